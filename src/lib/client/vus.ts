/**
 * The vus: what the person last saw of each page of the space, kept for that person, so that it opens without network.
 * What is shown from here says when it was seen.
 */
import { Deconnecte, HorsLigne, lire, Panne } from './api';
import { maintenantServeur } from './horloge';
import type { Local } from './local';

export interface Vu<T> {
	corps: T;
	/** When it was seen, when it does not come from the server now; null when it does. */
	vuLe: Date | null;
}

/** How long a network that answers nothing is waited for when there is something to show, ms. */
const PATIENCE = 1_500;

/**
 * Reads an address of the API for that compte; without network, or when it does not answer in time, what was last seen
 * of it. `arrive` is told when the answer comes after all, and differs. Throws what `lire` throws when there is nothing.
 */
export async function lireOuRevoir<T>(
	local: Local,
	compteId: string,
	chemin: string,
	aller: typeof fetch,
	arrive: () => void = () => {}
): Promise<Vu<T>> {
	const frais = lire<T>(chemin, aller, compteId).then(async (corps) => {
		await retenir(local, compteId, chemin, corps);
		return corps;
	});
	// Whoever waits for it hears of its failure below; nobody may be waiting yet.
	frais.catch(() => {});
	const garde = await local((db) => db.get('vus', [compteId, chemin])).catch(() => undefined);
	if (!garde) return { corps: await frais, vuLe: null };
	const vieux = { corps: garde.corps as T, vuLe: new Date(garde.vuLe) };
	let tard = false;
	frais.then(
		(corps) => tard && JSON.stringify(corps) !== JSON.stringify(garde.corps) && arrive(),
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
		// Signed out by the clock: what was seen stays in sight while the person signs in again, unless it is somebody else.
		if (erreur instanceof HorsLigne || erreur instanceof Panne || (erreur instanceof Deconnecte && !erreur.autre))
			return vieux;
		throw erreur;
	}
}

/** A full disk keeps no pages to see again: what is typed goes first. */
function retenir(local: Local, compteId: string, chemin: string, corps: unknown): Promise<unknown> {
	const vuLe = maintenantServeur().toISOString();
	return local((db) => db.put('vus', { compteId, chemin, corps, vuLe })).catch(() => {});
}
