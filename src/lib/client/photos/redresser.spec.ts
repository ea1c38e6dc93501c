import { describe, expect, it } from 'vitest';
import { moyenneDe, pageFeinte } from './page.exemple';
import {
	boiteAutour,
	dansLaBoite,
	etendue,
	homographie,
	redresser,
	tourner,
	TOUT,
	type Coins,
	type Point
} from './redresser';

const DE_BIAIS: Coins = [
	[0.2, 0.1],
	[0.85, 0.2],
	[0.95, 0.9],
	[0.05, 0.8]
];

function versLaPhoto(coins: Coins, u: number, v: number): Point {
	const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = homographie(coins);
	const w = g * u + h * v + 1;
	return [(a * u + b * v + c) / w, (d * u + e * v + f) / w];
}

describe('R-201 a page photographed at an angle', () => {
	it('has its four corners where the person put them', () => {
		TOUT.forEach(([u, v], i) => {
			const [x, y] = versLaPhoto(DE_BIAIS, u, v);
			expect(x).toBeCloseTo(DE_BIAIS[i]?.[0] ?? NaN);
			expect(y).toBeCloseTo(DE_BIAIS[i]?.[1] ?? NaN);
		});
	});

	it('has its middle where the diagonals cross, not halfway: what is far is smaller', () => {
		const [x, y] = versLaPhoto(DE_BIAIS, 0.5, 0.5);
		const surDiagonale = ([px, py]: Point, [qx, qy]: Point) => (qx - px) * (y - py) - (qy - py) * (x - px);
		expect(surDiagonale(DE_BIAIS[0], DE_BIAIS[2])).toBeCloseTo(0);
		expect(surDiagonale(DE_BIAIS[1], DE_BIAIS[3])).toBeCloseTo(0);
	});

	it('that was not at an angle stays as it is', () => {
		const page = pageFeinte({ width: 60, height: 80 });
		expect(redresser(page, TOUT, 60, 80).data).toEqual(page.data);
	});

	it('is read from its own part of the photo alone, and is the same', () => {
		const photo = pageFeinte({ width: 200, height: 160 });
		const coins: Coins = [
			[0.31, 0.42],
			[0.77, 0.35],
			[0.81, 0.9],
			[0.28, 0.83]
		];
		const boite = boiteAutour(coins, 200, 160);
		const partie = { ...boite, data: new Uint8ClampedArray(boite.width * boite.height * 4) };
		for (let y = 0; y < boite.height; y++) {
			const debut = ((boite.y + y) * 200 + boite.x) * 4;
			partie.data.set(photo.data.subarray(debut, debut + boite.width * 4), y * boite.width * 4);
		}
		expect(boite.width * boite.height).toBeLessThan(0.4 * 200 * 160);
		expect(redresser(partie, dansLaBoite(coins, boite, 200, 160), 90, 70)).toEqual(redresser(photo, coins, 90, 70));
	});

	it('turned by a quarter has its top on the right', () => {
		const page = pageFeinte({ width: 60, height: 80, encre: null, dessin: (_, v) => (v < 0.25 ? [250, 0, 0] : null) });
		const [w, h] = etendue(tourner(TOUT, 90), 60, 80);
		expect([w, h]).toEqual([80, 60]);
		const tournee = redresser(page, tourner(TOUT, 90), 80, 60);
		expect(moyenneDe(tournee, [0.8, 0, 1, 1], 1)).toBeLessThan(5);
		expect(moyenneDe(tournee, [0, 0, 0.7, 1], 1)).toBeGreaterThan(200);
	});

	it('turned four times is as it was', () => {
		const encore = (c: Coins) => tourner(c, 90);
		expect(encore(encore(encore(encore(DE_BIAIS))))).toEqual(DE_BIAIS);
		expect(encore(encore(DE_BIAIS))).toEqual(tourner(DE_BIAIS, 180));
		expect(encore(tourner(DE_BIAIS, 180))).toEqual(tourner(DE_BIAIS, 270));
	});
});
