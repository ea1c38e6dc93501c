/** What this device kept of whoever has just signed out. */
import { annoncerDepart, effacer, local } from '$lib/client/appareil';
import { compterNonEnvoyes } from '$lib/client/facteur.svelte';

/**
 * All of it goes, but what the server has not got: answers how many modifications that is. A disk that cannot be counted now is
 * erased when the next page begins, but for what may wait there.
 */
export async function oublier(compteId: string): Promise<number | null> {
	annoncerDepart(compteId);
	const restent = await compterNonEnvoyes(local, compteId).catch(() => null);
	await effacer(compteId, restent === 0 ? 'rien' : 'non_envoyes');
	return restent;
}

export const toutOublier = (compteId: string): Promise<void> => effacer(compteId);
