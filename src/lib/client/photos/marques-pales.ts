/**
 * Marks so pale that the scan filter would take them for the paper’s grain: a stamp almost out of ink, a hard pencil.
 * Found by what the filter would leave of them, on strokes alone: a fold of the paper is pale too, and may go.
 */
import { mediane, type Image } from './image';
import { garde, MARQUE, profondeur } from './lumiere';
import { zones } from './zones';

/** Marks are looked at in squares of so many pixels: a letter of a stamp or two. */
const CARRE = 16;
/** Pixels of a square that must be a pale mark. */
const MARQUE_MIN = 14;
/** Less deep than this is never called a mark. */
const SEUIL_MIN = 0.022;
/** Deeper than this is a letter; what is so near to one is its edge. */
const LETTRE = 0.35;
const LISIERE = 1;
/** The goal of the guard: nine tenths of a mark’s contrast are kept, or the filter is not used. */
const CONTRASTE_MIN = 0.9;
/** Squares of pale marks from which they are a stamp or a signature, not a speck. */
const CARRES_MIN = 6;
/** Half the side of the square that a pixel is compared with: wider than a stroke, narrower than a fold of the paper. */
const VOISINAGE = 6;

export function marquesPales(copie: Image, lumiere: Image): boolean {
	const profondeurs = profondeursDe(copie, lumiere);
	const seuil = horsDuGrain(profondeurs);
	const loin = loinDesLettres(profondeurs, copie.width);
	const [carresX, carresY] = [Math.floor(copie.width / CARRE), Math.floor(copie.height / CARRE)];
	const pales = Uint8Array.from({ length: carresX * carresY }, (_, carre) => {
		const coin = Math.floor(carre / carresX) * CARRE * copie.width + (carre % carresX) * CARRE;
		const marques: number[] = [];
		for (let i = 0; i < CARRE * CARRE; i++) {
			const ici = coin + Math.floor(i / CARRE) * copie.width + (i % CARRE);
			if ((profondeurs[ici] ?? 0) >= seuil && loin[ici]) marques.push(ici);
		}
		if (marques.length < MARQUE_MIN || gardees(marques, profondeurs) >= CONTRASTE_MIN) return 0;
		const traits = marques.filter((ici) => estTrait(ici, seuil, profondeurs, copie.width));
		return traits.length >= MARQUE_MIN && gardees(traits, profondeurs) < CONTRASTE_MIN ? 1 : 0;
	});
	return zones(pales, carresX, CARRES_MIN).length > 0;
}

/** The share of these marks’ contrast that the filter keeps. */
function gardees(marques: number[], profondeurs: Float32Array): number {
	let [avant, apres] = [0, 0];
	for (const ici of marques) {
		const p = profondeurs[ici] ?? 0;
		avant += p;
		apres += p * garde(p);
	}
	return apres / avant;
}

/** A stroke is deeper than half of what is around it; the shaded side of a fold is not. */
function estTrait(ici: number, seuil: number, profondeurs: Float32Array, width: number): boolean {
	const limite = (profondeurs[ici] ?? 0) - seuil;
	let [vus, plats] = [0, 0];
	for (let dy = -VOISINAGE; dy <= VOISINAGE; dy += 2) {
		for (let dx = -VOISINAGE; dx <= VOISINAGE; dx += 2) {
			const p = profondeurs[ici + dy * width + dx];
			if (p === undefined) continue;
			vus++;
			if (p < limite) plats++;
		}
	}
	return plats > vus / 2;
}

function loinDesLettres(profondeurs: Float32Array, width: number): Uint8Array {
	const loin = new Uint8Array(profondeurs.length).fill(1);
	profondeurs.forEach((p, i) => {
		if (p <= LETTRE) return;
		for (let dy = -LISIERE; dy <= LISIERE; dy++)
			loin.fill(0, Math.max(0, i + dy * width - LISIERE), Math.max(0, i + dy * width + LISIERE + 1));
	});
	return loin;
}

/** How deep each pixel stands under its paper; nothing where the light has an edge (a shadow’s) or fails (the table). */
function profondeursDe({ data, width, height }: Image, lumiere: Image): Float32Array {
	const profondeurs = new Float32Array(width * height);
	const uni = eclairageUni(lumiere);
	const [kx, ky] = [lumiere.width / width, lumiere.height / height];
	for (let y = 0, i = 0; y < height; y++) {
		const ligne = Math.floor((y + 0.5) * ky) * lumiere.width;
		for (let x = 0; x < width; x++, i++) {
			const l = ligne + Math.floor((x + 0.5) * kx);
			if (!uni[l]) continue;
			const part = (canal: number) => (data[i * 4 + canal] as number) / (lumiere.data[l * 4 + canal] as number);
			profondeurs[i] = profondeur(part(0), part(1), part(2));
		}
	}
	return profondeurs;
}

const UNI = 1.12;
const ECLAIRE = 0.5;

function eclairageUni({ data, width, height }: Image): Uint8Array {
	const ombre = ECLAIRE * mediane([...data.filter((_, i) => i % 4 === 1)]);
	return Uint8Array.from({ length: width * height }, (_, i) => {
		let [min, max] = [255, 0];
		for (let dy = -2; dy <= 2; dy++) {
			const y = Math.min(height - 1, Math.max(0, Math.floor(i / width) + dy));
			for (let dx = -2; dx <= 2; dx++) {
				const x = Math.min(width - 1, Math.max(0, (i % width) + dx));
				const vert = data[(y * width + x) * 4 + 1] ?? 0;
				min = Math.min(min, vert);
				max = Math.max(max, vert);
			}
		}
		return min > ombre && max <= UNI * min ? 1 : 0;
	});
}

/** What depth is not the paper’s own grain: four standard deviations above its middle, both read below the middle. */
function horsDuGrain(profondeurs: Float32Array): number {
	const papier = profondeurs.filter((p, i) => i % 7 === 0 && p < MARQUE).sort();
	const rang = (part: number) => papier[Math.floor(papier.length * part)] ?? 0;
	return Math.max(SEUIL_MIN, rang(0.5) + 4 * (rang(0.5) - rang(0.16)));
}
