/**
 * Eligibility: whether the candidat may register, as the exam file's rules say; a rule blocks, or warns and asks for a pièce.
 *
 * Nothing is said while an answer that a rule needs is missing. Sources: R-210, the conditions of each diploma's decree.
 */
import { juger } from './condition';
import type { Contexte } from './contexte';
import type { Eligibilite } from './examen';
import { faitsDe } from './faits';
import type { Onglet } from './saisie';

/** The rules that this candidat does not meet, in the order of the exam file; of one onglet when it is named. */
export function reglesNonRemplies(contexte: Contexte, onglet?: Onglet): Eligibilite[] {
	const regles = contexte.examen.eligibilite.filter((r) => onglet === undefined || r.onglet === onglet);
	if (regles.length === 0) return [];
	const faits = faitsDe(contexte);
	return regles.filter(({ si, exige }) => (si === null || juger(si, faits) === true) && juger(exige, faits) === false);
}

/** Ids of the pièces that the unmet rules ask for. */
export function piecesDesRegles(contexte: Contexte): string[] {
	return reglesNonRemplies(contexte).flatMap(({ effet, piece }) => (effet === 'avertit' && piece ? [piece] : []));
}
