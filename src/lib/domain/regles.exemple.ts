/**
 * An invented exam, for specs: no onglet « Acquis », a série to choose, fields under a condition, rules that block and
 * warn, one épreuve among several, a spécialité whose règlement nobody sourced.
 */
import type { Campagne } from './campagne';
import { CONTEXTE_INDIVIDUEL } from './contexte.exemple';
import type { Contexte } from './contexte';
import { parseExamen } from './examen';
import bcp from './examens/bcp.json';

const SOURCE = 'Escale';
const loi = { article: 'article inventé', url: 'https://exemple.invalid/article' };
const epreuve = (code: string, reste: object = {}) => ({
	code,
	libelle: `Épreuve ${code}`,
	unite: `U${code}`,
	...reste
});

export const FICHIER_INVENTE = {
	...bcp,
	code: 'INV',
	libelle: 'EXAMEN INVENTÉ',
	onglets: bcp.onglets.filter(({ id }) => !['modalites', 'acquis', 'conditions', 'numero'].includes(id)),
	enregistrerSur: 'recapitulatif',
	specialites: [
		{
			cfd: '99911111',
			libelle: 'Choix',
			groupes: [
				{
					libelle: 'Épreuves',
					epreuves: [
						epreuve('E1', { coefficient: 3, matiere: 'francais' }),
						{
							...epreuve('E2', { unite: null }),
							choix: { type: 'epreuve', libelle: 'Épreuve choisie', source: SOURCE },
							sousEpreuves: [epreuve('E2A', { coefficient: 2 }), epreuve('E2B', { coefficient: 2 })]
						},
						epreuve('E3', {
							coefficient: 5,
							choix: {
								type: 'liste',
								libelle: 'Support',
								options: [
									{ id: 'bois', libelle: 'Bois' },
									{ id: 'metal', libelle: 'Métal' }
								],
								source: SOURCE
							}
						})
					]
				}
			]
		},
		{ cfd: '99922222', libelle: 'Sans règlement' }
	],
	titres: [],
	titresParDefaut: [],
	champs: [
		{
			id: 'serie',
			onglet: 'qualification',
			type: 'choix',
			libelle: 'Série',
			obligatoire: true,
			options: [
				{ id: 'a', libelle: 'Série A' },
				{ id: 'b', libelle: 'Série B' }
			],
			source: SOURCE
		},
		{
			id: 'deja_sportif',
			onglet: 'qualification',
			type: 'oui_non',
			libelle: 'Êtes-vous sportif de haut niveau ?',
			obligatoire: true,
			si: { fait: 'champ:serie', parmi: ['b'] },
			source: SOURCE
		},
		{
			id: 'federation',
			onglet: 'qualification',
			type: 'texte',
			libelle: 'Votre fédération',
			obligatoire: true,
			max: 20,
			si: { fait: 'champ:deja_sportif', est: true },
			source: SOURCE
		},
		{
			id: 'debut',
			onglet: 'candidature',
			type: 'date',
			libelle: 'Début de formation',
			obligatoire: false,
			source: SOURCE
		}
	],
	attestations: [
		{
			id: 'lu',
			onglet: 'candidature',
			texte: 'J’atteste avoir lu la notice.',
			si: { fait: 'paysNaissance', parmi: ['100'] },
			source: SOURCE
		}
	],
	eligibilite: [
		{
			id: 'majeur',
			onglet: 'candidature',
			exige: { fait: 'age', le: { mois: 12, jour: 31, anneeDecalage: 0 }, auMoins: 18 },
			effet: 'bloque',
			message: 'Il faut avoir 18 ans au 31 décembre de l’année de l’examen.',
			autrement: 'Inscrivez-vous par votre établissement.',
			loi,
			source: SOURCE
		},
		{
			id: 'domicile',
			onglet: 'identification',
			exige: { fait: 'residenceDansAcademie', est: true },
			effet: 'avertit',
			message: 'Vous n’habitez pas dans l’académie.',
			autrement: 'Joignez un justificatif, ou inscrivez-vous dans votre académie.',
			piece: 'justificatif_domicile',
			source: SOURCE
		},
		{
			id: 'une_seule',
			onglet: 'qualification',
			exige: { fait: 'autreCandidature', est: false },
			effet: 'bloque',
			message: 'Une seule spécialité se présente par session.',
			autrement: 'Désinscrivez-vous de l’autre pour présenter celle-ci.',
			source: SOURCE
		}
	],
	pieces: [
		{ id: 'identite', groupe: 'Identité', libelle: 'Pièce d’identité', mode: 'en_ligne', source: SOURCE },
		{
			id: 'justificatif_domicile',
			groupe: 'Conditions',
			libelle: 'Justificatif de domicile',
			mode: 'en_ligne',
			raison: 'Vous n’habitez pas dans l’académie',
			source: SOURCE
		},
		{
			id: 'annexe_4',
			groupe: 'Travail en hauteur',
			libelle: 'Annexe 4',
			mode: 'postal',
			si: { fait: 'specialite', parmi: ['99922222'] },
			raison: 'Votre spécialité demande la formation au travail en hauteur',
			fenetre: { avant: { mois: 3, jour: 8, anneeDecalage: 0 } },
			effet: 'Sans elle, vous n’êtes pas admis aux épreuves correspondantes.',
			source: SOURCE
		}
	]
};

export const INVENTE = parseExamen(FICHIER_INVENTE);

const { campagne, saisie } = CONTEXTE_INDIVIDUEL;
const campagneInventee: Campagne = { ...campagne, id: 'INV-2027-33', examenCode: 'INV' };

/** Everything is answered: série A, the épreuves chosen. */
export const CONTEXTE_INVENTE: Contexte = {
	...CONTEXTE_INDIVIDUEL,
	examen: INVENTE,
	campagne: campagneInventee,
	saisie: {
		...saisie,
		qualification: { ...saisie.qualification, specialite: '99911111' },
		epreuves: { choix: { E2: { inscrit: true, valeur: 'E2A' }, E3: { inscrit: true, valeur: 'bois' } } },
		complements: { champs: { serie: 'a' }, attestations: { lu: true } }
	}
};

/** The same with other answers to the extra fields. */
export function avecChamps(champs: Contexte['saisie']['complements']['champs']): Contexte {
	const { complements } = CONTEXTE_INVENTE.saisie;
	return {
		...CONTEXTE_INVENTE,
		saisie: { ...CONTEXTE_INVENTE.saisie, complements: { ...complements, champs } }
	};
}
