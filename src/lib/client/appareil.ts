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

/** The disk of this page is its memory, and the true one is out of its reach; unknown until it is first opened. */
let memoire: boolean | undefined;

const disque = ouvrirLocal('escale', async () => {
	if ((memoire ||= estPartage())) await import('fake-indexeddb/auto');
});

let ferme = false;
/** The person has left, and this page is leaving: what it had begun, a photo, an answer, reaches the device no more. */
export const fermerAppareil = (): void => void (ferme = true);
export const appareilFerme = (): boolean => ferme;

/** What this device keeps; opened at the first use. What an earlier page could not erase goes before anything is read or written. */
export const local: Local = Object.assign(
	async <T>(action: Parameters<typeof disque<T>>[0]) => {
		await (menage ??= finirLesDeparts());
		return ferme ? new Promise<T>(() => {}) : disque(action);
	},
	{ fermer: disque.fermer }
);

let menage: Promise<unknown> | null = null;

/** A disk that fails still is asked again by the next action: none comes before. */
const finirLesDeparts = () =>
	Promise.all(inacheves().map((cle) => enlever(cle.slice(INACHEVE.length)))).catch((erreur: unknown) => {
		menage = null;
		throw erreur;
	});

/** Of each compte whose erasing has begun: not on the disk, which may be what fails. Its id, and nothing of anybody. */
const INACHEVE = 'escale:depart:';

const inacheves = () => Object.keys(notes()).filter((cle) => cle.startsWith(INACHEVE));

/** A browser that forbids it keeps nothing else either. */
function notes(): Record<string, string> {
	try {
		return { ...localStorage };
	} catch {
		return {};
	}
}

/** null takes it away. Without room the sign-out goes on all the same. */
function noter(cle: string, mot: string | null): void {
	try {
		if (mot) localStorage.setItem(cle, mot);
		else localStorage.removeItem(cle);
	} catch {
		// Nothing can be noted here.
	}
}

/** Where their other pages hear that somebody leaves. */
export const nommerDepart = (compteId: string): string => `escale-depart:${compteId}`;

/** The last départ from this device: nobody pressed anything. Noted for the pages that slept, and says nothing of anybody. */
const FINIE = 'escale:fin';
export const visiteFinie = (): boolean => FINIE in notes();

/** To be said before anything is taken away: a page that went on writing would put some of it back. `finie`: as above. */
export function annoncerDepart(compteId: string, finie = false): void {
	noter(FINIE, finie ? '1' : null);
	const canal = new BroadcastChannel(nommerDepart(compteId));
	canal.postMessage(finie);
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

/** Signed out of this device since it last showed them: heard by nobody, written here, or being written. */
export async function aQuitte(compteId: string): Promise<boolean> {
	if (ferme || departEnAttente(compteId)) return true;
	// A note is of the true disk.
	if (!(memoire ?? estPartage()) && INACHEVE + compteId in notes()) return true;
	return disque((db) => estParti(db.transaction('vus').store, compteId)).catch(() => false);
}

/** What a sign-out leaves on this device. */
export type AGarder = 'rien' | 'non_envoyes';

/**
 * That person has left: all of theirs goes, except what `garder` says to leave. Somebody else who signed in since, in another tab,
 * goes on. Noted until it is done: a page that is closed meanwhile, or a disk that fails, leaves it to the next page.
 */
export function effacer(compteId: string, garder: AGarder = 'rien'): Promise<void> {
	// What is in memory goes with the page: a note that is there is of an earlier départ, and stays.
	if (!(memoire ?? estPartage())) noter(INACHEVE + compteId, garder);
	return enlever(compteId, garder);
}

/** Without `voulu`, as the note says by then: another page may have done it, and they may have signed in and typed since. */
function enlever(compteId: string, voulu?: AGarder): Promise<void> {
	const [personne, chemin] = DERNIER_COMPTE;
	const cle = INACHEVE + compteId;
	return enFaisantPlace(disque, async (db) => {
		const tx = db.transaction([...PERSONNELS, 'envois'], 'readwrite', { durability: 'strict' });
		const dernier = await tx.objectStore('vus').get(DERNIER_COMPTE);
		// Transactions come one after the other: what that page erased, and all that it let be written after, is there.
		const garder = voulu ?? (memoire ? null : notes()[cle]);
		if (!garder) return tx.done;
		const stores = garder === 'rien' ? PERSONNELS : (['vus', 'documents', 'recus'] as const);
		for (const store of stores) void tx.objectStore(store).delete(tousDe(compteId));
		if (garder === 'rien')
			for (const { rang = -1 } of await tx.objectStore('envois').index('compte').getAll(compteId))
				void tx.objectStore('envois').delete(rang);
		if ((dernier?.corps ?? compteId) === compteId)
			void tx.objectStore('vus').put({ compteId: personne, chemin, corps: null, vuLe: '' });
		await tx.done;
		if (!memoire) noter(cle, null);
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
