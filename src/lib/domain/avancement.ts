/**
 * How far the pièces of a candidature are: what its card and the line « Où j’en suis » say, from the facts alone.
 * Sources: S4 (« Votre inscription ne sera définitivement validée que… si toutes les pièces sont conformes »), R-206.
 */
import type { PieceSuivie } from './depot';
import type { PieceDemandee } from './pieces';

export interface Avancement {
	/** Of all the pièces asked. */
	total: number;
	/** On line, with no file yet. */
	aDonner: number;
	/** Given, and « J’ai fourni toutes mes pièces » still to press. */
	aConfirmer: number;
	/** Refused, asked again, or signed for an older version. */
	aReprendre: number;
	conformes: number;
}

export function avancementPieces(
	demandees: readonly PieceDemandee[],
	suivies: readonly PieceSuivie[],
	version: number
): Avancement {
	const avancement: Avancement = { total: demandees.length, aDonner: 0, aConfirmer: 0, aReprendre: 0, conformes: 0 };
	for (const { id, mode, recapitulatifSigne } of demandees) {
		const suivie = suivies.find((s) => s.pieceId === id);
		const depot = suivie?.depot ?? null;
		const statut = suivie?.statut ?? null;
		if (depot && recapitulatifSigne && depot.version < version) avancement.aReprendre++;
		else if (statut === 'non_conforme' || statut === 'attente_nouvelle_pj') avancement.aReprendre++;
		else if (statut === 'conforme') avancement.conformes++;
		else if (mode !== 'en_ligne' || statut !== null) continue;
		else if (!depot) avancement.aDonner++;
		else if (!suivie?.verrouilleeLe) avancement.aConfirmer++;
	}
	return avancement;
}

/** What is still to do, in words; null when it is the rectorat’s turn, or when everything is conforme. */
export function resteAFaire({ aDonner, aConfirmer, aReprendre }: Avancement): string | null {
	const pieces = (n: number) => `${n}\u00a0pièce${n > 1 ? 's' : ''}`;
	const restes = [
		...(aDonner ? [`il manque ${pieces(aDonner)}`] : []),
		...(aReprendre ? [`${pieces(aReprendre)} à reprendre`] : []),
		...(aConfirmer ? [`${pieces(aConfirmer)} à confirmer`] : [])
	];
	return restes.length > 0 ? restes.join(', ') : null;
}

export const toutConforme = ({ total, conformes }: Avancement): boolean => total > 0 && conformes === total;
