/** The demo's people who are further on: one has her convocation, the other his notes. Their words and numbers are invented. */
import { randomUUID } from 'node:crypto';
import { guichet, type DocumentOfficiel } from '$lib/domain/documents';
import type { Instantane } from '$lib/domain/instantane';
import { saisieVide, type Saisie } from '$lib/domain/saisie';
import { construirePdf } from '$lib/pdf/construire';
import type { App } from './app';
import { enregistrerCandidature } from './candidatures';
import { findLastVersion } from './db/candidatures';
import { compteOf, insertCompte } from './db/comptes';
import type { Row } from './db/engine';
import { sha256 } from './empreinte';
import { importerNotes, publierNotes } from './notes-import';
import { lirePolices } from './polices';
import { inscrirePublication } from './publications';

const NADEGE = 'nadege.clet@demo.escale.invalid';
const RUBEN = 'ruben.adjaho@demo.escale.invalid';

export const COMPTES_SUIVI = [
	{ mail: NADEGE, qui: 'inscrite, sa convocation est publiée' },
	{ mail: RUBEN, qui: 'inscrit, ses notes sont publiées' }
];

/** After the campagnes: both register in la Guyane, as anybody would. */
export async function semerSuivi(app: App, annee: string, motDePasse: string): Promise<void> {
	const nadege = await inscrire(app, `BCP-${annee}-33`, NADEGE_SAISIE, {
		...{ mail: NADEGE, motDePasse, numeroCandidat: '02651048233', sexe: 'F' as const },
		...{ nom: 'CLET', prenoms: 'Nadège Lucienne', dateNaissance: '2004-03-18' }
	});
	const pdf = await construirePdf(convocation(nadege, annee), await lirePolices(), app.clock.now());
	await inscrirePublication(app, { candidatureId: nadege.id, type: 'convocation', pdf, gestionnaireId: null });

	const campagne = `CAP-${annee}-33`;
	const ruben = await inscrire(app, campagne, rubenSaisie(annee), {
		...{ mail: RUBEN, motDePasse, numeroCandidat: '02651077120', sexe: 'M' as const },
		...{ nom: 'ADJAHO', prenoms: 'Ruben', dateNaissance: '1999-11-02' }
	});
	const lignes = Object.entries(NOTES_RUBEN).map(
		([code, note]) => `${ruben.instantane.compte.numeroCandidat};;${code};${note}`
	);
	const table = ['numero_candidat;inscription;epreuve;note', ...lignes].join('\n');
	await importerNotes(app, campagne, new TextEncoder().encode(table));
	await publierNotes(app, campagne);
}

type Personne = Pick<
	Row<'compte'>,
	'mail' | 'motDePasse' | 'numeroCandidat' | 'sexe' | 'nom' | 'prenoms' | 'dateNaissance'
>;

async function inscrire(app: App, campagneId: string, saisie: Saisie, personne: Personne) {
	const le = app.clock.now();
	const row = {
		...personne,
		id: randomUUID(),
		nomUsage: null,
		paysNaissance: '100',
		departementNaissance: '973',
		communeNaissance: 'CAYENNE',
		identifiant: null,
		origine: 'formulaire' as const,
		provisoire: false,
		etablissement: null,
		classe: null,
		ine: null,
		creeLe: le,
		activeLe: le
	};
	await app.engine.tx(() => insertCompte(app.engine, row));
	const demande = { brouillonId: randomUUID(), campagneId, saisie };
	const { candidatureId: id } = await enregistrerCandidature(app, {
		compte: compteOf(row),
		envoiId: randomUUID(),
		empreinte: sha256(JSON.stringify(demande)),
		candidatureId: null,
		demande
	});
	const derniere = await findLastVersion(app.engine, id);
	if (!derniere) throw new Error('a candidature that was just enregistrée is not there');
	return { id, instantane: derniere.instantane };
}

/** As a rectorat writes one. */
function convocation({ instantane }: { instantane: Instantane }, annee: string): DocumentOfficiel {
	const { compte, campagne, numeroInscription, recapitulatif } = instantane;
	const texte = (mots: string, ton: 'avis' | 'courant' = 'courant'): DocumentOfficiel['sections'][number] => ({
		genre: 'paragraphe',
		ton,
		fragments: [{ texte: mots }]
	});
	return {
		type: 'recapitulatif',
		titre: 'Convocation',
		sousTitre: recapitulatif.examen,
		brouillon: false,
		enTete: guichet(instantane),
		reperes: [
			{ libelle: 'N° candidat', valeur: compte.numeroCandidat },
			{ libelle: 'Inscription n°', valeur: numeroInscription },
			{ libelle: 'Session', valeur: campagne.sessionExamen }
		],
		sections: [
			{ genre: 'destinataire', lignes: recapitulatif.destinataire },
			texte('Vous êtes convoqué(e) aux épreuves ci-dessous. Exemple de démonstration\u00a0: les dates sont inventées.'),
			{ genre: 'titre', texte: 'Lieu\u00a0: LYCÉE DE DÉMONSTRATION, 97300 CAYENNE' },
			{
				genre: 'donnees',
				donnees: [
					{ libelle: 'Mathématiques', valeur: `17/06/${annee} à 9\u00a0h\u00a000` },
					{ libelle: 'Physique-Chimie', valeur: `17/06/${annee} à 14\u00a0h\u00a000` },
					{ libelle: 'Français', valeur: `18/06/${annee} à 9\u00a0h\u00a000` }
				]
			},
			texte(
				'Présentez-vous trente minutes avant, avec cette convocation et une pièce d’identité avec photographie.',
				'avis'
			)
		]
	};
}

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

const NADEGE_SAISIE: Saisie = {
	...vide,
	...COMMUNE,
	qualification: { ...vide.qualification, specialite: '40025303', formePassage: 'globale' }
};

/** He has a baccalauréat, which dispenses him of the general épreuves, and keeps one note of the year before. */
const rubenSaisie = (annee: string): Saisie => ({
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

const NOTES_RUBEN = { EP1: '13,5', EP2: '11', EG4: '14', EF: '15' };
