/** Asks the server again for what the pages of « Mes justificatifs » show, and for the line above them. */
import { adressePieces } from '$lib/client/pieces';
import type { EnvoiGarde } from '$lib/client/local-db';
import { rafraichir } from '../../../rafraichir';

export async function reprendre(candidatureId: string): Promise<void> {
	await rafraichir(`escale:${adressePieces(candidatureId)}`);
	await rafraichir(`escale:/api/candidatures/${candidatureId}`);
}

/** Which envois of the candidature wait, and which were refused. */
export const attentes = (envois: readonly EnvoiGarde[], candidatureId: string): Map<string, 'attend' | 'refuse'> =>
	new Map(envois.filter(({ fil }) => fil === candidatureId).map((e) => [e.id, e.refus ? 'refuse' : 'attend']));

/**
 * The server has said something of one that waited: « oui », and it is gone, or « non ». Either may have changed the pièces,
 * or come from pièces that had changed.
 */
export function aRepondu(avant: ReturnType<typeof attentes>, apres: ReturnType<typeof attentes>): boolean {
	const prise = [...avant].some(([id, etat]) => etat === 'attend' && !apres.has(id));
	return prise || [...apres].some(([id, etat]) => etat === 'refuse' && avant.get(id) !== 'refuse');
}
