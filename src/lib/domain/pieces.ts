/**
 * Pièces justificatives: which ones a candidature must give, from the conditions of the exam file.
 *
 * The list of the day is frozen in the instantané and printed on the « Demande de pièces justificatives »
 * (R-103, R-151, R-208, R-209).
 */
import { jourDe, juger } from './condition';
import type { Contexte } from './contexte';
import { piecesDesRegles } from './eligibilite';
import { faitsDe } from './faits';

export interface PieceDemandee {
	id: string;
	/** « DCSTID01 »; null when it is not known. */
	code: string | null;
	/** « Identité » */
	groupe: string;
	libelle: string;
	mode: 'en_ligne' | 'postal' | 'autre';
	/** Why it is asked of this candidat; null when it is asked of all. */
	raison: string | null;
	/** Its own limit: to be given before that day; null when it is the campagne's. */
	avant: string | null;
	/** What happens without it; null when nothing is said of it. */
	effet: string | null;
	/** It is the signed récapitulatif; absent in the instantanés of older versions. */
	recapitulatifSigne?: boolean;
	/** Both its sides count; absent when one may be enough. */
	rectoVerso?: boolean;
	/** Words of which its first page holds one; absent when nothing is checked. */
	mots?: string[];
}

/** In the order of the exam file. */
export function piecesDemandees(contexte: Contexte): PieceDemandee[] {
	return piecesJugees(contexte, true);
}

/** Those that an answer not given yet may still ask for, the reason being when. */
export function piecesPossibles(contexte: Contexte): PieceDemandee[] {
	return piecesJugees(contexte, null).filter(({ raison }) => raison !== null);
}

function piecesJugees(contexte: Contexte, jugement: true | null): PieceDemandee[] {
	const { pieces, eligibilite, definitive } = contexte.examen;
	const faits = faitsDe(contexte);
	// A pièce that a rule asks for is asked of those who do not meet it, and of nobody else.
	const deRegle = new Set(eligibilite.flatMap(({ piece }) => (piece === null ? [] : [piece])));
	const exigees = new Set(piecesDesRegles(contexte));
	return pieces
		.filter(({ id, si, recapitulatifSigne }) => {
			// « la validation en ligne vaut signature »: nothing is signed besides.
			if (recapitulatifSigne && definitive.par === 'validation_en_ligne') return false;
			if (deRegle.has(id) && !exigees.has(id)) return false;
			return (si === null ? true : juger(si, faits)) === jugement;
		})
		.map(({ id, code, groupe, libelle, mode, raison, fenetre, effet, recapitulatifSigne, rectoVerso, mots }) => ({
			id,
			code,
			groupe,
			libelle,
			mode,
			raison,
			avant: fenetre && jourDe(fenetre.avant, faits.annee),
			effet,
			...(recapitulatifSigne && { recapitulatifSigne }),
			...(rectoVerso && { rectoVerso }),
			...(mots.length > 0 && { mots })
		}));
}
