import { describe, expect, it } from 'vitest';
import { reduire } from './image';
import { aplatir, garde, griser, lumiereDuPapier } from './lumiere';
import { moyenneDe, pageFeinte, type PageFeinte } from './page.exemple';

function filtree(feinte: PageFeinte) {
	const page = pageFeinte(feinte);
	aplatir(page, lumiereDuPapier(page));
	return page;
}

const MARGE_HAUTE = [0.2, 0.02, 0.8, 0.06];
const MARGE_BASSE = [0.2, 0.94, 0.8, 0.98];

describe('R-202 a page under a bad light', () => {
	it.each([
		['a lamp on one side', (u: number, v: number) => 1 - 0.4 * u - 0.2 * v],
		['a hand that shades a corner', (u: number, v: number) => (u + v > 1.3 ? 0.5 : 1)],
		['a warm bulb', (): [number, number, number] => [1, 0.86, 0.66]]
	])('%s: its paper is white all over, its letters are dark', (_, lumiere) => {
		const page = filtree({ lumiere });
		for (const canal of [0, 1, 2]) {
			expect(moyenneDe(page, MARGE_HAUTE, canal)).toBeGreaterThan(250);
			expect(moyenneDe(page, MARGE_BASSE, canal)).toBeGreaterThan(250);
		}
		const sombres = page.data.filter((v, i) => i % 4 === 1 && v < 90).length;
		expect(sombres / (page.data.length / 4)).toBeGreaterThan(0.08);
	});

	it('keeps the contrast of a mark, the palest excepted, which the guard looks for', () => {
		expect(garde(0.02)).toBe(0);
		for (let profondeur = 0.11; profondeur <= 1; profondeur += 0.01) expect(garde(profondeur)).toBeGreaterThan(0.9);
	});

	it('keeps a yellow marker yellow', () => {
		const page = filtree({ dessin: (u, v) => (u > 0.3 && u < 0.5 && v > 0.3 && v < 0.31 ? [244, 236, 120] : null) });
		const trait = [0.35, 0.302, 0.45, 0.308];
		expect(moyenneDe(page, trait, 2)).toBeLessThan(150);
		expect(moyenneDe(page, trait, 0)).toBeGreaterThan(225);
	});

	it('in grey has no colour left', () => {
		const page = pageFeinte({ width: 40, height: 40, dessin: (u) => (u > 0.5 ? [200, 30, 90] : null) });
		griser(page);
		for (let p = 0; p < page.data.length; p += 4) {
			expect(page.data[p]).toBe(page.data[p + 1]);
			expect(page.data[p]).toBe(page.data[p + 2]);
		}
	});
});

describe('a smaller copy', () => {
	it('is as light as what it is a copy of, and never larger', () => {
		const page = pageFeinte();
		const copie = reduire(page, 160);
		expect(Math.max(copie.width, copie.height)).toBe(160);
		expect(moyenneDe(copie, [0, 0, 1, 1], 1)).toBeCloseTo(moyenneDe(page, [0, 0, 1, 1], 1), 0);
		expect(reduire(page, 5000).data).toEqual(page.data);
	});
});
