/**
 * The desk: the pièces that a gestionnaire has to look at, page by page, and the search for a candidat. Nothing leaves
 * their académies.
 */
import { LIBELLES_ETAT } from '$lib/domain/candidature';
import { libelleStatut } from '$lib/domain/controle';
import { STATUTS_PIECE, type StatutPiece } from '$lib/domain/depot';
import type { Examen } from '$lib/domain/examen';
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import { cleDeNom, nomPrenoms } from '$lib/domain/noms';
import { estNumeroCandidat } from '$lib/domain/numero-candidat';
import { presenter } from '$lib/domain/presentation';
import { academie } from '$lib/domain/referentiels';
import type { App } from './app';
import {
	listPiecesAControler,
	listPiecesDuStatut,
	searchCandidatures,
	type Cle,
	type LigneCandidature,
	type LignePiece
} from './db/bureau';
import type { Row } from './db/engine';
import { lireExamen } from './examens';

const PAGE = 25;
const TROUVES_MAX = 50;

export const FILTRES = ['a_controler', ...STATUTS_PIECE] as const;
export type Filtre = (typeof FILTRES)[number];

export interface PageDePieces {
	pieces: PieceListee[];
	/** Where the next page begins, safe in an address; null on the last one. */
	suite: string | null;
}

export interface PieceListee {
	candidatureId: string;
	pieceId: string;
	libelle: string;
	candidat: string;
	numeroCandidat: string;
	/** « BACCALAURÉAT PROFESSIONNEL, session 2027, Guyane » */
	examen: string;
	/** Of the confirmation where it waits, of the last change elsewhere. */
	le: Date;
	statut: StatutPiece | null;
	/** In the words of that rectorat; null while nothing was said. */
	libelleStatut: string | null;
	fuseau: string;
}

/** `apres` comes from an address: one that no page of ours gave begins at the beginning. */
export async function listerPieces(
	app: App,
	{ academies }: Gestionnaire,
	filtre: Filtre,
	apres: string | null
): Promise<PageDePieces> {
	const cle = apres === null ? null : lireCle(apres);
	// One more than is shown says whether there is a next page.
	const rows =
		filtre === 'a_controler'
			? await listPiecesAControler(app.engine, academies, cle, PAGE + 1)
			: await listPiecesDuStatut(app.engine, academies, filtre, cle, PAGE + 1);
	const le = ({ piece }: LignePiece) => (filtre === 'a_controler' && piece.verrouilleeLe) || piece.modifieeLe;
	const montrees = rows.slice(0, PAGE);
	const derniere = montrees.at(-1);
	return {
		pieces: await Promise.all(
			montrees.map(async (row): Promise<PieceListee> => {
				const { piece, campagne } = row;
				const examen = await examenDe(app, campagne);
				return {
					candidatureId: piece.candidatureId,
					pieceId: piece.pieceId,
					libelle: examen.pieces.find(({ id }) => id === piece.pieceId)?.libelle ?? piece.pieceId,
					...direQui(row, examen),
					le: le(row),
					statut: piece.statut,
					libelleStatut: piece.statut && libelleStatut(piece.statut, examen),
					fuseau: campagne.fuseau
				};
			})
		),
		suite: derniere && rows.length > PAGE ? ecrireCle({ ...derniere.piece, le: le(derniere) }) : null
	};
}

export interface CandidatTrouve {
	candidatureId: string;
	candidat: string;
	numeroCandidat: string;
	examen: string;
	etat: string;
}

/** By n° candidat, or by the beginning of the nom de famille; null when too little was typed to search. */
export async function chercherCandidats(
	app: App,
	{ academies }: Gestionnaire,
	texte: string
): Promise<CandidatTrouve[] | null> {
	const chiffres = texte.replace(/\s/g, '');
	const nom = cleDeNom(texte);
	if (!estNumeroCandidat(chiffres) && nom.length < 2) return null;
	const qui = estNumeroCandidat(chiffres) ? { numeroCandidat: chiffres } : { nom };
	const rows = await searchCandidatures(app.engine, academies, qui, TROUVES_MAX);
	return Promise.all(
		rows.map(async (row) => ({
			candidatureId: row.candidature.id,
			...direQui(row, await examenDe(app, row.campagne)),
			etat: LIBELLES_ETAT[row.candidature.etat]
		}))
	);
}

/** As the rectorat of that campagne shows it. */
export async function examenDe(app: App, campagne: Row<'campagne'>): Promise<Examen> {
	return presenter(await lireExamen(app, campagne.examenHash), campagne);
}

function direQui({ compte, campagne }: Pick<LigneCandidature, 'compte' | 'campagne'>, { libelle }: Examen) {
	const lieu = academie(campagne.academie)?.nom ?? campagne.academie;
	return {
		candidat: nomPrenoms(compte),
		numeroCandidat: compte.numeroCandidat,
		examen: `${libelle}, session ${campagne.sessionExamen}, ${lieu}`
	};
}

function ecrireCle({ le, candidatureId, pieceId }: Cle): string {
	return [le.getTime(), candidatureId, pieceId].join('.');
}

function lireCle(texte: string): Cle | null {
	const [, le = '', candidatureId = '', pieceId = ''] = /^(\d{1,15})\.([\w-]{1,80})\.([\w-]{1,80})$/.exec(texte) ?? [];
	return le === '' ? null : { le: new Date(Number(le)), candidatureId, pieceId };
}
