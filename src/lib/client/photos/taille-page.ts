/** How many pixels of a page leave: enough for its smallest letters, no more than a phone can hold or the server takes. */

/** Long edge of a page, pixels. Below it letters of 6 pt on A4 die, whatever the encoding (measured). */
export const COTE_PAGE = 2048;
/** Height over width of A4. */
export const A4 = Math.SQRT2;
/** By how much a sheet seen at an angle is not A4. */
export const PRESQUE = 0.08;
/** What is not longer than this, a sheet seen at an angle or a photo of one, is as a sheet; a screen copied from top to bottom is not. */
export const FORME_MAX = A4 * (1 + PRESQUE);

/** A page is read from the photo so much larger than it ends: made flat at its own size, letters of 6 pt lose their edges. */
export const LECTURE = 1.25;
/** Pixels: past them iOS gives a canvas that stays black, without a word. */
export const TOILE_MAX = 16_777_216;
/** The server refuses what is longer (`porte`). */
const LONGUEUR_MAX = 12_000;

/**
 * Long edge for a page of that shape, which a sheet of A4 would have at `cote`. What is longer than a sheet has the short edge
 * of one: its words are as wide as those of a sheet, and bound by the long edge they would be lost without a word.
 */
export function grandCote(width: number, height: number, cote = COTE_PAGE): number {
	const forme = Math.max(width, height) / Math.min(width, height);
	if (forme <= FORME_MAX) return cote;
	return Math.min((cote / A4) * forme, Math.sqrt(TOILE_MAX * forme) / LECTURE, LONGUEUR_MAX);
}
