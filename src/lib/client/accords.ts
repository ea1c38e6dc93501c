/**
 * The accords: how each onglet on this phone stands to the server's copy, and what follows from it. The phone's value is
 * still to send when its revision is not the one the server has.
 */
import type { AccordGarde, OngletGarde } from './local-db';

/** Of an onglet kept by the first version of the app, which gave none. */
export const REVISION_ANCIENNE = 'ancienne';

export function accordVide(cle: Pick<OngletGarde, 'compteId' | 'brouillonId' | 'onglet'>): AccordGarde {
	const { compteId, brouillonId, onglet } = cle;
	return { compteId, brouillonId, onglet, base: 0, revision: null, recuLe: null, conflit: null, choix: null };
}

/** The server does not have what this phone has, and the person did not choose to leave it so. */
export function estAEnvoyer(garde: OngletGarde, accord: AccordGarde | undefined): boolean {
	const revision = garde.revision ?? REVISION_ANCIENNE;
	return !accord || (accord.revision !== revision && accord.retiree !== revision);
}

/** Same value, whatever the order in which its fields were written. */
export function memeValeur(a: unknown, b: unknown): boolean {
	return JSON.stringify(trier(a)) === JSON.stringify(trier(b));
}

function trier(valeur: unknown): unknown {
	if (Array.isArray(valeur)) return valeur.map(trier);
	if (valeur === null || typeof valeur !== 'object') return valeur;
	return Object.fromEntries(
		Object.entries(valeur)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([cle, v]) => [cle, trier(v)])
	);
}
