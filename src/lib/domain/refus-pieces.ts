/**
 * Of what the server refused about the pièces, what is still so. A « non » speaks of how things stood when it was said:
 * once they have changed it is no longer shown, nor kept among what has not left.
 *
 * Sources.
 */
import { phraseManque, piecesManquantes, refusVerrou, type SituationPieces } from './depot-regles';
import { REFUS, type CodeRefus } from './refus';
import type { Dossier, EnAttente, SectionPieces } from './situation-piece';

/** « Cette pièce ne prend plus de fichier. »; never did, of one that is not open yet or does not come on line. */
export const priseFermee = (code: CodeRefus): string =>
	`Cette pièce ne prend ${code === 'depot_pas_ouvert' || code === 'piece_non_dematerialisee' ? 'pas' : 'plus'} de fichier.`;

/** Why a pièce takes no file any more, or gives none back, and what one may do. */
export const pourquoiFermee = (code: CodeRefus): string =>
	code === 'depot_ferme' ? 'La date limite est passée. Contactez le service des examens.' : REFUS[code].message;

/** « Supprimer », of the file that is there: why it stays there, as things are now; null once it may go. */
export function retraitEncore(retrait: EnAttente, refusRetrait: CodeRefus | null): EnAttente | null {
	if (refusRetrait) return { ...retrait, refus: pourquoiFermee(refusRetrait), code: refusRetrait };
	return retrait.code && DES_REGLES.has(retrait.code) ? null : retrait;
}

/** Said of how a pièce stands, and asked again each time it is shown. */
const DES_REGLES = new Set<CodeRefus>([
	'piece_verrouillee',
	'piece_conforme',
	'piece_non_dematerialisee',
	'depot_ferme',
	'depot_pas_ouvert',
	'depot_retire',
	'etat_interdit'
]);

/**
 * « J’ai fourni toutes mes pièces » of that groupe: null once it is confirmed, on another device say, or what was missing is
 * there. `attendues`: the pièces as they will stand when what waits here has arrived.
 */
export function verrouEncore(
	verrou: EnAttente,
	groupe: string,
	{ attendues, ...situation }: SituationPieces & { attendues: SituationPieces['suivies'] },
	maintenant: Date
): EnAttente | null {
	if (verrou.refus === null) return verrou;
	if (refusVerrou(groupe, situation, maintenant) === 'piece_verrouillee') return null;
	if (verrou.code !== 'groupe_incomplet') return verrou;
	const manquent = piecesManquantes(groupe, { ...situation, suivies: attendues });
	return manquent.length > 0 ? { ...verrou, refus: phraseManque(manquent) } : null;
}

/** Those that were refused and of which nothing is left to say, by their ids. */
export function sansObjet({ verrous, retraits }: Dossier, sections: SectionPieces[]): string[] {
	const groupes = sections.flatMap((section) => section.groupes);
	const dits = new Set(
		groupes.flatMap(({ verrou, lignes }) => [verrou?.id, ...lignes.map(({ retrait }) => retrait?.id)])
	);
	return [...verrous.values(), ...retraits.values()].flatMap(({ id, refus }) =>
		refus !== null && !dits.has(id) ? [id] : []
	);
}
