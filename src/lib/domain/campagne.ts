/**
 * A campagne: one examen, one sessionExamen, one académie; its window, its service and what it organises.
 *
 * It pins the hash of the exam file it was opened with, so that an old candidature keeps its rules.
 * Sources: R-005 … R-010, S2 §1.2; what a rectorat alone decides (languages, établissements, address) lives here.
 */
import type { ReglagesCampagne, Service } from './campagne-reglages';
import type { Fenetre } from './fenetre';

export type { Etablissement, ReglagesCampagne, Service } from './campagne-reglages';

/** R-211: the desk of the spécialité's family, else the service. */
export function contactDe({ reglages }: Pick<Campagne, 'reglages'>, cfd: string): Service {
	return reglages.contactsFamilles?.find((f) => f.specialites.includes(cfd))?.service ?? reglages.service;
}

export interface Campagne extends Fenetre {
	id: string;
	examenCode: string;
	examenHash: string;
	/** « 2027 », « JUIN 2027 », « NOVEMBRE 2027 VAE ». */
	sessionExamen: string;
	/** Code BCN of the académie, « 33 » for la Guyane. */
	academie: string;
	reglages: ReglagesCampagne;
}

/** What travels to the phone: the same, instants as ISO strings. */
export type CampagneTransmise = Omit<Campagne, 'ouverture' | 'fermeture'> & { ouverture: string; fermeture: string };

export function campagneRecue(transmise: CampagneTransmise): Campagne {
	return { ...transmise, ouverture: new Date(transmise.ouverture), fermeture: new Date(transmise.fermeture) };
}

export function campagneTransmise(campagne: Campagne): CampagneTransmise {
	return { ...campagne, ouverture: campagne.ouverture.toISOString(), fermeture: campagne.fermeture.toISOString() };
}
