/**
 * The scan filter: a page is divided by the light that fell on its own paper, so that a lamp, a shadow or a warm bulb
 * leave it; then what is almost paper becomes white. Marks that are not almost paper keep the contrast they had.
 */
import { imageVide, luminance, reduire, type Image } from './image';

/** The light changes slowly: a copy so small is enough, and 9 × 9 of it are more than a title or a thick stroke. */
const COTE = 160;
const RAYON = 4;
const MILIEU = ((2 * RAYON + 1) ** 2 + 1) / 2;
/** Each of its pixels stands for a square of 4 × 4: nearly the lightest of them is paper, even between dense lines. */
const FINESSE = 4;
const CLAIRS = 3;

/** Depth of a mark: 0 is the paper, 1 is black. Under the first the paper’s own grain, above the second all is kept. */
const GRAIN = 0.05;
export const MARQUE = 0.11;
/** A mark is printed a little darker than it was, as a scanner does. */
const ENCRAGE = 1.12;
/** How much a colour counts that hardly darkens: a yellow marker is far deeper in blue than in luminance. */
const TEINTE = 0.6;

/** The light on the paper: per channel, the median of 9 × 9 on a copy of 160 pixels. */
export function lumiereDuPapier(image: Image): Image {
	const petite = eclaircir(reduire(image, COTE * FINESSE));
	const lumiere = imageVide(petite.width, petite.height);
	lumiere.data.fill(255);
	for (let canal = 0; canal < 3; canal++) medianes(petite, lumiere, canal);
	return lumiere;
}

/** A copy four times smaller of what is light. */
function eclaircir({ data, width, height }: Image): Image {
	const copie = imageVide(Math.ceil(width / FINESSE), Math.ceil(height / FINESSE));
	const clairs = new Uint8Array(CLAIRS);
	for (let ici = 0; ici < copie.data.length; ici++) {
		const x = ((ici >> 2) % copie.width) * FINESSE;
		const y = Math.floor((ici >> 2) / copie.width) * FINESSE;
		clairs.fill(0);
		for (let v = y; v < Math.min(height, y + FINESSE); v++) {
			for (let u = x; u < Math.min(width, x + FINESSE); u++) {
				// In order, the lightest first: each pushes down those it is lighter than.
				let valeur = data[(v * width + u) * 4 + (ici & 3)] ?? 0;
				for (let rang = 0; rang < CLAIRS; rang++) {
					const place = clairs[rang] ?? 0;
					if (valeur <= place) continue;
					clairs[rang] = valeur;
					valeur = place;
				}
			}
		}
		copie.data[ici] = clairs[CLAIRS - 1] || (clairs[0] ?? 0);
	}
	return copie;
}

/** The window slides along each row: one column of the histogram comes in, one goes out. */
function medianes({ data, width, height }: Image, vers: Image, canal: number): void {
	const histogramme = new Uint16Array(256);
	const borne = (valeur: number, max: number) => Math.min(max, Math.max(0, valeur));
	const compter = (x: number, y: number, combien: number) => {
		for (let dy = -RAYON; dy <= RAYON; dy++) {
			const valeur = data[(borne(y + dy, height - 1) * width + borne(x, width - 1)) * 4 + canal] ?? 0;
			histogramme[valeur] = (histogramme[valeur] ?? 0) + combien;
		}
	};
	for (let y = 0; y < height; y++) {
		histogramme.fill(0);
		for (let dx = -RAYON; dx <= RAYON; dx++) compter(dx, y, 1);
		for (let x = 0; x < width; x++) {
			let valeur = -1;
			for (let vus = 0; vus < MILIEU;) vus += histogramme[++valeur] ?? MILIEU;
			vers.data[(y * width + x) * 4 + canal] = Math.max(1, valeur);
			compter(x - RAYON, y, -1);
			compter(x + RAYON + 1, y, 1);
		}
	}
}

/** How deep a pixel stands under its paper: what the filter judges by. Each argument is its channel over the paper’s. */
export function profondeur(r: number, g: number, b: number): number {
	return Math.max(1 - luminance(r, g, b), TEINTE * (1 - Math.min(r, g, b)));
}

/** The share of its depth that a mark keeps, about 1.1 for all but the palest. */
export function garde(profondeur: number): number {
	const t = Math.min(1, Math.max(0, (profondeur - GRAIN) / (MARQUE - GRAIN)));
	return t * t * (3 - 2 * t) * ENCRAGE;
}

/** Changes the image in place. */
export function aplatir({ data, width, height }: Image, lumiere: Image): void {
	const gardes = Float32Array.from({ length: 1001 }, (_, i) => garde(i / 1000));
	const largeur = lumiere.width * 4;
	const ligne = new Float32Array(largeur + 4);
	const places = entre(width, lumiere.width);
	const rangees = entre(height, lumiere.height);
	for (let y = 0, ici = 0; y < height; y++) {
		const place = rangees[y] as number;
		const haut = (place | 0) * largeur;
		const bas = Math.min(lumiere.height - 1, (place | 0) + 1) * largeur;
		const fy = place - (place | 0);
		for (let i = 0; i < largeur; i++) {
			ligne[i] = (lumiere.data[haut + i] as number) * (1 - fy) + (lumiere.data[bas + i] as number) * fy;
		}
		ligne.copyWithin(largeur, largeur - 4, largeur); // right of the last there is none
		for (let x = 0; x < width; x++, ici += 4) {
			const px = places[x] as number;
			const p = (px | 0) * 4;
			const fx = px - (px | 0);
			const gx = 1 - fx;
			const r = (data[ici] as number) / ((ligne[p] as number) * gx + (ligne[p + 4] as number) * fx);
			const g = (data[ici + 1] as number) / ((ligne[p + 1] as number) * gx + (ligne[p + 5] as number) * fx);
			const b = (data[ici + 2] as number) / ((ligne[p + 2] as number) * gx + (ligne[p + 6] as number) * fx);
			const part = gardes[Math.max(0, profondeur(r, g, b) * 1000) | 0] as number;
			data[ici] = 255 * (1 - (1 - r) * part);
			data[ici + 1] = 255 * (1 - (1 - g) * part);
			data[ici + 2] = 255 * (1 - (1 - b) * part);
		}
	}
}

/** Where the middle of each of `n` pixels falls among `m`, which cover the same length. */
function entre(n: number, m: number): Float32Array {
	return Float32Array.from({ length: n }, (_, i) => Math.min(m - 1, Math.max(0, ((i + 0.5) * m) / n - 0.5)));
}

/** Grey instead of colour, in place. */
export function griser({ data }: Image): void {
	for (let p = 0; p < data.length; p += 4) {
		const gris = luminance(data[p] as number, data[p + 1] as number, data[p + 2] as number);
		data[p] = data[p + 1] = data[p + 2] = gris;
	}
}
