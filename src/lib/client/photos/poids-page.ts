/** How heavy each page may be when all of them must go into one file of a given weight. */

/** What a PDF adds around the image of a page, bytes. */
export const AUTOUR = 300;

/**
 * The most that one page may weigh so that together they keep to `total`, bytes: light pages stay as they are, and what
 * they leave is shared by the others. Infinity when they keep to it already.
 */
export function poidsParPage(poids: readonly number[], total: number): number {
	let reste = total;
	const tries = poids.toSorted((a, b) => a - b);
	for (const [i, celle] of tries.entries()) {
		const part = reste / (tries.length - i);
		if (celle > part) return Math.floor(part);
		reste -= celle;
	}
	return Infinity;
}
