/** The contexte: everything the rules of a candidature look at, time included; they take it whole and read nothing else. */
import type { Campagne } from './campagne';
import type { ComptePublic } from './compte';
import { ageAu, jourLocal } from './dates';
import type { Examen } from './examen';
import type { Saisie } from './saisie';

export interface Contexte {
	examen: Examen;
	campagne: Campagne;
	compte: ComptePublic;
	saisie: Saisie;
	maintenant: Date;
	/** A school filled the candidature in beforehand. */
	preinscription: boolean;
	/** The candidat already registers to the same examen and sessionExamen by another candidature; unknown: not. */
	autreCandidature?: boolean;
}

/** Age on the day of the candidature, where the campagne is. */
export function age({ compte, campagne, maintenant }: Pick<Contexte, 'compte' | 'campagne' | 'maintenant'>): number {
	return ageAu(compte.dateNaissance, jourLocal(maintenant, campagne.fuseau));
}
