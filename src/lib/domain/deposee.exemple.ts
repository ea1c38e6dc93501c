/** An identity document given on line and not confirmed, as specs of the pièces want it. */
import type { PieceSuivie } from './depot';
import { suivieVide } from './situation-piece';

export const DEPOSEE: PieceSuivie = {
	...suivieVide('identite'),
	depot: {
		id: 'd1',
		type: 'application/pdf',
		sha256: 'a',
		octets: 1,
		pages: 1,
		deposeLe: '2026-11-04T09:00:00Z',
		analyse: 'faite',
		version: 1
	}
};
