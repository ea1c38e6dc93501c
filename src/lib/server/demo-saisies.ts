/** What the demo's people who are further on typed, and the notes of the one who sat the examen. Invented. */
import { saisieVide, type Saisie } from '$lib/domain/saisie';

const vide = saisieVide();

const COMMUNE: Pick<Saisie, 'modalites' | 'identification' | 'candidature' | 'conditions'> = {
	modalites: { acceptees: true },
	identification: {
		...vide.identification,
		voie: '4 rue des Palétuviers',
		codePostal: '97300',
		localite: 'CAYENNE',
		nationalite: '100',
		telephoneMobile: '0694000000'
	},
	candidature: {
		...vide.candidature,
		categorie: 'INDIVIDUEL',
		etablissement: 'INDIV_973',
		amenagementDuree: false,
		handicap: false,
		diffusionPresse: false,
		diffusionCollectivites: false
	},
	conditions: { acceptees: true }
};

export const NADEGE_SAISIE: Saisie = {
	...vide,
	...COMMUNE,
	qualification: { ...vide.qualification, specialite: '40025303', formePassage: 'globale' }
};

/** He has a baccalauréat, which dispenses him of the general épreuves, and keeps one note of the year before. */
export const rubenSaisie = (annee: string): Saisie => ({
	...vide,
	...COMMUNE,
	qualification: { ...vide.qualification, specialite: '50033205', formePassage: 'globale' },
	acquis: {
		...vide.acquis,
		dejaPresente: { annee: String(Number(annee) - 1), academie: '33', notes: { EP3: '12' } },
		titulaire: { titre: 'niveau_4', annee: '2018', academie: '33', repassees: [] }
	},
	epreuves: { choix: { EF: { inscrit: true, valeur: 'anglais' } } }
});

export const NOTES_RUBEN = { EP1: '13,5', EP2: '11', EG4: '14', EF: '15' };
