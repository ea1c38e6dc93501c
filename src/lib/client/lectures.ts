/**
 * The lectures: « lu » of a document or a message. It is told when there is a network, for when it was; nobody waits for it, it
 * holds back nothing, and it is in no list of what has not left.
 */
import type { Local } from './local';
import type { EnvoiGarde } from './local-db';
import { exigerPresence } from './presence';

export interface Lecture {
	compteId: string;
	/** Where it is told: « /api/messages/…/lu ». */
	chemin: string;
	/** The page of the API that shows it, and which of its lines it is: seen again without network, it is read. */
	vu: { chemin: string; champ: 'id' | 'type'; valeur: string };
}

/** The same again before the first has left is the first. */
export async function preparerLecture(local: Local, lecture: Lecture, le: Date): Promise<void> {
	const { compteId, chemin, vu } = lecture;
	const luLe = le.toISOString();
	await local(async (db) => {
		const tx = db.transaction(['envois', 'vus'], 'readwrite');
		await exigerPresence(tx.objectStore('vus'), compteId);
		const garde = await tx.objectStore('vus').get([compteId, vu.chemin]);
		if (garde && Array.isArray(garde.corps)) {
			const corps = garde.corps.map((ligne: Record<string, unknown>) =>
				ligne[vu.champ] === vu.valeur ? { ...ligne, luLe: ligne.luLe ?? luLe } : ligne
			);
			await tx.objectStore('vus').put({ ...garde, corps });
		}
		const deja = await tx.objectStore('envois').index('compte').getAll(compteId);
		if (!deja.some((envoi) => envoi.nature === 'lecture' && envoi.chemin === chemin))
			await tx.objectStore('envois').add(envoiDe(compteId, chemin, le));
		await tx.done;
	}).catch(() => {}); // A full disk tells nobody: what is typed goes first. Nor is it told for who has left.
}

function envoiDe(compteId: string, chemin: string, le: Date): EnvoiGarde {
	return {
		format: 1,
		id: crypto.randomUUID(),
		compteId,
		fil: `lecture ${chemin}`,
		priorite: -2,
		nature: 'lecture',
		libelle: 'Lecture',
		methode: 'POST',
		chemin,
		corps: JSON.stringify({ le: le.toISOString() }),
		creeLe: new Date(),
		essais: 0,
		prochainEssai: 0,
		douteux: false,
		refus: null
	};
}
