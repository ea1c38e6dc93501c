/**
 * The judge of REL18: plays the traces of one candidature again, one after the other, beside its versions, and says which
 * promise of « J’ai fourni toutes mes pièces » was broken.
 */
import type { Row } from '../../src/lib/server/db/engine';
import { PIECES } from '../support/depots';

type Trace = Row<'pieceEvenement'>;
type Version = Pick<Row<'candidatureVersion'>, 'version' | 'enregistreeLe'>;

/** What the rows say beside the traces; without it, nothing of versions is judged. */
export interface Contexte {
	versions: readonly Version[];
	/** Version written on each dépôt, by its id. */
	depots: ReadonlyMap<string, number>;
}

/** The one pièce that a new version of the candidature makes void. */
const SIGNEE = 'recapitulatif_signe';

interface Etat {
	depot: string | null;
	verrou: boolean;
	/** The last file that was confirmed: a refusal corrected on that one leaves it confirmed. */
	confirme: string | null;
	statut: string;
}

/** What broke a promise, and how many locks there were. */
export function rejouer(traces: readonly Trace[], contexte?: Contexte): { fautes: string[]; verrous: number } {
	const fautes: string[] = [];
	let verrous = 0;
	const etats = new Map(
		PIECES.map((id): [string, Etat] => [id, { depot: null, verrou: false, confirme: null, statut: '' }])
	);
	const versionLe = (le: Date) =>
		Math.max(0, ...(contexte?.versions ?? []).filter((v) => v.enregistreeLe <= le).map((v) => v.version));
	const versionDe = (depot: string | null) => contexte?.depots.get(depot ?? '') ?? 0;
	const perimee = (pieceId: string, { depot }: Etat, le: Date) =>
		contexte !== undefined && pieceId === SIGNEE && depot !== null && versionDe(depot) < versionLe(le);

	for (const { nature, pieceId, depotId, statut, le } of traces) {
		const etat = etats.get(pieceId);
		if (!etat) continue;
		const change = nature === 'depot' || nature === 'retrait';
		if (change && etat.verrou && !perimee(pieceId, etat, le)) fautes.push(`${nature} after the lock, ${pieceId}`);
		if (change && etat.statut === 'conforme' && !perimee(pieceId, etat, le))
			fautes.push(`${nature} of a pièce conforme, ${pieceId}`);
		if (nature === 'depot') {
			if (contexte && versionDe(depotId) !== versionLe(le))
				fautes.push(`version ${versionDe(depotId)} given when ${versionLe(le)} was the last, ${pieceId}`);
			Object.assign(etat, { depot: depotId, verrou: false, statut: '' });
		}
		if (nature === 'retrait') Object.assign(etat, { depot: null, verrou: false });
		if (nature === 'statut') {
			if (depotId !== etat.depot) fautes.push(`a verdict on a file that is no longer there, ${pieceId}`);
			const rouvre = statut === 'non_conforme' || statut === 'attente_nouvelle_pj';
			Object.assign(etat, { statut: statut ?? '', verrou: !rouvre && depotId !== null && etat.confirme === depotId });
		}
		if (nature !== 'verrou') continue;
		verrous++;
		if (depotId !== etat.depot) fautes.push(`a lock of a file that is no longer there, ${pieceId}`);
		for (const [id, autre] of etats) {
			if (autre.depot === null) fautes.push(`a lock without all pièces, ${+le}`);
			if (perimee(id, autre, le)) fautes.push(`a lock of a récapitulatif signed for an older version, ${+le}`);
		}
		Object.assign(etat, { verrou: true, confirme: depotId });
	}
	return { fautes, verrous };
}
