/**
 * The saisie: what the candidat typed in the onglets, as the phone keeps it; `saisie-recue.ts` is how the server parses it.
 *
 * Every text may be empty: a brouillon keeps whatever was typed. `verification.ts` says what is still missing
 * or wrong; the server refuses to enregistrer a saisie that it does not accept.
 */
import type { Saisie } from './saisie-recue';

export type { Saisie } from './saisie-recue';

/** How many characters the server keeps, by champ; beyond it the verification says so, nothing is cut. */
export const LONGUEURS = {
	voie: 80,
	complement1: 80,
	complement2: 80,
	complement3: 80,
	codePostal: 12,
	localite: 80,
	// « +594 (0) 694 23 45 67 » has 21.
	telephoneMobile: 30,
	telephone: 30,
	/** Of the spécialité presented before, typed. */
	specialite: 80
};

/** What a brouillon keeps one by one: the onglets that take input, and the compléments that stand in several of them. */
export type PartieSaisie = keyof Saisie;
/** « Récapitulatif » shows, « N° Inscription » is the result. */
export type OngletSaisi = Exclude<PartieSaisie, 'complements'>;
export type Onglet = OngletSaisi | 'recapitulatif' | 'numero';

/** An onglet nobody touched yet. */
export function saisieVide(): Saisie {
	return {
		modalites: { acceptees: false },
		identification: {
			pays: '100',
			voie: '',
			complement1: '',
			complement2: '',
			complement3: '',
			codePostal: '',
			localite: '',
			nationalite: '',
			telephoneMobile: '',
			telephone: '',
			categorieSocioProfessionnelle: ''
		},
		candidature: {
			categorie: '',
			situation: '',
			amenagementDuree: null,
			etablissement: '',
			handicap: null,
			diffusionPresse: null,
			diffusionCollectivites: null
		},
		qualification: { specialite: '', enseignement: '', sectionLangue: '', formePassage: '', derogation: null },
		acquis: { dejaPresente: null, autreSpecialite: null, titulaire: null, vae: null },
		epreuves: { choix: {} },
		complements: { champs: {}, attestations: {} },
		conditions: { acceptees: false }
	};
}
