/** How long Escale keeps what it knows of people, as « Données personnelles » says it and a tâche applies it (SEC19). */
import { anneeSession } from './offre';

export const CONSERVATION = {
	/** Hours to activate a compte. */
	activation: 48,
	/** Months that an activated compte lives without any candidature. */
	sansInscription: 6,
	/** Years after the one of the sessionExamen, counted in whole calendar years. */
	apresSession: 1
} as const;

export const PHRASES_CONSERVATION = [
	`Un compte qui n’est pas activé\u00a0: ${CONSERVATION.activation}\u00a0heures.`,
	`Un compte activé, sans aucune candidature ni brouillon touché depuis\u00a0: ${CONSERVATION.sansInscription}\u00a0mois.`,
	`Une candidature, ses versions, ses documents et ses pièces justificatives\u00a0: jusqu’à la fin de l’année qui suit celle de la session d’examen. Le compte part ensuite, s’il n’en a pas d’autre.`,
	`Une demande de correction et son justificatif\u00a0: autant que le compte.`,
	`Un fichier que plus rien ne nomme\u00a0: deux heures au plus.`,
	`Le journal technique, qui ne nomme personne\u00a0: un an, chez l’exploitant.`
];

/** The instant before which an activated compte without candidature is too old. */
export function limiteSansInscription(maintenant: Date): Date {
	const limite = new Date(maintenant);
	// A month may be shorter: 31 August less six months is 28 February, not 3 March.
	limite.setUTCDate(1);
	limite.setUTCMonth(limite.getUTCMonth() - CONSERVATION.sansInscription);
	const dernier = new Date(Date.UTC(limite.getUTCFullYear(), limite.getUTCMonth() + 1, 0)).getUTCDate();
	limite.setUTCDate(Math.min(maintenant.getUTCDate(), dernier));
	return limite;
}

/** From when the candidatures of that sessionExamen go: 2027 → 1 January 2029; null when the label says no year. */
export function finDeConservation(sessionExamen: string): Date | null {
	const annee = anneeSession(sessionExamen);
	return annee === null ? null : new Date(Date.UTC(annee + 1 + CONSERVATION.apresSession, 0, 1));
}
