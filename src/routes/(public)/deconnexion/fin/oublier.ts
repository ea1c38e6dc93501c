/** What this device kept of whoever has just signed out. */
import { annoncerDepart, effacer, local, oublierCompte } from '$lib/client/appareil';
import { compterNonEnvoyes } from '$lib/client/facteur.svelte';

/** All of it goes, but what the server has not got: answers how many modifications that is. */
export async function oublier(compteId: string): Promise<number> {
	annoncerDepart(compteId);
	const restent = await compterNonEnvoyes(local, compteId);
	await oublierCompte(compteId);
	await effacer(compteId, restent > 0 ? 'non_envoyes' : 'rien');
	return restent;
}

export const toutOublier = (compteId: string): Promise<void> => effacer(compteId);
