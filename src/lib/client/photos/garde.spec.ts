import { describe, expect, it } from 'vitest';
import { refusDuFiltre } from './garde';
import { lumiereDuPapier } from './lumiere';
import { pageFeinte, type PageFeinte } from './page.exemple';

function refus(feinte: PageFeinte) {
	const page = pageFeinte(feinte);
	return refusDuFiltre(page, lumiereDuPapier(page));
}

/** An oval of skin with eyes, as on an identity card. */
function visage(u: number, v: number): [number, number, number] | null {
	const [x, y] = [(u - 0.25) / 0.12, (v - 0.3) / 0.13];
	if (x * x + y * y > 1) return null;
	return Math.hypot(Math.abs(x) - 0.35, y + 0.2) < 0.12 ? [60, 40, 35] : [205, 150, 120];
}

const gris = (v: number): [number, number, number] => [v, v, v];

/** A frame of thin lines: what a rubber stamp leaves. */
function tampon(couleur: [number, number, number]) {
	return (u: number, v: number) => {
		const [x, y] = [Math.abs(u - 0.6), Math.abs(v - 0.7)];
		const dedans = x < 0.15 && y < 0.06;
		return dedans && (Math.floor(u * 240) % 4 === 0 || Math.floor(v * 340) % 5 === 0) ? couleur : null;
	};
}

describe('R-202 the scan filter refuses by itself', () => {
	it.each<[string, PageFeinte]>([
		['a face in colour', { dessin: visage }],
		['a darker face', { dessin: (u, v) => visage(u, v) && [110, 70, 50] }],
		['a face under a warm bulb', { dessin: visage, lumiere: () => [1, 0.86, 0.66] }],
		[
			'a photograph in grey',
			{
				dessin: (u, v) =>
					u > 0.1 && u < 0.4 && v > 0.15 && v < 0.5 ? gris(Math.hypot(u - 0.25, v - 0.3) < 0.1 ? 150 : 60) : null
			}
		]
	])('%s', (_, feinte) => expect(refus(feinte)).toBe('visage'));

	it.each<[string, PageFeinte]>([
		['pink paper', { papier: [250, 200, 210] }],
		['yellow paper', { papier: [250, 238, 150] }],
		['green paper under a warm bulb', { papier: [190, 232, 190], lumiere: () => [1, 0.9, 0.75] }],
		['a large blue picture', { dessin: (u, v) => (u > 0.5 && u < 0.8 && v > 0.3 && v < 0.5 ? [90, 130, 220] : null) }]
	])('%s', (_, feinte) => expect(refus(feinte)).toBe('couleur'));

	it.each<[string, PageFeinte]>([
		['a stamp almost out of ink', { encre: null, dessin: tampon([216, 218, 224]) }],
		['the same among text', { dessin: tampon([216, 218, 224]) }]
	])('%s', (_, feinte) => expect(refus(feinte)).toBe('pale'));
});

describe('R-202 the scan filter is used for', () => {
	it.each<[string, PageFeinte]>([
		['a page of text', {}],
		['a page of text with grain', { grain: 9 }],
		['a page under a lamp', { lumiere: (u, v) => 1 - 0.45 * u - 0.2 * v }],
		['a page under a warm bulb', { lumiere: () => [1, 0.84, 0.62] }],
		['a page in blue shade', { lumiere: () => [0.8, 0.9, 1] }],
		['a page that a hand shades', { lumiere: (u, v) => (u + v > 1.2 ? 0.55 : 1) }],
		['a page with a blue stamp', { dessin: tampon([90, 110, 190]) }],
		['a page with a table around it', { dessin: (u, v) => (u < 0.07 || v > 0.95 ? [120, 82, 50] : null) }]
	])('%s', (_, feinte) => expect(refus(feinte)).toBeNull());
});
