/** What the fields share: how a hint and an error are tied to their input. */

/** The value of aria-describedby: the hint first, then the error, as they stand on the page. */
export function decritPar(id: string, aide?: string, erreur?: string | null): string | undefined {
	const ids = [aide && `${id}-aide`, erreur && `${id}-erreur`].filter(Boolean);
	return ids.length > 0 ? ids.join(' ') : undefined;
}

/** One fault in the summary at the top of a page: the id of the field to go to, and the words said at the field. */
export interface ErreurDeSaisie {
	champ: string;
	message: string;
}

export interface Option<V extends string | boolean = string> {
	valeur: V;
	libelle: string;
	/** What choosing it entails, in small under the label. */
	aide?: string;
}
