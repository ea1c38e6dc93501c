/** What the desk finds: pièces and candidatures, within the académies of the one who asks. */
import { and, asc, eq, gt, gte, inArray, isNotNull, isNull, lte, or, type SQL } from 'drizzle-orm';
import type { StatutPiece } from '$lib/domain/depot';
import type { Engine, Row } from './engine';

/** Where a page of the list ends: the next one begins after it. */
export interface Cle {
	le: Date;
	candidatureId: string;
	pieceId: string;
}

export interface LignePiece {
	piece: Row<'piece'>;
	campagne: Row<'campagne'>;
	compte: Pick<Row<'compte'>, 'nom' | 'prenoms' | 'numeroCandidat'>;
}

/** Confirmed by the candidat, passed by the antivirus, and nothing said yet: the oldest first. */
export function listPiecesAControler(
	engine: Engine,
	academies: string[],
	apres: Cle | null,
	limite: number
): Promise<LignePiece[]> {
	const { piece, depot } = engine.tables;
	const attend = and(
		isNull(piece.statut),
		isNotNull(piece.verrouilleeLe),
		isNull(depot.aAnalyserLe),
		eq(depot.infecte, false)
	);
	return lignes(engine, academies, attend, piece.verrouilleeLe, apres, limite);
}

/** Those of which that was said, the oldest first. */
export function listPiecesDuStatut(
	engine: Engine,
	academies: string[],
	statut: StatutPiece,
	apres: Cle | null,
	limite: number
): Promise<LignePiece[]> {
	const { piece } = engine.tables;
	return lignes(engine, academies, eq(piece.statut, statut), piece.modifieeLe, apres, limite);
}

function lignes(
	{ read, tables }: Engine,
	academies: string[],
	lesquelles: SQL | undefined,
	le: Engine['tables']['piece']['verrouilleeLe' | 'modifieeLe'],
	apres: Cle | null,
	limite: number
): Promise<LignePiece[]> {
	const { piece, candidature, campagne, compte, depot } = tables;
	const { candidatureId, pieceId } = piece;
	const suite =
		apres &&
		and(
			gte(le, apres.le),
			or(
				gt(le, apres.le),
				gt(candidatureId, apres.candidatureId),
				and(eq(candidatureId, apres.candidatureId), gt(pieceId, apres.pieceId))
			)
		);
	return (
		read
			.select({
				piece,
				campagne,
				compte: { nom: compte.nom, prenoms: compte.prenoms, numeroCandidat: compte.numeroCandidat }
			})
			.from(piece)
			.innerJoin(candidature, eq(candidature.id, candidatureId))
			.innerJoin(campagne, eq(campagne.id, candidature.campagneId))
			.innerJoin(compte, eq(compte.id, candidature.compteId))
			.leftJoin(depot, eq(depot.id, piece.depotId))
			// Of who left, or was set aside, nothing waits any more.
			.where(
				and(lesquelles, eq(candidature.etat, 'inscrit'), inArray(campagne.academie, academies), suite ?? undefined)
			)
			.orderBy(asc(le), asc(candidatureId), asc(pieceId))
			.limit(limite)
	);
}

export interface LigneCandidature {
	candidature: Row<'candidature'>;
	campagne: Row<'campagne'>;
	compte: Pick<Row<'compte'>, 'nom' | 'prenoms' | 'numeroCandidat'>;
}

/** By the whole numéro, or by the beginning of a nom as `cleDeNom` writes it. */
export function searchCandidatures(
	{ read, tables }: Engine,
	academies: string[],
	qui: { numeroCandidat: string } | { nom: string },
	limite: number
): Promise<LigneCandidature[]> {
	const { candidature, campagne, compte } = tables;
	const trouve =
		'nom' in qui
			? // Keys are A to Z alone, which every engine orders alike.
				and(gte(compte.nomCherche, qui.nom), lte(compte.nomCherche, qui.nom.padEnd(FIN, 'Z')))
			: eq(compte.numeroCandidat, qui.numeroCandidat);
	return read
		.select({
			candidature,
			campagne,
			compte: { nom: compte.nom, prenoms: compte.prenoms, numeroCandidat: compte.numeroCandidat }
		})
		.from(compte)
		.innerJoin(candidature, eq(candidature.compteId, compte.id))
		.innerJoin(campagne, eq(campagne.id, candidature.campagneId))
		.where(and(trouve, inArray(campagne.academie, academies)))
		.orderBy(asc(compte.nomCherche), asc(compte.id), asc(candidature.id))
		.limit(limite);
}

/** Longer than any nom. */
const FIN = 200;

/** What happened to its pièces and who did it, the oldest first; a null nom is the candidat. */
export function listEvenements(
	{ read, tables }: Engine,
	candidatureId: string
): Promise<{ evenement: Row<'pieceEvenement'>; nom: string | null }[]> {
	const { pieceEvenement, gestionnaire } = tables;
	return read
		.select({ evenement: pieceEvenement, nom: gestionnaire.nom })
		.from(pieceEvenement)
		.leftJoin(gestionnaire, eq(gestionnaire.id, pieceEvenement.gestionnaireId))
		.where(eq(pieceEvenement.candidatureId, candidatureId))
		.orderBy(asc(pieceEvenement.le), asc(pieceEvenement.id));
}
