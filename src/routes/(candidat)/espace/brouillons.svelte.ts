/** The brouillons of this phone, for a page that shows them: read again whenever the facteur brought or took something. */
import { local } from '$lib/client/appareil';
import { listerBrouillons } from '$lib/client/brouillons';
import type { BrouillonGarde } from '$lib/client/local-db';
import { leFacteur } from './facteur';

export function lesBrouillons(compteId: () => string, depart: BrouillonGarde[]): () => BrouillonGarde[] {
	const facteur = leFacteur();
	let brouillons = $state.raw(depart);
	$effect(() => {
		void facteur().tour;
		void listerBrouillons(local, compteId()).then((lus) => (brouillons = lus));
	});
	return () => brouillons;
}
