/**
 * The appareil: this phone or computer, and what it may keep. A shared one keeps nothing: the same stores then live in
 * the memory of the page, and go with it.
 */
import { BISCUIT_DEPART, marqueDeDepart } from '$lib/domain/depart';
import { ouvrirLocal } from './local';
import { PERSONNELS, tousDe } from './local-db';

/** Said at sign-in; the script of the space reads it before it has asked anything. */
export const estPartage = (): boolean => /(?:^|; )escale-partage=1(?:;|$)/.test(document.cookie);

/** What this device keeps; opened at the first use. */
export const local = ouvrirLocal('escale', async () => {
	if (estPartage()) await import('fake-indexeddb/auto');
});

/** Of nobody's: not localStorage, which a browser that is killed may not have written yet. */
const DERNIER_COMPTE: [string, string] = ['', 'dernier_compte'];

/** « Déconnexion » was pressed here, and the server has not heard it yet. */
export const departEnAttente = (compteId: string): boolean =>
	document.cookie.includes(`${BISCUIT_DEPART}=${marqueDeDepart(compteId)}`);

/** The compte whose space opens without network: the last one that was seen signed in here, and has not left since. */
export async function dernierCompte(): Promise<string | null> {
	const garde = await local((db) => db.get('vus', DERNIER_COMPTE)).catch(() => undefined);
	return typeof garde?.corps === 'string' && !departEnAttente(garde.corps) ? garde.corps : null;
}

/** A browser that keeps nothing opens nothing without network. */
export async function retenirCompte(compteId: string): Promise<void> {
	const [personne, chemin] = DERNIER_COMPTE;
	await local((db) => db.put('vus', { compteId: personne, chemin, corps: compteId, vuLe: '' })).catch(() => {});
}

/** That person has left; somebody else who signed in since, in another tab, goes on. */
export async function oublierCompte(compteId: string): Promise<void> {
	await local(async (db) => {
		const tx = db.transaction('vus', 'readwrite', { durability: 'strict' });
		if ((await tx.store.get(DERNIER_COMPTE))?.corps === compteId) await tx.store.delete(DERNIER_COMPTE);
		await tx.done;
	}).catch(() => {});
}

/** Takes everything of that compte off this device, except what `garder` says to leave. */
export function effacer(compteId: string, garder: 'rien' | 'non_envoyes' = 'rien'): Promise<void> {
	return local(async (db) => {
		const tx = db.transaction([...PERSONNELS, 'envois'], 'readwrite', { durability: 'strict' });
		const stores = garder === 'rien' ? PERSONNELS : (['vus', 'documents', 'recus'] as const);
		for (const store of stores) void tx.objectStore(store).delete(tousDe(compteId));
		if (garder === 'rien')
			for (const { rang = -1 } of await tx.objectStore('envois').index('compte').getAll(compteId))
				void tx.objectStore('envois').delete(rang);
		await tx.done;
	});
}

/**
 * Asks the browser not to clear what this device keeps; null when it cannot say. Asked after the first brouillon: a
 * browser grants it to sites in use.
 */
export async function demanderPersistance(): Promise<boolean | null> {
	if (estPartage() || !navigator.storage?.persist) return null;
	return (await navigator.storage.persisted()) || (await navigator.storage.persist());
}

export async function persistance(): Promise<boolean | null> {
	return navigator.storage?.persisted ? navigator.storage.persisted() : null;
}
