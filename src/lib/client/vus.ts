/**
 * The vus: what the person last saw of each page of the space, kept for that person, so that it opens without network.
 * What is shown from here says when it was seen.
 */
import { Deconnecte, HorsLigne, lire, Panne, RefusServeur } from './api';
import { maintenantServeur } from './horloge';
import type { Local } from './local';
import { exigerPresence } from './presence';

export interface Vu<T> {
	corps: T;
	/** When it was seen, when it does not come from the server now; null when it does. */
	vuLe: Date | null;
}

/** How long a network that answers nothing is waited for when there is something to show, ms. */
const PATIENCE = 1_500;

/** How long an answer that came too late is worth the server's word, ms: a navigation under way goes first. */
const VALEUR = 10_000;

/** Answers that came when nobody waited for them any more: the page that is drawn again then takes them from here. */
const tardives = new Map<string, unknown>();
/** What is answered to a question of an earlier age is not what the server would say now. */
let age = 0;

/** Something that the person did has reached the server: what was asked before is asked again, and not kept. */
export function oublierTardives(): void {
	age++;
	tardives.clear();
}

/**
 * Reads an address of the API for that compte; without network, or when it does not answer in time, what was last seen
 * of it. `arrive` is told when the answer comes after all: read again then, that answer is what is rendered, so that a
 * slow network is not asked a second time. Throws what `lire` throws when there is nothing.
 */
export async function lireOuRevoir<T>(
	local: Local,
	compteId: string,
	chemin: string,
	aller: typeof fetch,
	arrive: () => void = () => {}
): Promise<Vu<T>> {
	const cle = `${compteId} ${chemin}`;
	if (tardives.has(cle)) {
		const corps = tardives.get(cle) as T;
		tardives.delete(cle);
		return { corps, vuLe: null };
	}
	const demandee = age;
	const frais = lire<T>(chemin, aller, compteId).then(async (corps) => {
		if (demandee === age) await retenir(local, compteId, chemin, corps);
		return corps;
	});
	// Whoever waits for it hears of its failure below; nobody may be waiting yet.
	frais.catch(() => {});
	const garde = await local((db) => db.get('vus', [compteId, chemin])).catch(() => undefined);
	if (!garde) return { corps: await frais, vuLe: null };
	const vieux = { corps: garde.corps as T, vuLe: new Date(garde.vuLe) };
	let tard = false;
	frais.then(
		(corps) => {
			if (!tard) return;
			if (demandee === age) tardives.set(cle, corps);
			// Not to be taken for what the server says when the person comes back to this page later.
			setTimeout(() => tardives.delete(cle), VALEUR);
			arrive();
		},
		() => {}
	);
	const attente = new Promise<Vu<T>>((rendre) =>
		setTimeout(() => {
			tard = true;
			rendre(vieux);
		}, PATIENCE)
	);
	try {
		return await Promise.race([frais.then((corps) => ({ corps, vuLe: null })), attente]);
	} catch (erreur) {
		if (laisseRevoir(erreur)) return vieux;
		throw erreur;
	}
}

/** The server said nothing of that page: what was seen of it stays in sight. */
function laisseRevoir(erreur: unknown): boolean {
	// Signed out by the clock: the person signs in again over it, unless it is somebody else.
	if (erreur instanceof Deconnecte) return !erreur.autre;
	// An app too old to be understood, or too many questions at once.
	if (erreur instanceof RefusServeur) return ['application_perimee', 'trop_de_tentatives'].includes(erreur.code);
	return erreur instanceof HorsLigne || erreur instanceof Panne;
}

/** A full disk keeps no pages to see again: what is typed goes first. Nor does an answer bring back who has left meanwhile. */
function retenir(local: Local, compteId: string, chemin: string, corps: unknown): Promise<unknown> {
	const vuLe = maintenantServeur().toISOString();
	return local(async (db) => {
		const tx = db.transaction('vus', 'readwrite');
		await exigerPresence(tx.store, compteId);
		void tx.store.put({ compteId, chemin, corps, vuLe });
		await tx.done;
	}).catch(() => {});
}
