/** The documents that the person opened, kept for that person, so that they open again without network. */
import { maintenantServeur } from './horloge';
import type { Local } from './local';
import { tousDe } from './local-db';
import { exigerPresence } from './presence';

/**
 * Keeps a copy of the document at that address of the API, under the version that is shown; older ones of the same
 * address go. It is asked for a second time: the first went to a window of the browser that hands nothing over.
 */
export async function garderDocument(local: Local, compteId: string, adresse: string, version: number): Promise<void> {
	const chemin = nommer(adresse, version);
	if (await local((db) => db.getKey('documents', [compteId, chemin]))) return;
	const reponse = await fetch(adresse).catch(() => null);
	if (!reponse?.ok) return;
	const octets = await reponse.arrayBuffer();
	const type = reponse.headers.get('content-type') ?? 'application/pdf';
	await local(async (db) => {
		const tx = db.transaction(['documents', 'vus'], 'readwrite');
		await exigerPresence(tx.objectStore('vus'), compteId);
		const documents = tx.objectStore('documents');
		for (const [, autre] of await documents.getAllKeys(tousDe(compteId)))
			if (autre.startsWith(`${adresse}#`)) void documents.delete([compteId, autre]);
		void documents.put({ compteId, chemin, octets, type, vuLe: maintenantServeur().toISOString() });
		await tx.done;
	}).catch(() => {}); // A full disk keeps no copy: what is typed goes first. Nor is one kept of who has left meanwhile.
}

/** The copy kept here; null when that version was never opened on this phone. */
export async function documentGarde(
	local: Local,
	compteId: string,
	adresse: string,
	version: number
): Promise<Blob | null> {
	const garde = await local((db) => db.get('documents', [compteId, nommer(adresse, version)]));
	return garde ? new Blob([garde.octets], { type: garde.type }) : null;
}

const nommer = (adresse: string, version: number) => `${adresse}#${version}`;
