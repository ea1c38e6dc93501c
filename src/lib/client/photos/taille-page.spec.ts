import { describe, expect, it } from 'vitest';
import { COTE_PAGE, grandCote } from './taille-page';

/** What leaves of a photo of that size, whole. */
function partie(width: number, height: number): [width: number, height: number] {
	const echelle = Math.min(1, grandCote(width, height) / Math.max(width, height));
	return [Math.round(width * echelle), Math.round(height * echelle)];
}

describe('R-202 how large a page leaves', () => {
	it.each([
		['a photo of 12 MP', 3000, 4000, [1536, 2048]],
		['a photo of 48 MP, lying', 8000, 6000, [2048, 1536]],
		['a sheet of A4', 2480, 3508, [1448, 2048]],
		['a photo of 3 by 2', 4000, 6000, [1365, 2048]],
		['a page smaller than that', 1200, 1600, [1200, 1600]]
	])('%s: its long edge is that of a page', (_, width, height, attendue) => {
		expect(grandCote(width, height)).toBe(COTE_PAGE);
		expect(partie(width, height)).toEqual(attendue);
	});

	it.each([
		['a screen copied from top to bottom', 1080, 7000, [1080, 7000]],
		['the same lying', 7000, 1080, [7000, 1080]],
		['a long paper of 48 MP', 3000, 16_000, [1419, 7567]],
		['a photo of 16 by 9', 2250, 4000, [1448, 2574]]
	])('%s, longer than a sheet: its short edge stays that of a page as far as a phone can hold it', (...cas) => {
		expect(partie(cas[1], cas[2])).toEqual(cas[3]);
	});

	it('nothing is longer than the server takes, nor larger than a phone can read a quarter larger', () => {
		for (const hauteur of [2000, 5000, 20_000, 100_000]) {
			const [large, haut] = partie(1000, hauteur);
			expect(haut).toBeLessThanOrEqual(12_000);
			expect(large * haut * 1.25 ** 2).toBeLessThanOrEqual(16_777_216 * 1.001);
		}
	});
});
