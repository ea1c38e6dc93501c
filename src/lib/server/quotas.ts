/** How much one compte may send and keep (SEC24): far more than a candidat needs, far less than would hurt the others. */
import { Refus } from '$lib/domain/refus';
import type { Row } from './db/engine';

const HEURE = 3_600_000;
/** Dépôts announced in an hour. */
export const ANNONCES_MAX = 60;
/** Bytes of what is coming and of what is kept. */
export const OCTETS_MAX = 60 * 1024 * 1024;

type Annonce = Pick<Row<'depot'>, 'annonceLe' | 'retireLe' | 'octets'>;

/** Of the other dépôts of the compte, may one of so many bytes be added? Throws `quota_depots`, with the seconds to wait. */
export function exigerQuota(autres: Annonce[], octets: number, maintenant: Date): void {
	const limite = maintenant.getTime() - HEURE;
	const recentes = autres.map(({ annonceLe }) => annonceLe.getTime()).filter((le) => le > limite);
	const place = OCTETS_MAX - autres.reduce((somme, depot) => somme + (depot.retireLe ? 0 : depot.octets), 0);
	const laquelle = recentes.sort((a, b) => b - a)[ANNONCES_MAX - 1];
	if (laquelle !== undefined) throw new Refus('quota_depots', { secondes: Math.ceil((laquelle - limite) / 1000) });
	if (octets > place) throw new Refus('quota_depots', { secondes: HEURE / 1000 });
}
