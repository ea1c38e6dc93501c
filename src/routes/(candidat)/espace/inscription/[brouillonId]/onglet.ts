/** What each onglet receives. */
import type { Contexte } from '$lib/domain/verification';
import type { Saisie } from '$lib/domain/saisie';

export interface PropsOnglet {
	contexte: Contexte;
	/** Bound: the onglet writes what is typed straight into it. */
	saisie: Saisie;
	/** The fault of that field since the last « Suivant », if any. */
	erreurDe: (champ: string) => string | null;
}
