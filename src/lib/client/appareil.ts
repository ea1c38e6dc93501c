/**
 * The appareil: this phone or computer, and what it may keep. A shared one keeps nothing: the same stores then live in
 * the memory of the page, and go with it.
 */
import { BISCUIT_DEPART, marqueDeDepart } from '$lib/domain/depart';
import { ouvrirLocal, type Local } from './local';
import { PERSONNELS, tousDe } from './local-db';
import { enFaisantPlace } from './place';
import { DERNIER_COMPTE, estParti } from './presence';

/** Said at sign-in; the script of the space reads it before it has asked anything. */
export const estPartage = (): boolean => /(?:^|; )escale-partage=1(?:;|$)/.test(document.cookie);

const disque = ouvrirLocal('escale', async () => {
	if (estPartage()) await import('fake-indexeddb/auto');
});

let ferme = false;
/** The person has left, and this page is leaving: what it had begun, a photo, an answer, reaches the device no more. */
export const fermerAppareil = (): void => void (ferme = true);
export const appareilFerme = (): boolean => ferme;

/** What this device keeps; opened at the first use. */
export const local: Local = Object.assign(
	<T>(action: Parameters<typeof disque<T>>[0]) => (ferme ? new Promise<T>(() => {}) : disque(action)),
	{ fermer: disque.fermer }
);

/** Where their other pages hear that somebody leaves. */
export const nommerDepart = (compteId: string): string => `escale-depart:${compteId}`;

/** To be said before anything is taken away: a page that went on writing would put some of it back. `visiteFinie`: nobody pressed anything. */
export function annoncerDepart(compteId: string, visiteFinie = false): void {
	const canal = new BroadcastChannel(nommerDepart(compteId));
	canal.postMessage(visiteFinie);
	canal.close();
}

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
	// On a full disk room is made: who is here must not be taken for somebody who has left.
	await enFaisantPlace(local, (db) => db.put('vus', { compteId: personne, chemin, corps: compteId, vuLe: '' })).catch(
		() => {}
	);
}

/** That person has left; somebody else who signed in since, in another tab, goes on. */
export async function oublierCompte(compteId: string): Promise<void> {
	const [personne, chemin] = DERNIER_COMPTE;
	await disque(async (db) => {
		const tx = db.transaction('vus', 'readwrite', { durability: 'strict' });
		const dernier = await tx.store.get(DERNIER_COMPTE);
		if ((dernier?.corps ?? compteId) === compteId)
			await tx.store.put({ compteId: personne, chemin, corps: null, vuLe: '' });
		await tx.done;
	}).catch(() => {});
}

/** Signed out of this device since it last showed them: heard by nobody, or written here. */
export async function aQuitte(compteId: string): Promise<boolean> {
	if (ferme || departEnAttente(compteId)) return true;
	return disque((db) => estParti(db.transaction('vus').store, compteId)).catch(() => false);
}

/** Takes everything of that compte off this device, except what `garder` says to leave. */
export function effacer(compteId: string, garder: 'rien' | 'non_envoyes' = 'rien'): Promise<void> {
	return disque(async (db) => {
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
