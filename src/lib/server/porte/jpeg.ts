/**
 * A photo, copied segment by segment: what a decoder needs of it and nothing else. Where it was taken, by which telephone,
 * its thumbnail, comments, and whatever hides behind its end stay outside; which way up it is stays.
 *
 * Markers: ITU-T T.81, annex B. Nothing is decoded, so that no image costs more than its bytes.
 */
import { Ecarte } from './ecarte.ts';
import { orientationExif, segmentOrientation } from './exif.ts';

/** A photo of twelve million points is usual; a decoder needs four bytes of memory for each. */
const POINTS_MAX = 40_000_000;
const COTE_MAX = 12_000;
/** A progressive photo has ten; each costs a decoder the whole image again. */
const PASSES_MAX = 100;

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const DQT = 0xdb;
const DHT = 0xc4;
const DRI = 0xdd;
const COM = 0xfe;
/** Baseline, extended and progressive: what phones and browsers write and read. */
const SOF = [0xc0, 0xc1, 0xc2];

/** Throws `fichier_illisible` or `image_trop_grande`; `orientee: false` forgets which way up it is too. */
export function nettoyerJpeg(octets: Uint8Array, { orientee = true } = {}): Uint8Array {
	const tetes: Uint8Array[] = [Uint8Array.of(0xff, SOI)];
	const gardes: Uint8Array[] = [];
	let cadre = false;
	let passes = 0;
	let orientation = 1;
	let ici = 2;
	for (;;) {
		const marqueur = octets[ici] === 0xff ? octets[ici + 1] : undefined;
		// Any number of 0xFF may come before a marker.
		if (marqueur === 0xff) {
			ici++;
			continue;
		}
		if (marqueur === EOI && passes > 0) {
			if (orientee && orientation !== 1) tetes.push(segmentOrientation(orientation));
			return Buffer.concat([...tetes, ...gardes, Uint8Array.of(0xff, EOI)]);
		}
		const longueur = ((octets[ici + 2] ?? 0) << 8) | (octets[ici + 3] ?? 0);
		const suite = ici + 2 + longueur;
		if (marqueur === undefined || longueur < 2 || suite > octets.length) throw new Ecarte('fichier_illisible');
		const corps = octets.subarray(ici + 4, suite);
		const entier = octets.subarray(ici, suite);
		ici = suite;
		if (marqueur === SOS) {
			if (!cadre || corps.length !== 4 + 2 * (corps[0] ?? 0) || ++passes > PASSES_MAX)
				throw new Ecarte('fichier_illisible');
			ici = finDePasse(octets, suite);
			gardes.push(entier, octets.subarray(suite, ici));
		} else if (SOF.includes(marqueur)) {
			if (cadre) throw new Ecarte('fichier_illisible');
			exigerMesure(corps);
			cadre = true;
			gardes.push(entier);
		} else if (estTable(marqueur, corps)) gardes.push(entier);
		else if (marqueur === 0xe1) orientation = orientationExif(corps) ?? orientation;
		else if (marqueur === 0xee && estAdobe(corps)) gardes.push(entier);
		else if (!(marqueur >= 0xe0 && marqueur <= 0xef) && marqueur !== COM) throw new Ecarte('fichier_illisible');
	}
}

/** Height, width and components of the one frame. */
function exigerMesure(corps: Uint8Array): void {
	const [, h1 = 0, h0 = 0, l1 = 0, l0 = 0, composantes = 0] = corps;
	const [hauteur, largeur] = [(h1 << 8) | h0, (l1 << 8) | l0];
	if (corps.length !== 6 + 3 * composantes || composantes < 1 || composantes > 4 || hauteur * largeur === 0)
		throw new Ecarte('fichier_illisible');
	if (Math.max(hauteur, largeur) > COTE_MAX || hauteur * largeur > POINTS_MAX) throw new Ecarte('image_trop_grande');
}

/** A table as long as what it says it holds: there is no room in it for anything else. */
function estTable(marqueur: number, corps: Uint8Array): boolean {
	if (marqueur === DRI) return corps.length === 2;
	if (marqueur !== DQT && marqueur !== DHT) return false;
	let ici = 0;
	while (ici < corps.length) {
		if (marqueur === DQT) ici += 1 + ((corps[ici] ?? 0) >> 4 ? 128 : 64);
		else ici += 17 + corps.subarray(ici + 1, ici + 17).reduce((somme, n) => somme + n, 0);
	}
	if (ici !== corps.length) throw new Ecarte('fichier_illisible');
	return true;
}

/** It says how the colours are coded: without it they would come out wrong. */
function estAdobe(corps: Uint8Array): boolean {
	return corps.length === 12 && String.fromCharCode(...corps.subarray(0, 5)) === 'Adobe';
}

/** Where the coded image stops: at the first marker that is not one of its own. */
function finDePasse(octets: Uint8Array, debut: number): number {
	for (let ici = octets.indexOf(0xff, debut); ici !== -1; ici = octets.indexOf(0xff, ici + 1)) {
		const suivant = octets[ici + 1];
		const sien = suivant === 0 || suivant === 0xff || (suivant !== undefined && suivant >= 0xd0 && suivant <= 0xd7);
		if (suivant !== undefined && !sien) return ici;
	}
	throw new Ecarte('fichier_illisible');
}
