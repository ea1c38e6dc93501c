import { describe, expect, it } from 'vitest';
import { imageVide, type Image } from './image';
import { lumiereDuPapier } from './lumiere';
import { avisSur } from './mesures';
import { pageFeinte, type PageFeinte } from './page.exemple';

const A4 = { width: 1448, height: 2048 };
const avis = (page: Image, taille = A4) => avisSur(page, lumiereDuPapier(page), taille);
const avisDe = (feinte: PageFeinte) => avis(pageFeinte(feinte));

/** As a lens that is not in focus: each pixel becomes the mean of a square around it. */
function defocalisee(image: Image, rayon: number): Image {
	const { width, height, data } = image;
	const floue = imageVide(width, height);
	for (let y = 0; y < height; y++) {
		for (let x = 0; x < width; x++) {
			for (let canal = 0; canal < 3; canal++) {
				let [somme, n] = [0, 0];
				for (let v = Math.max(0, y - rayon); v <= Math.min(height - 1, y + rayon); v++) {
					for (let u = Math.max(0, x - rayon); u <= Math.min(width - 1, x + rayon); u++, n++) {
						somme += data[(v * width + u) * 4 + canal] ?? 0;
					}
				}
				floue.data[(y * width + x) * 4 + canal] = somme / n;
			}
		}
	}
	return floue;
}

describe('R-202 what is said of a page before it leaves', () => {
	it('nothing of a good one', () => expect(avisDe({})).toEqual([]));

	it('that it is too dark', () => expect(avisDe({ lumiere: () => 0.2 })).toEqual(['sombre']));

	it('that there is nothing on it, whatever the light', () => {
		expect(avisDe({ encre: null })).toEqual(['vide']);
		expect(avisDe({ encre: null, grain: 10, lumiere: (u) => 1 - 0.4 * u })).toEqual(['vide']);
	});

	it('not that there is nothing, when there is a signature', () => {
		const signature = (u: number, v: number): [number, number, number] | null =>
			Math.abs(v - 0.6 - 0.02 * Math.sin(u * 60)) < 0.002 && u > 0.4 && u < 0.7 ? [40, 60, 160] : null;
		expect(avisDe({ encre: null, dessin: signature })).not.toContain('vide');
	});

	it('that it is blurred', () => expect(avis(defocalisee(pageFeinte(), 3))).toEqual(['floue']));

	it('that too little of the photo is the page', () => {
		expect(avis(pageFeinte(), { width: 707, height: 1000 })).toEqual(['petite']);
		expect(avis(pageFeinte(), { width: 975, height: 1300 })).toEqual([]);
	});

	it('that the words of a very long page are too small, whichever way it lies', () => {
		expect(avis(pageFeinte(), { width: 600, height: 12_000 })).toEqual(['petite']);
		expect(avis(pageFeinte(), { width: 12_000, height: 600 })).toEqual(['petite']);
		expect(avis(pageFeinte(), { width: 1080, height: 7000 })).toEqual([]);
	});
});
