/** The envoi as it enters the queue: an id of its own, never tried yet. */
import type { CleBrouillon } from './brouillons';
import type { EnvoiGarde } from './local-db';

/** Tells the server that this brouillon is no more; with `vu`, unless another device changed an onglet since: « acquis:1,identification:2 ». */
export function effacement(cle: CleBrouillon & { vu?: string }, creeLe: Date): EnvoiGarde {
	return {
		...nouvelEnvoi(cle, creeLe),
		nature: 'effacement',
		libelle: 'Effacement d’un brouillon',
		methode: 'DELETE',
		chemin: `/api/brouillons/${cle.brouillonId}${cle.vu === undefined ? '' : `?vu=${cle.vu}`}`,
		corps: ''
	};
}

/** What every envoi of a brouillon begins with. */
export function nouvelEnvoi({ compteId, brouillonId }: CleBrouillon, creeLe: Date) {
	return {
		format: 1 as const,
		id: crypto.randomUUID(),
		compteId,
		fil: brouillonId,
		priorite: 0,
		creeLe,
		essais: 0,
		prochainEssai: 0,
		douteux: false,
		refus: null
	};
}
