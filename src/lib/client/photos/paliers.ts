/** How far a page may be made lighter and still be read, and how much each of several may weigh. */
import { COTE_PAGE } from './taille-page';

/** Tried in turn until a page fits its part: long edge in pixels, quality of the JPEG. */
export const PALIERS: [cote: number, qualite: number][] = [
	[COTE_PAGE, 0.8],
	[COTE_PAGE, 0.6],
	[COTE_PAGE, 0.45],
	[COTE_PAGE, 0.3],
	[1600, 0.3]
];

/** The weight that none may pass so that all hold in `total`; a light page leaves its rest to the heavy ones. */
export function partDeChacune(poids: number[], total: number): number {
	let reste = total;
	const legeresDAbord = [...poids].sort((a, b) => a - b);
	for (const [i, octets] of legeresDAbord.entries()) {
		const part = reste / (legeresDAbord.length - i);
		if (octets > part) return part;
		reste -= octets;
	}
	return Infinity;
}
