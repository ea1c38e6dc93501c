/**
 * The frame suggested around a page: the largest thing in the photo that is light and without colour, when it has four
 * straight sides. A suggestion only: the person drags the corners, and a page that was not found is framed by hand.
 */
import { reduire, type Image } from './image';
import { aire, AIRE_MIN, quatreCotes } from './quatre-cotes';
import type { Coins } from './redresser';
import { zones } from './zones';

const COTE = 300;
/** A shadow on the page hides a part of it from the first. */
const SEUILS = [1, 0.82, 0.66];

export function suggererCadre(photo: Image): Coins | null {
	const copie = reduire(photo, COTE);
	const blanc = blancheur(copie);
	const masques = [...SEUILS.map((part) => masque(blanc, part)), masque(grisaille(copie), 1)];
	const trouves = masques.flatMap((clair) => {
		const [page] = zones(clair, copie.width, AIRE_MIN * clair.length);
		const coins = page && quatreCotes(page.pixels, copie);
		return coins && tranche(coins, blanc, copie) > TRANCHE_MIN ? [coins] : [];
	});
	// Whole in the photo, before one that its edge cuts; then the largest: what a shadow hides belongs to the page.
	const rang = (coins: Coins) => aire(coins) + (entier(coins) ? 1 : 0);
	return trouves.sort((a, b) => rang(b) - rang(a))[0] ?? null;
}

const entier = (coins: Coins) => coins.flat().every((v) => v > 0.005 && v < 0.995);

/** How much lighter, as a share, the page is than what is beside it, along the side where that is least. */
const TRANCHE_MIN = 0.15;
/** Pixels from the side to either place compared. */
const DE_PART_ET_DAUTRE = 4;

function tranche(coins: Coins, blanc: Uint8Array, { width, height }: Image): number {
	const lire = (x: number, y: number) =>
		x < 0 || y < 0 || x >= width || y >= height ? 0 : (blanc[Math.floor(y) * width + Math.floor(x)] ?? 0);
	const cotes = coins.map(([x0, y0], i) => {
		const [x1, y1] = coins[(i + 1) % 4] ?? [x0, y0];
		const [dx, dy] = [(x1 - x0) * width, (y1 - y0) * height];
		// To the right of a side walked clockwise lies the page.
		const [nx, ny] = [(-dy / Math.hypot(dx, dy)) * DE_PART_ET_DAUTRE, (dx / Math.hypot(dx, dy)) * DE_PART_ET_DAUTRE];
		const ecarts = Array.from({ length: 25 }, (_, pas) => {
			const [x, y] = [x0 * width + (dx * (pas + 2)) / 28, y0 * height + (dy * (pas + 2)) / 28];
			const [dedans, dehors] = [lire(x + nx, y + ny), lire(x - nx, y - ny)];
			return (dedans - dehors) / Math.max(1, dedans, dehors);
		});
		return ecarts.sort((a, b) => a - b)[6] ?? 0;
	});
	return Math.min(...cotes);
}

function masque(valeurs: Uint8Array, part: number): Uint8Array {
	const seuil = separer(valeurs) * part;
	return Uint8Array.from(valeurs, (v) => (v > seuil ? 1 : 0));
}

/** The darkest of the three channels: paper is light in all, wood and cloth in one or two. */
function blancheur({ data, width, height }: Image): Uint8Array {
	return Uint8Array.from({ length: width * height }, (_, i) =>
		Math.min(data[4 * i] ?? 0, data[4 * i + 1] ?? 0, data[4 * i + 2] ?? 0)
	);
}

/** How little colour there is, of 255: in the shade paper is as grey as in the light. */
function grisaille({ data, width, height }: Image): Uint8Array {
	return Uint8Array.from({ length: width * height }, (_, i) => {
		const [r, g, b] = [data[4 * i] ?? 0, data[4 * i + 1] ?? 0, data[4 * i + 2] ?? 0];
		return (255 * Math.min(r, g, b)) / Math.max(1, r, g, b);
	});
}

/** Otsu’s threshold: the value that parts the pixels into the two most different groups. */
function separer(valeurs: Uint8Array): number {
	const histogramme = new Float64Array(256);
	for (const v of valeurs) histogramme[v] = (histogramme[v] ?? 0) + 1;
	const total = histogramme.reduce((s, n, v) => s + n * v, 0);
	let [meilleur, seuil, dessous, somme] = [0, 127, 0, 0];
	histogramme.forEach((n, v) => {
		dessous += n;
		somme += n * v;
		const dessus = valeurs.length - dessous;
		if (dessous === 0 || dessus === 0) return;
		const ecart = dessous * dessus * (somme / dessous - (total - somme) / dessus) ** 2;
		if (ecart > meilleur) [meilleur, seuil] = [ecart, v];
	});
	return seuil;
}
