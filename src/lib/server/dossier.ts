/**
 * The dossier: one candidature as a gestionnaire of its académie sees it: who, for what, each pièce with its file and its
 * history, and the verdict on one of them. For anybody else it does not exist.
 */
import type { DocumentPublie } from '$lib/domain/candidature';
import { lireControle, libelleStatut, statutsEmployes, type SaisieControle } from '$lib/domain/controle';
import { jourLocal } from '$lib/domain/dates';
import { fenetreDepot, type StatutPiece, type PieceSuivie } from '$lib/domain/depot';
import { fenetreDePiece } from '$lib/domain/depot-regles';
import { prolonger } from '$lib/domain/fenetre';
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import { titreCivil } from '$lib/domain/noms';
import type { PieceDemandee } from '$lib/domain/pieces';
import { academie } from '$lib/domain/referentiels';
import { Refus } from '$lib/domain/refus';
import { validationDe } from '$lib/domain/validation';
import type { App } from './app';
import { examenDe } from './bureau';
import { lireCampagne } from './campagnes';
import { poserStatut } from './controles';
import { listEvenements } from './db/bureau';
import { findCompteById } from './db/comptes';
import { findCandidatureControlee } from './db/controles';
import { findLastVersion } from './db/candidatures';
import type { Row } from './db/engine';
import { lirePdf, listerDocuments } from './documents';
import { lireSituation } from './pieces';

export interface Dossier {
	candidatureId: string;
	/** « MADAME SAINVIL Alya » */
	candidat: string;
	numeroCandidat: string;
	numeroInscription: string | null;
	/** yyyy-mm-dd */
	dateNaissance: string;
	examen: string;
	sessionExamen: string;
	academie: string;
	/** Null before the first « Enregistrer ». */
	specialite: string | null;
	etat: Row<'candidature'>['etat'];
	version: number;
	fuseau: string;
	/** What may be said of a pièce, in the words of that rectorat. */
	statuts: { statut: StatutPiece; libelle: string }[];
	pieces: PieceDuDossier[];
	/** As the candidat has them. */
	documents: DocumentPublie[];
	/** « Validation en ligne »; null where nothing is validated so. */
	validation: { validee: boolean } | null;
}

export interface PieceDuDossier extends Omit<PieceDemandee, 'mots'>, Omit<PieceSuivie, 'pieceId'> {
	/** A file is there that the antivirus has not passed yet: it is not shown. */
	aAnalyser: boolean;
	/** Its limit is past: the candidat gives another file only where one is asked for. */
	depotFerme: boolean;
	libelleStatut: string | null;
	historique: Evenement[];
}

interface Evenement {
	id: string;
	le: Date;
	nature: Row<'pieceEvenement'>['nature'];
	libelleStatut: string | null;
	information: string | null;
	/** Null: the candidat. */
	par: string | null;
}

export async function lireDossier(app: App, qui: Gestionnaire, candidatureId: string): Promise<Dossier> {
	const candidature = await exigerCandidature(app, qui, candidatureId);
	const compte = await findCompteById(app.engine, candidature.compteId);
	if (!compte) throw new Refus('introuvable');
	const { demandees, suivies, campagne, derogation } = await lireSituation(app, candidature);
	const examen = await examenDe(app, campagne);
	const derniere = await findLastVersion(app.engine, candidature.id);
	const evenements = await listEvenements(app.engine, candidature.id);
	const maintenant = app.clock.now();
	// As the candidat reads it: the grace is for what was ready on a phone.
	const fenetre = prolonger(fenetreDepot(campagne), { derogation });
	const dire = (statut: string | null) => statut && libelleStatut(statut, examen);
	return {
		candidatureId,
		candidat: titreCivil(compte),
		numeroCandidat: compte.numeroCandidat,
		numeroInscription: candidature.numeroInscription,
		dateNaissance: compte.dateNaissance,
		examen: examen.libelle,
		sessionExamen: campagne.sessionExamen,
		academie: academie(campagne.academie)?.libelle ?? campagne.academie,
		specialite: derniere?.instantane.recapitulatif.specialite.libelle ?? null,
		etat: candidature.etat,
		version: candidature.version,
		fuseau: campagne.fuseau,
		statuts: statutsEmployes(examen),
		documents: await listerDocuments(app, candidature.compteId, candidatureId),
		validation: validationDe(candidature, examen),
		pieces: demandees.map(({ mots: _, ...demandee }) => {
			const suivie = suivies.find(({ pieceId }) => pieceId === demandee.id);
			const aAnalyser = suivie?.depot?.analyse === 'en_attente';
			return {
				...demandee,
				statut: suivie?.statut ?? null,
				libelleStatut: dire(suivie?.statut ?? null),
				receptionLe: suivie?.receptionLe ?? null,
				information: suivie?.information ?? null,
				verrouilleeLe: suivie?.verrouilleeLe ?? null,
				depot: aAnalyser ? null : (suivie?.depot ?? null),
				aAnalyser,
				depotFerme: maintenant >= fenetreDePiece(demandee, fenetre).fermeture,
				historique: evenements
					.filter(({ evenement }) => evenement.pieceId === demandee.id)
					.map(({ evenement: { id, le, nature, statut, information }, nom }) => ({
						id,
						le,
						nature,
						libelleStatut: dire(statut),
						information,
						par: nom
					}))
			};
		})
	};
}

/** That candidature, when it is of one of their académies; throws `introuvable`. */
export async function exigerCandidature(app: App, { id }: Gestionnaire, candidatureId: string) {
	const candidature = await findCandidatureControlee(app.engine, id, candidatureId);
	if (!candidature) throw new Refus('introuvable');
	return candidature;
}

/** The last version of one of its documents. */
export async function lirePdfControle(app: App, qui: Gestionnaire, candidatureId: string, type: string) {
	const { compteId } = await exigerCandidature(app, qui, candidatureId);
	app.journal.info('document_consulte', { gestionnaire: qui.id, candidature: candidatureId, type });
	return lirePdf(app, compteId, candidatureId, type);
}

/** The verdict on the pièce that was looked at; the candidat is told in the same transaction. */
export async function controlerPiece(
	app: App,
	qui: Gestionnaire,
	candidatureId: string,
	saisie: SaisieControle
): Promise<void> {
	const { campagneId } = await exigerCandidature(app, qui, candidatureId);
	const campagne = await lireCampagne(app, campagneId);
	const lu = lireControle(saisie, await examenDe(app, campagne), jourLocal(app.clock.now(), campagne.fuseau));
	if (Array.isArray(lu)) throw new Refus('saisie_invalide', { erreurs: lu });
	const { pieceId, depotId } = saisie;
	const gestionnaireId = qui.id;
	await poserStatut(app, { gestionnaireId, candidatureId, pieceId, depotId: depotId || null, ...lu });
	const { statut } = lu;
	app.journal.info('statut_pose', { gestionnaire: gestionnaireId, candidature: candidatureId, piece: pieceId, statut });
}
