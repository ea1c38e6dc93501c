/**
 * How much one person may send and keep (SEC24): far more than a candidat needs, far less than would hurt the others. Asked
 * before a byte of a dépôt comes, and before a signature is drawn.
 */
import type { PieceDemandee } from '$lib/domain/pieces';
import { Refus, type CodeRefus } from '$lib/domain/refus';
import type { Row } from './db/engine';

const HEURE = 3_600_000;
const MO = 1024 * 1024;
/** Dépôts announced in an hour, by one person. */
export const ANNONCES_MAX = 60;
/** Signatures in an hour, by one person: each is a PDF to draw. */
export const SIGNATURES_MAX = 10;
/** Dépôts of one candidature that are coming or kept. */
export const DEPOTS_MAX = 20;
const OCTETS_CANDIDATURE = 40 * MO;
const OCTETS_COMPTE = 60 * MO;

type Annonce = Pick<Row<'depot'>, 'annonceLe' | 'retireLe' | 'octets' | 'candidatureId'>;

/** How many files may be coming or kept, and their bytes. */
export interface Place {
	depots: number;
	octets: number;
	/** Of those bytes, what one file of full size for each pièce asked takes. */
	pleine: number;
}

/** What one candidature may hold: a file of full size for each pièce asked is never refused, however large a campagne takes them. */
export function placeDe(demandees: readonly PieceDemandee[], tailleMax: number): Place {
	const enLigne = demandees.filter(({ mode }) => mode === 'en_ligne').length;
	const pleine = enLigne * tailleMax;
	return { depots: Math.max(DEPOTS_MAX, 2 * enLigne), octets: Math.max(OCTETS_CANDIDATURE, pleine), pleine };
}

/** From when on what was announced counts, were it taken back since. */
export const debutDuRythme = (maintenant: Date) => new Date(maintenant.getTime() - HEURE);

/** Beside the other dépôts of that compte, may this one be added? Throws `quota_depots`, `quota_pieces` or `quota_place`. */
export function exigerQuota(
	autres: readonly Annonce[],
	{ candidatureId, octets }: Pick<Annonce, 'candidatureId' | 'octets'>,
	place: Place,
	maintenant: Date
): void {
	const annonces = autres.map(({ annonceLe }) => annonceLe);
	exigerRythme(annonces, ANNONCES_MAX, 'quota_depots', maintenant);
	const vifs = autres.filter(({ retireLe }) => retireLe === null);
	const siens = vifs.filter((depot) => depot.candidatureId === candidatureId);
	if (siens.length >= place.depots || vifs.length >= 2 * place.depots) throw new Refus('quota_pieces');
	// Of two candidatures, however large the files of the first, the second has room for each of its own.
	const duCompte = Math.max(OCTETS_COMPTE, plusLourde(vifs, candidatureId) + place.pleine);
	const reste = Math.min(place.octets - poidsDe(siens), duCompte - poidsDe(vifs));
	if (octets > reste) throw new Refus('quota_place');
}

/** What the heaviest of the other candidatures holds. */
function plusLourde(vifs: readonly Annonce[], candidatureId: string): number {
	const autres = new Set(vifs.map((depot) => depot.candidatureId));
	autres.delete(candidatureId);
	return Math.max(0, ...[...autres].map((id) => poidsDe(vifs.filter((depot) => depot.candidatureId === id))));
}

/** Was that done less than `max` times within the hour? Throws that refusal, with the seconds to wait. */
export function exigerRythme(faits: readonly Date[], max: number, code: CodeRefus, maintenant: Date): void {
	const debut = debutDuRythme(maintenant).getTime();
	const recents = faits.map((le) => le.getTime()).filter((le) => le > debut);
	const laquelle = recents.sort((a, b) => b - a)[max - 1];
	if (laquelle !== undefined) throw new Refus(code, { secondes: Math.ceil((laquelle - debut) / 1000) });
}

const poidsDe = (depots: readonly Annonce[]) => depots.reduce((somme, { octets }) => somme + octets, 0);
