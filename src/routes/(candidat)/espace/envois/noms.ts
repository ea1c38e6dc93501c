/** The onglets by the name of the part of the saisie that an envoi carries; an exam file may title them otherwise. */
export const NOMS_ONGLETS: Record<string, string> = {
	modalites: 'Modalités d’inscription',
	identification: 'Identification',
	candidature: 'Informations candidature',
	qualification: 'Qualification présentée',
	acquis: 'Acquis',
	epreuves: 'Epreuves',
	complements: 'Compléments',
	conditions: 'Conditions d’inscription'
};
