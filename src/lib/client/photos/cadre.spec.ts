import { describe, expect, it } from 'vitest';
import { suggererCadre } from './cadre';
import { imageVide, type Image } from './image';
import { pageFeinte } from './page.exemple';
import { homographie, type Coins } from './redresser';

const PAPIER: [number, number, number] = [236, 234, 228];

/** A page of text lying on a table, its corners at `coins`. */
function surUneTable(
	coins: Coins,
	table: [number, number, number],
	eclat: (x: number) => number = () => 1,
	papier = PAPIER
): Image {
	const page = pageFeinte({ papier });
	const photo = imageVide(600, 800);
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = homographie(coins);
	for (let y = 0, p = 0; y < 800; y++) {
		for (let x = 0; x < 600; x++, p += 4) {
			const [X, Y] = [(x + 0.5) / 600, (y + 0.5) / 800];
			// The homography turned round: two equations for u and v.
			const [a1, b1, c1] = [a - g * X, b - h * X, X - c];
			const [a2, b2, c2] = [d - g * Y, e - h * Y, Y - f];
			const determinant = a1 * b2 - a2 * b1;
			const [u, v] = [(c1 * b2 - c2 * b1) / determinant, (a1 * c2 - a2 * c1) / determinant];
			const dedans = u >= 0 && u < 1 && v >= 0 && v < 1;
			const q = (Math.floor(v * page.height) * page.width + Math.floor(u * page.width)) * 4;
			for (let canal = 0; canal < 3; canal++) {
				photo.data[p + canal] = (dedans ? (page.data[q + canal] ?? 0) : (table[canal] ?? 0)) * eclat(X);
			}
			photo.data[p + 3] = 255;
		}
	}
	return photo;
}

const OMBRE = (x: number) => (x > 0.6 ? 0.5 : 1);
const BOIS: [number, number, number] = [140, 100, 65];
const DE_BIAIS: Coins = [
	[0.15, 0.12],
	[0.82, 0.08],
	[0.9, 0.9],
	[0.08, 0.86]
];

describe('R-201 the frame suggested around a page', () => {
	it.each<[string, Image, Coins]>([
		['on a wooden table', surUneTable(DE_BIAIS, BOIS), DE_BIAIS],
		['on a dark cloth, under a lamp', surUneTable(DE_BIAIS, [40, 42, 48], (x) => 1 - 0.35 * x), DE_BIAIS],
		['half in the shade', surUneTable(DE_BIAIS, BOIS, OMBRE), DE_BIAIS],
		['of yellow paper', surUneTable(DE_BIAIS, BOIS, (x) => 1 - 0.3 * x, [246, 229, 140]), DE_BIAIS],
		[
			'turned by a good deal',
			surUneTable(
				[
					[0.3, 0.1],
					[0.9, 0.3],
					[0.7, 0.9],
					[0.1, 0.7]
				],
				BOIS
			),
			[
				[0.3, 0.1],
				[0.9, 0.3],
				[0.7, 0.9],
				[0.1, 0.7]
			]
		]
	])('%s is within one hundredth of its corners', (_, photo, coins) => {
		const cadre = suggererCadre(photo);
		expect(cadre).not.toBeNull();
		coins.forEach(([x, y], i) => {
			expect(Math.abs((cadre?.[i]?.[0] ?? 9) - x)).toBeLessThan(0.01);
			expect(Math.abs((cadre?.[i]?.[1] ?? 9) - y)).toBeLessThan(0.01);
		});
	});

	it('is none when the page fills the photo, when there is no page, or when it has not four straight sides', () => {
		expect(suggererCadre(pageFeinte())).toBeNull();
		expect(suggererCadre(pageFeinte({ encre: null, papier: BOIS, grain: 20 }))).toBeNull();
		const assiette = (u: number, v: number): [number, number, number] =>
			Math.hypot(u - 0.5, v - 0.5) < 0.4 ? [240, 240, 240] : BOIS;
		expect(suggererCadre(pageFeinte({ width: 400, height: 400, dessin: assiette }))).toBeNull();
	});
});
