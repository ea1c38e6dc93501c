/** The demo's people who are further on: one has her convocation, the other his notes. Their words and numbers are invented. */
import { randomUUID } from 'node:crypto';
import { instantLocal } from '$lib/domain/dates';
import { guichet, type DocumentOfficiel } from '$lib/domain/documents';
import type { Saisie } from '$lib/domain/saisie';
import { construirePdf } from '$lib/pdf/construire';
import type { App } from './app';
import { enregistrerCandidature } from './candidatures';
import { findCampagne, insertCampagne } from './db/campagnes';
import { findLastVersion } from './db/candidatures';
import { compteOf, insertCompte } from './db/comptes';
import type { Row } from './db/engine';
import { devenirDefinitive, le, type Inscrite } from './demo-definitive';
import { NADEGE_SAISIE, NOTES_RUBEN, rubenSaisie } from './demo-saisies';
import { sha256 } from './empreinte';
import { importerNotes, publierNotes } from './notes-import';
import { lirePolices } from './polices';
import { inscrirePublication } from './publications';

const NADEGE = 'nadege.clet@demo.escale.invalid';
const RUBEN = 'ruben.adjaho@demo.escale.invalid';

export const COMPTES_SUIVI = [
	{ mail: NADEGE, qui: 'inscription définitive, sa convocation est publiée' },
	{ mail: RUBEN, qui: 'session passée, ses notes sont publiées' }
];

/**
 * After the campagnes. Nadège registered when la Guyane opened and is definitive since; Ruben sat the session before, whose
 * campagne is over. Each act by its own use-case, at the date on which it would have been done.
 */
export async function semerSuivi(app: App, annee: string, motDePasse: string, gestionnaireId: string): Promise<void> {
	const maintenant = app.clock.now();
	const ilYA = (jours: number) => new Date(maintenant.getTime() - jours * JOUR);

	const nadege = await inscrire(le(app, ilYA(18)), `BCP-${annee}-33`, NADEGE_SAISIE, {
		...{ mail: NADEGE, motDePasse, numeroCandidat: '02651048233', sexe: 'F' as const },
		...{ nom: 'CLET', prenoms: 'Nadège Lucienne', dateNaissance: '2004-03-18' }
	});
	await devenirDefinitive(app, nadege, { depot: ilYA(17), controle: ilYA(12) }, gestionnaireId);
	await convoquer(app, nadege, annee, ilYA(1));

	const passee = String(Number(annee) - 1);
	const campagne = await ouvrirSessionPassee(app, passee);
	const { ouverture } = campagne;
	const apres = (jours: number) => new Date(ouverture.getTime() + jours * JOUR);
	const ruben = await inscrire(le(app, apres(3)), campagne.id, rubenSaisie(passee), {
		...{ mail: RUBEN, motDePasse, numeroCandidat: '02651077120', sexe: 'M' as const },
		...{ nom: 'ADJAHO', prenoms: 'Ruben', dateNaissance: '1999-11-02' }
	});
	await devenirDefinitive(app, ruben, { depot: apres(5), controle: apres(12) }, gestionnaireId);
	await convoquer(app, ruben, passee, new Date(`${passee}-04-20T12:00:00Z`));
	const lignes = Object.entries(NOTES_RUBEN).map(
		([code, note]) => `${ruben.instantane.compte.numeroCandidat};;${code};${note}`
	);
	const table = ['numero_candidat;inscription;epreuve;note', ...lignes].join('\n');
	const enJuin = le(app, new Date(`${passee}-06-30T12:00:00Z`));
	await importerNotes(enJuin, campagne.id, new TextEncoder().encode(table));
	await publierNotes(enJuin, campagne.id);
}

const JOUR = 86_400_000;

/** The CAP of la Guyane as it was run a year before. */
async function ouvrirSessionPassee(app: App, annee: string): Promise<Row<'campagne'>> {
	const modele = await findCampagne(app.engine, `CAP-${Number(annee) + 1}-33`);
	if (!modele) throw new Error('the demo has no CAP in la Guyane');
	const heure = (jour: string) => instantLocal(`${Number(annee) - 1}-${jour}`, modele.fuseau);
	const campagne = {
		...modele,
		...{ id: `CAP-${annee}-33`, sessionExamen: annee },
		...{ ouverture: heure('10-15T15:00'), fermeture: heure('11-20T17:00') }
	};
	await app.engine.tx(() => insertCampagne(app.engine, campagne));
	return campagne;
}

type Personne = Pick<
	Row<'compte'>,
	'mail' | 'motDePasse' | 'numeroCandidat' | 'sexe' | 'nom' | 'prenoms' | 'dateNaissance'
>;

async function inscrire(app: App, campagneId: string, saisie: Saisie, personne: Personne): Promise<Inscrite> {
	const jour = app.clock.now();
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
		creeLe: jour,
		activeLe: jour
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
	return { id, compteId: row.id, instantane: derniere.instantane };
}

async function convoquer(app: App, qui: Inscrite, annee: string, jour: Date): Promise<void> {
	const pdf = await construirePdf(convocation(qui, annee), await lirePolices(), jour);
	const publication = { candidatureId: qui.id, type: 'convocation' as const, pdf, gestionnaireId: null };
	await inscrirePublication(le(app, jour), publication);
}

/** As a rectorat writes one. */
function convocation({ instantane }: Inscrite, annee: string): DocumentOfficiel {
	const { compte, campagne, numeroInscription, recapitulatif } = instantane;
	const passees = recapitulatif.epreuves.filter(({ position, niveau }) => position === 'inscrit' && niveau === 0);
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
				donnees: passees.map(({ libelle }, i) => ({
					libelle,
					valeur: `${2 + Math.floor(i / 2)}/06/${annee} à ${i % 2 ? 14 : 9}\u00a0h\u00a000`
				}))
			},
			texte(
				'Présentez-vous trente minutes avant, avec cette convocation et une pièce d’identité avec photographie.',
				'avis'
			)
		]
	};
}
