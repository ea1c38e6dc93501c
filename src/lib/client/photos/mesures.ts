/** What is said of a page before it leaves, as advice: too dark, nothing on it, blurred, too small to be read. Never a block. */
import { enGris, type Image } from './image';
import { garde, profondeur } from './lumiere';
import { FORME_MAX } from './taille-page';

/** « telle_quelle »: this device could do nothing to it. */
export type AvisPage = 'sombre' | 'vide' | 'floue' | 'petite' | 'telle_quelle';

/** Luminance of the paper, 0 to 255, under which a photo is mostly noise. */
const PAPIER_SOMBRE = 70;
/** Share of the page that must be ink: one line of small text is about 0.1 %. */
const ENCRE_MIN = 0.0004;
/** On a copy of 1024 pixels: of letters that can still be read, edges are made in three steps or fewer. */
const NETTETE_MIN = 0.3;
/** Long edge of a sheet, in pixels, under which small print cannot be read (measured: 1280 loses two letters in three of 6 pt). */
const COTE_MIN = 1300;
/** Its short edge then: what is longer than a sheet has words as wide. */
const PETIT_COTE_MIN = COTE_MIN / FORME_MAX;

/** `copie` is the page before any filter, as small as one of 1024 pixels, `lumiere` that on its paper; width and height are those with which it leaves. */
export function avisSur(copie: Image, lumiere: Image, { width, height }: Pick<Image, 'width' | 'height'>): AvisPage[] {
	const vide = encre(copie, lumiere) < ENCRE_MIN;
	const avis: [AvisPage, boolean][] = [
		['sombre', clarte(lumiere) < PAPIER_SOMBRE],
		['vide', vide],
		['floue', !vide && nettete(copie) < NETTETE_MIN],
		['petite', Math.max(width, height) < COTE_MIN || Math.min(width, height) < PETIT_COTE_MIN]
	];
	return avis.filter(([, vrai]) => vrai).map(([nom]) => nom);
}

/** The paper’s luminance where it is well lit: nine tenths of it are darker. */
export function clarte(lumiere: Image): number {
	const gris = enGris(lumiere).sort();
	return gris[Math.floor(gris.length * 0.9)] ?? 0;
}

/** The share of the page that is a mark. */
export function encre({ data, width, height }: Image, lumiere: Image): number {
	let marques = 0;
	for (let y = 0, p = 0; y < height; y++) {
		const ligne = Math.floor((y * lumiere.height) / height) * lumiere.width;
		for (let x = 0; x < width; x++, p += 4) {
			const l = (ligne + Math.floor((x * lumiere.width) / width)) * 4;
			const part = (canal: number) => (data[p + canal] ?? 0) / (lumiere.data[l + canal] ?? 1);
			const profond = profondeur(part(0), part(1), part(2));
			if (profond > 0.2 && garde(profond) > 1) marques++;
		}
	}
	return marques / (width * height);
}

/** Pixels of a row or column in which an edge is looked for, and how much it must rise (of 255) not to be grain. */
const FENETRE = 10;
const ARETE_MIN = 40;

/**
 * How steep edges are, 0 to 1: of all the way from dark to light within a window, the part that is made in one step.
 * 1 where letters are cut out, a seventh where each point is spread over seven.
 */
export function nettete(image: Image): number {
	const gris = enGris(image);
	const { width, height } = image;
	let [raideurs, aretes] = [0, 0];
	const suivre = (debut: number, pas: number, n: number) => {
		for (let i = debut, fin = debut + (n - FENETRE) * pas; i <= fin; i += (FENETRE / 2) * pas) {
			let [min, max, marche, avant] = [255, 0, 0, gris[i] as number];
			for (let j = i; j < i + FENETRE * pas; j += pas) {
				const v = gris[j] as number;
				if (v < min) min = v;
				if (v > max) max = v;
				if (Math.abs(v - avant) > marche) marche = Math.abs(v - avant);
				avant = v;
			}
			if (max - min < ARETE_MIN) continue;
			raideurs += marche / (max - min);
			aretes++;
		}
	};
	for (let y = 0; y < height; y += 2) suivre(y * width, 1, width);
	for (let x = 0; x < width; x += 2) suivre(x, width, height);
	return aretes === 0 ? 1 : raideurs / aretes;
}
