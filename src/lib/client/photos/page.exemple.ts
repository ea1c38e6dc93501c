/** A page as specs photograph it: dashes for letters, on a paper of any colour, under any light. */
import { imageVide, type Image } from './image';

type RVB = [r: number, v: number, b: number];

export interface PageFeinte {
	width?: number;
	height?: number;
	papier?: RVB;
	/** Of letters; null for a page without text. */
	encre?: RVB | null;
	/** Light at a place of the page, 0 to 1 each way. */
	lumiere?: (u: number, v: number) => number | RVB;
	/** Half the width of the grain, out of 255. */
	grain?: number;
	/** Drawn over the text: a colour, or null where there is nothing. */
	dessin?: (u: number, v: number) => RVB | null;
}

/** The same numbers for every run. */
function suite(graine: number) {
	let etat = graine;
	return () => {
		etat = (Math.imul(etat, 1_664_525) + 1_013_904_223) >>> 0;
		return etat / 2 ** 32;
	};
}

export function pageFeinte({
	width = 724,
	height = 1024,
	papier = [236, 234, 228],
	encre = [40, 40, 44],
	lumiere = () => 1,
	grain = 2,
	dessin = () => null
}: PageFeinte = {}): Image {
	const image = imageVide(width, height);
	const hasard = suite(7);
	const lettres = Uint8Array.from({ length: 4096 }, () => (hasard() < 0.5 ? 1 : 0));
	for (let y = 0, p = 0; y < height; y++) {
		for (let x = 0; x < width; x++, p += 4) {
			const [u, v] = [(x + 0.5) / width, (y + 0.5) / height];
			const dansLaMarge = u < 0.1 || u > 0.9 || v < 0.08 || v > 0.92;
			const lettre = !dansLaMarge && y % 16 < 9 && lettres[((y >> 4) * 131 + (x >> 1)) % 4096] === 1 && x % 11 < 8;
			const couleur = dessin(u, v) ?? (lettre && encre ? encre : papier);
			const eclat = lumiere(u, v);
			for (let canal = 0; canal < 3; canal++) {
				const part = typeof eclat === 'number' ? eclat : (eclat[canal] ?? 1);
				image.data[p + canal] = (couleur[canal] ?? 0) * part + (hasard() * 2 - 1) * grain;
			}
			image.data[p + 3] = 255;
		}
	}
	return image;
}

/** Mean of a channel over a rectangle given in fractions of the image. */
export function moyenneDe({ data, width, height }: Image, [u0, v0, u1, v1]: number[], canal: number): number {
	let [somme, n] = [0, 0];
	for (let y = Math.round((v0 ?? 0) * height); y < Math.round((v1 ?? 1) * height); y++) {
		for (let x = Math.round((u0 ?? 0) * width); x < Math.round((u1 ?? 1) * width); x++, n++) {
			somme += data[(y * width + x) * 4 + canal] ?? 0;
		}
	}
	return somme / n;
}
