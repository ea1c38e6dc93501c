/**
 * What a candidat may still do with each pièce, and when. The phone asks these rules which buttons to show, without network
 * too; the server asks the same ones inside the transaction that writes.
 *
 * Sources, R-206 (S2 §4.5, S4 §4).
 */
import { instantLocal } from './dates';
import type { PieceSuivie } from './depot';
import { etatFenetre, type EtatFenetre, type Fenetre } from './fenetre';
import type { PieceDemandee } from './pieces';
import type { CodeRefus } from './refus';

/** One pièce, as asked and as it stands. */
export interface SituationPiece {
	demandee: PieceDemandee;
	/** Null: nothing was given for it, and nothing said. */
	suivie: PieceSuivie | null;
	/** Version of the candidature. */
	version: number;
	/** When « Mes justificatifs » takes files; the pièce’s own limit replaces its fermeture here. */
	fenetre: Fenetre;
}

/** Why the candidat may not add or replace the file now; null when they may. */
export function refusDepot({ demandee, suivie, version, fenetre }: SituationPiece, maintenant: Date): CodeRefus | null {
	if (demandee.mode !== 'en_ligne') return 'piece_non_dematerialisee';
	const etat = etatFenetre(fenetreDePiece(demandee, fenetre), maintenant);
	// A gestionnaire who asks for a new file, or the antivirus that destroyed one, reopens the pièce, even past the deadline.
	if (suivie?.statut === 'attente_nouvelle_pj') return etat === 'a_venir' ? 'depot_pas_ouvert' : null;
	if (suivie && !estRouverte(demandee, suivie, version)) {
		if (suivie.statut === 'conforme') return 'piece_conforme';
		if (suivie.verrouilleeLe) return 'piece_verrouillee';
	}
	return REFUS_PAR_ETAT[etat];
}

/**
 * Of which version a file is that came in: of that of the day, or, for a récapitulatif signé, of the one that was
 * signed, however long the paper waited on a phone. `annoncee`: 0 when the phone does not say.
 */
export function versionDuDepot({ recapitulatifSigne }: PieceDemandee, annoncee: number, version: number): number {
	return recapitulatifSigne && annoncee > 0 ? Math.min(annoncee, version) : version;
}

/** Why the candidat may not take the file back now; null when they may. */
export function refusRetrait(situation: SituationPiece, maintenant: Date): CodeRefus | null {
	return refusDepot(situation, maintenant) ?? (situation.suivie?.depot ? null : 'depot_retire');
}

/** The pièces of a candidature, as asked and as they stand. */
export interface SituationPieces {
	demandees: readonly PieceDemandee[];
	suivies: readonly PieceSuivie[];
	version: number;
	fenetre: Fenetre;
}

/**
 * Why « J’ai fourni toutes mes pièces » of that groupe may not be pressed now; null when it may. It confirms what
 * is there and lets nothing in: somebody who gave everything in time and presses late is not turned away.
 */
export function refusVerrou(
	groupe: string,
	{ demandees, suivies, version, fenetre }: SituationPieces,
	maintenant: Date
): CodeRefus | null {
	const pieces = piecesDuGroupe(groupe, demandees);
	if (pieces.length === 0) return 'piece_inconnue';
	if (etatFenetre(fenetre, maintenant) === 'a_venir') return 'depot_pas_ouvert';
	if (piecesManquantes(groupe, { demandees, suivies, version }).length > 0) return 'groupe_incomplet';
	const siennes = suivies.filter(({ pieceId }) => pieces.some(({ id }) => id === pieceId));
	return siennes.every(({ verrouilleeLe, statut }) => verrouilleeLe || statut === 'conforme')
		? 'piece_verrouillee'
		: null;
}

/** Those of the groupe that are still to be given: nothing is there, or what is there was refused or signs an older version. */
export function piecesManquantes(
	groupe: string,
	{ demandees, suivies, version }: Omit<SituationPieces, 'fenetre'>
): PieceDemandee[] {
	return piecesDuGroupe(groupe, demandees).filter((demandee) => {
		const suivie = suivies.find(({ pieceId }) => pieceId === demandee.id);
		return !suivie?.depot || estRouverte(demandee, suivie, version);
	});
}

/** With `groupe_incomplet`. */
export function phraseManque(pieces: PieceDemandee[]): string {
	const libelles = pieces.map(({ libelle }) => libelle).join(', ');
	return `Il manque encore\u00a0: ${libelles}. Ajoutez ce qui manque, puis confirmez à nouveau.`;
}

/** Those that the candidat confirms together: what goes by post is not theirs to confirm. */
export function piecesDuGroupe(groupe: string, demandees: readonly PieceDemandee[]): PieceDemandee[] {
	return demandees.filter((demandee) => demandee.groupe === groupe && demandee.mode === 'en_ligne');
}

/** The file that is there no longer counts: the gestionnaire refused it, or it signs a version that is over. */
function estRouverte(demandee: PieceDemandee, suivie: PieceSuivie, version: number): boolean {
	if (suivie.statut === 'non_conforme' || suivie.statut === 'attente_nouvelle_pj') return true;
	return demandee.recapitulatifSigne === true && suivie.depot !== null && suivie.depot.version < version;
}

/** When that pièce may be given: its own limit, at the beginning of that day there, replaces the fermeture of all. */
export function fenetreDePiece({ avant }: Pick<PieceDemandee, 'avant'>, fenetre: Fenetre): Fenetre {
	return avant === null ? fenetre : { ...fenetre, fermeture: instantLocal(`${avant}T00:00`, fenetre.fuseau) };
}

const REFUS_PAR_ETAT = {
	a_venir: 'depot_pas_ouvert',
	ouverte: null,
	fermee: 'depot_ferme'
} as const satisfies Record<EtatFenetre, CodeRefus | null>;
