/**
 * « Mes justificatifs »: where each pièce of a candidature stands, and « J’ai fourni toutes mes pièces » (R-200 … R-206).
 *
 * The rules are read and the rows written in one transaction: a dépôt or a verdict in the same instant comes wholly before
 * or wholly after.
 */
import { randomUUID } from 'node:crypto';
import { avancementPieces, type Avancement } from '$lib/domain/avancement';
import {
	fenetreDepot,
	TAILLE_MAX,
	type DemandeVerrou,
	type DepotRecu,
	type Justificatifs,
	type PieceSuivie,
	type RecuVerrou
} from '$lib/domain/depot';
import {
	piecesDuGroupe,
	phraseManque,
	piecesManquantes,
	refusVerrou,
	type SituationPiece,
	type SituationPieces
} from '$lib/domain/depot-regles';
import { prolonger } from '$lib/domain/fenetre';
import { exiger, Refus } from '$lib/domain/refus';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import { findCandidature, findLastVersion } from './db/candidatures';
import { listDepots } from './db/depots';
import type { Row } from './db/engine';
import { findPiece, insertEvenement, listPieces, putPiece } from './db/pieces';
import { finDerogation } from './derogations';
import { uneSeuleFois, type EnvoiRecu } from './envois';
import { exigerPermise } from './etats';

/** A line for each pièce asked, in the order of the instantané; none before the first « Enregistrer ». */
export async function lireJustificatifs(app: App, compteId: string, candidatureId: string): Promise<Justificatifs> {
	const maintenant = app.clock.now();
	const candidature = await findCandidature(app.engine, compteId, candidatureId);
	if (!candidature) throw new Refus('introuvable');
	const { demandees, suivies, version, campagne, derogation } = await lireSituation(app, candidature);
	// What is shown leaves the grace out: it is for what was ready on a phone.
	const { ouverture, fermeture, fuseau } = prolonger(fenetreDepot(campagne), { derogation });
	return {
		candidatureId,
		version,
		pieces: demandees.map(({ id }) => suivies.find(({ pieceId }) => pieceId === id) ?? pieceVide(id)),
		tailleMax: campagne.reglages.depot?.tailleMax ?? TAILLE_MAX,
		fenetre: { ouverture: ouverture.toISOString(), fermeture: fermeture.toISOString(), fuseau },
		limitePropre: campagne.reglages.depot?.fermeture !== undefined,
		maintenant: maintenant.toISOString()
	};
}

/** The pièces as asked by the last version and as they stand, and when they may be given: what the rules look at. */
export async function lireSituation(app: App, candidature: Row<'candidature'>) {
	const campagne = await lireCampagne(app, candidature.campagneId);
	const derogation = await finDerogation(app, candidature.compteId, campagne.id);
	const derniere = await findLastVersion(app.engine, candidature.id);
	const rows = await listPieces(app.engine, candidature.id);
	const depots = await listDepots(
		app.engine,
		rows.flatMap(({ depotId }) => depotId ?? [])
	);
	const situation: SituationPieces = {
		demandees: derniere?.instantane.pieces ?? [],
		suivies: rows.map((row) =>
			suivre(
				row,
				depots.find(({ id }) => id === row.depotId)
			)
		),
		version: candidature.version,
		fenetre: prolonger(fenetreDepot(campagne), { ...campagne.reglages, derogation })
	};
	return { ...situation, campagne, derogation };
}

export async function lireAvancement(app: App, candidature: Row<'candidature'>): Promise<Avancement> {
	const { demandees, suivies, version } = await lireSituation(app, candidature);
	return avancementPieces(demandees, suivies, version);
}

/** That one of them; `piece_inconnue` when this candidature is not asked for it. */
export function situationDe(
	pieceId: string,
	{ demandees, suivies, version, fenetre }: SituationPieces
): SituationPiece {
	const demandee = demandees.find(({ id }) => id === pieceId);
	if (!demandee) throw new Refus('piece_inconnue');
	return { demandee, suivie: suivies.find((suivie) => suivie.pieceId === pieceId) ?? null, version, fenetre };
}

function suivre(row: Row<'piece'>, depot: Row<'depot'> | undefined): PieceSuivie {
	const { pieceId, statut, receptionLe, information, verrouilleeLe } = row;
	return {
		pieceId,
		statut,
		receptionLe,
		information,
		verrouilleeLe: verrouilleeLe?.toISOString() ?? null,
		depot: depot ? depotRecu(depot) : null
	};
}

function depotRecu(row: Row<'depot'>): DepotRecu {
	const { id, type, sha256, fichier, octets, pages, recuLe, annonceLe, aAnalyserLe, version } = row;
	return {
		...{ id, type, sha256, octets, pages, version },
		// The storage names a file by its print.
		...(fichier !== null && { sha256Garde: fichier }),
		deposeLe: (recuLe ?? annonceLe).toISOString(),
		analyse: aAnalyserLe ? 'en_attente' : 'faite'
	};
}

function pieceVide(pieceId: string): PieceSuivie {
	return { pieceId, statut: null, receptionLe: null, information: null, verrouilleeLe: null, depot: null };
}

export interface Verrou extends EnvoiRecu {
	candidatureId: string;
	demande: DemandeVerrou;
}

export function verrouillerGroupe(app: App, envoi: Verrou): Promise<RecuVerrou> {
	const { compteId, envoiId, candidatureId, demande } = envoi;
	return uneSeuleFois(app, envoi, async (maintenant) => {
		const candidature = await exigerPermise(app, compteId, candidatureId, 'confirmer');
		const situation = await lireSituation(app, candidature);
		const ids = piecesDuGroupe(demande.groupe, situation.demandees).map(({ id }) => id);
		const siennes = situation.suivies.filter(({ pieceId }) => ids.includes(pieceId));
		const refus = refusVerrou(demande.groupe, situation, maintenant);
		// Pressed with its last file, which was refused: what is missing is said, not that something changed elsewhere.
		if (refus === 'groupe_incomplet')
			throw new Refus(refus, { detail: phraseManque(piecesManquantes(demande.groupe, situation)) });
		// What is confirmed is what the person looked at.
		exiger(ids.length > 0 && !memesDepots(siennes, demande.depots) ? 'pieces_changees' : null);
		// Those very files are confirmed already, by another device, or all found « Conforme »: what is asked is what is there.
		exiger(refus === 'piece_verrouillee' ? null : refus);
		const libres = siennes.filter(({ verrouilleeLe }) => verrouilleeLe === null);
		for (const { pieceId, depot } of libres)
			await changerPiece(
				app,
				{ candidatureId, pieceId },
				maintenant,
				{ verrouilleeLe: maintenant },
				{ nature: 'verrou', depotId: depot?.id ?? null }
			);
		const anterieurs = siennes.flatMap(({ verrouilleeLe }) => verrouilleeLe ?? []).sort();
		const verrouilleesLe = (libres.length === 0 && anterieurs.at(-1)) || maintenant.toISOString();
		return { envoiId, candidatureId, groupe: demande.groupe, verrouilleesLe };
	});
}

function memesDepots(suivies: PieceSuivie[], vus: Record<string, string>): boolean {
	const actuels = suivies.flatMap(({ pieceId, depot }) => (depot ? [[pieceId, depot.id] as const] : []));
	return actuels.length === Object.keys(vus).length && actuels.every(([pieceId, id]) => vus[pieceId] === id);
}

type Changement = Partial<Omit<Row<'piece'>, 'candidatureId' | 'pieceId' | 'modifieeLe'>>;
type Trace = Pick<Row<'pieceEvenement'>, 'nature' | 'depotId'> &
	Partial<Pick<Row<'pieceEvenement'>, 'statut' | 'information' | 'gestionnaireId'>>;

/** Inside a transaction: the one way in which a pièce changes, so that nothing changes without leaving its trace. */
export async function changerPiece(
	app: App,
	laquelle: Pick<Row<'piece'>, 'candidatureId' | 'pieceId'>,
	le: Date,
	changement: Changement,
	trace: Trace
): Promise<void> {
	const { candidatureId, pieceId } = laquelle;
	const existante = await findPiece(app.engine, candidatureId, pieceId);
	const vide = { depotId: null, statut: null, receptionLe: null, information: null, verrouilleeLe: null };
	await putPiece(app.engine, { ...vide, ...existante, ...changement, candidatureId, pieceId, modifieeLe: le });
	await insertEvenement(app.engine, {
		id: randomUUID(),
		candidatureId,
		pieceId,
		statut: null,
		information: null,
		gestionnaireId: null,
		...trace,
		le
	});
}
