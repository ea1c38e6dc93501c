/** The campagne that an operator asks for in the specs of the commands: la Guyane, with nothing of its own. */
export const CAMPAGNE_GUYANE = {
	sessionExamen: '2027',
	academie: '33',
	ouverture: '2026-10-12T08:00',
	fermeture: '2026-11-20T17:00',
	reglages: {
		service: { nom: 'RECTORAT DE GUYANE', adresse: [], telephone: null, mail: null },
		etablissements: [],
		languesFacultatives: null,
		languesObligatoires: null,
		specialites: null,
		messages: []
	}
};
