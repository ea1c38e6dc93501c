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
	/** Of `aReprendre`, those that were asked for again (« En attente d'une nouvelle PJ »): they may be given past the limit. Absent: none. */
	aRemplacer?: number;
	/** By post or otherwise, of which the rectorat said nothing yet. Absent: none. */
	attendues?: number;
	/** Where the confirmation signée is, which the other numbers count too; absent when none is asked. */
	confirmation?: EtatConfirmation;
}

export type EtatConfirmation = 'a_donner' | 'a_confirmer' | 'a_reprendre' | 'attendue' | 'en_controle' | 'conforme';

export function avancementPieces(
	demandees: readonly PieceDemandee[],
	suivies: readonly PieceSuivie[],
	version: number
): Avancement {
	const etats = demandees.map((demandee) => {
		const suivie = suivies.find((s) => s.pieceId === demandee.id);
		return { etat: etatDe(demandee, suivie, version), signee: demandee.recapitulatifSigne === true, suivie };
	});
	const combien = (voulu: EtatConfirmation) => etats.filter(({ etat }) => etat === voulu).length;
	const aRemplacer = etats.filter(({ suivie }) => suivie?.statut === 'attente_nouvelle_pj').length;
	const attendues = combien('attendue');
	const confirmation = etats.find(({ signee }) => signee)?.etat;
	return {
		total: demandees.length,
		aDonner: combien('a_donner'),
		aConfirmer: combien('a_confirmer'),
		aReprendre: combien('a_reprendre'),
		conformes: combien('conforme'),
		...(aRemplacer > 0 && { aRemplacer }),
		...(attendues > 0 && { attendues }),
		...(confirmation && { confirmation })
	};
}

export function etatDe(
	{ mode, recapitulatifSigne }: PieceDemandee,
	suivie: PieceSuivie | undefined,
	version: number
): EtatConfirmation {
	const depot = suivie?.depot ?? null;
	const statut = suivie?.statut ?? null;
	if (depot && recapitulatifSigne && depot.version < version) return 'a_reprendre';
	if (statut === 'non_conforme' || statut === 'attente_nouvelle_pj') return 'a_reprendre';
	if (statut === 'conforme') return 'conforme';
	if (statut !== null) return 'en_controle';
	if (mode !== 'en_ligne') return 'attendue';
	if (!depot) return 'a_donner';
	return suivie?.verrouilleeLe ? 'en_controle' : 'a_confirmer';
}

/** What is still to do, in words; null when it is the rectorat’s turn, or when everything is conforme. */
export function resteAFaire({ aDonner, aConfirmer, aReprendre, confirmation }: Avancement): string | null {
	const sauf = (etat: EtatConfirmation, n: number) => (confirmation === etat ? n - 1 : n);
	const pieces = (n: number) => `${n}\u00a0pièce${n > 1 ? 's' : ''}`;
	const manquent = [
		...(confirmation === 'a_donner' ? ['la confirmation signée'] : []),
		...(sauf('a_donner', aDonner) > 0 ? [pieces(sauf('a_donner', aDonner))] : [])
	];
	const restes = [
		...(manquent.length > 0 ? [`il manque ${manquent.join(' et ')}`] : []),
		...(confirmation === 'a_reprendre' ? ['la confirmation est à signer de nouveau'] : []),
		...(sauf('a_reprendre', aReprendre) > 0 ? [`${pieces(sauf('a_reprendre', aReprendre))} à reprendre`] : []),
		...(aConfirmer > 0 ? [`${pieces(aConfirmer)} à confirmer`] : [])
	];
	return restes.length > 0 ? restes.join(', ') : null;
}

export const toutConforme = ({ total, conformes }: Avancement): boolean => total > 0 && conformes === total;

/** Nothing is left for the person to give, to confirm or to take again. */
export const toutConfirme = (a: Avancement): boolean => a.total > 0 && a.aDonner + a.aConfirmer + a.aReprendre === 0;
