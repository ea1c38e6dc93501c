/**
 * Two candidatures complete and ready to be enregistrées, for specs that vary them by spread: S2's own example candidate,
 * and somebody who registers alone with no diploma.
 */
import type { Campagne } from './campagne';
import type { ComptePublic } from './compte';
import { parseExamen } from './examen';
import bcp from './examens/bcp.json';
import { saisieVide, type Saisie } from './saisie';
import type { Contexte } from './contexte';

export const BCP = parseExamen(bcp);

const CAMPAGNE_GUYANE: Campagne = {
	id: 'BCP-2024-33',
	examenCode: 'BCP',
	examenHash: '0'.repeat(64),
	sessionExamen: '2024',
	academie: '33',
	ouverture: new Date('2023-10-16T11:00:00Z'),
	// Until 23:59 on 13 December: midnight in Cayenne.
	fermeture: new Date('2023-12-14T03:00:00Z'),
	fuseau: 'America/Cayenne',
	reglages: {
		service: { nom: 'RECTORAT DE GUYANE', adresse: [], telephone: '0594272243', mail: 'dec.exapro@ac-guyane.fr' },
		etablissements: [
			{ id: 'INDIV_973', nom: 'INDIVIDUELS 973', uai: null, categories: ['INDIVIDUEL'] },
			{
				id: '9730538X',
				nom: 'CFA CEVEDOM CAYENNE - CAYENNE CEDEX 2',
				uai: '9730538X',
				categories: ['SCOLAIRE_133', 'FORMATION_CONTINUE']
			}
		],
		languesFacultatives: null,
		languesObligatoires: null,
		specialites: null,
		messages: []
	}
};

const COMPTE_JEANNE: ComptePublic = {
	id: 'jeanne',
	numeroCandidat: '01948418953',
	mail: '1948418953@mail.fr',
	sexe: 'F',
	nom: 'NGMB-DUPONT',
	nomUsage: null,
	prenoms: 'NGMB-Jeanne',
	dateNaissance: '2005-05-06',
	paysNaissance: '100',
	departementNaissance: '011',
	communeNaissance: 'BUGARACH',
	ine: '088553495DY',
	creeLe: '2019-11-04T10:00:00.000Z',
	activeLe: '2019-11-04T10:05:00.000Z'
};

const vide = saisieVide();

const SAISIE_S2: Saisie = {
	modalites: { acceptees: true },
	identification: {
		...vide.identification,
		voie: 'reu',
		codePostal: '97300',
		localite: 'CAYENNE',
		nationalite: '100',
		telephoneMobile: '0123456789',
		categorieSocioProfessionnelle: '81'
	},
	candidature: {
		categorie: 'SCOLAIRE_133',
		situation: '',
		amenagementDuree: false,
		etablissement: '9730538X',
		handicap: false,
		diffusionPresse: false,
		diffusionCollectivites: false
	},
	qualification: {
		specialite: '40025303',
		enseignement: '',
		sectionLangue: 'aucune',
		formePassage: 'globale',
		derogation: false
	},
	acquis: {
		...vide.acquis,
		// 02 is Aix-Marseille.
		titulaire: { titre: 'bts_dut_deug_licence', annee: '2022', academie: '02', repassees: [] }
	},
	complements: vide.complements,
	epreuves: { choix: { EF1: { inscrit: true, valeur: 'anglais' }, EF2: { inscrit: true, valeur: '107' } } },
	conditions: { acceptees: true }
};

/** S2 §3 and §4.1: pre-registered by her CFA, on 11/12/2023 at 16:06 in Cayenne. */
export const CONTEXTE_S2: Contexte = {
	examen: BCP,
	campagne: CAMPAGNE_GUYANE,
	compte: COMPTE_JEANNE,
	saisie: SAISIE_S2,
	maintenant: new Date('2023-12-11T19:06:00Z'),
	preinscription: true
};

/** INDIVIDUEL, 24 years old, no diploma, on 5 November 2026. */
export const CONTEXTE_INDIVIDUEL: Contexte = {
	...CONTEXTE_S2,
	campagne: { ...CAMPAGNE_GUYANE, sessionExamen: '2027' },
	compte: { ...COMPTE_JEANNE, nom: 'SAINVIL', prenoms: 'Alya', dateNaissance: '2002-05-06', ine: null },
	saisie: {
		...SAISIE_S2,
		candidature: { ...SAISIE_S2.candidature, categorie: 'INDIVIDUEL', etablissement: 'INDIV_973' },
		qualification: { ...SAISIE_S2.qualification, derogation: null },
		acquis: vide.acquis,
		epreuves: { choix: {} }
	},
	maintenant: new Date('2026-11-05T12:00:00Z'),
	preinscription: false
};

/** The same context with some onglets answered otherwise. */
export function avec(contexte: Contexte, onglets: Partial<Saisie>): Contexte {
	return { ...contexte, saisie: { ...contexte.saisie, ...onglets } };
}
