/** A stop on the way: a step of the form, or a stage of an inscription. */
export interface Arret {
	libelle: string;
	/** In small under the name: a date, what is awaited. */
	detail?: string;
	/** Where a done stop can be gone back to. */
	href?: string;
	/** Done or not, when it does not follow from the order alone. */
	fait?: boolean;
}
