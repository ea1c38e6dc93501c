/**
 * Width and height of a photo, read from its header: before it is decoded, so that it is decoded at the size wanted and
 * so that one made to exhaust the phone is not decoded at all.
 */
import type { NatureFichier } from '$lib/domain/nature-fichier';

export interface Dimensions {
	width: number;
	height: number;
}

/** So much of a file is enough: the header of a JPEG may follow a thumbnail and a colour profile. */
export const OCTETS_ENTETE = 512 * 1024;

/** As it is seen, upright; null when the header does not say. */
export function dimensions(nature: NatureFichier, debut: Uint8Array): Dimensions | null {
	const vue = new DataView(debut.buffer, debut.byteOffset, debut.byteLength);
	try {
		const lues =
			nature === 'jpeg' ? duJpeg(vue) : nature === 'png' ? duPng(vue) : nature === 'webp' ? duWebp(vue) : null;
		return lues && lues.width > 0 && lues.height > 0 ? lues : null;
	} catch (erreur) {
		if (erreur instanceof RangeError) return null; // cut off
		throw erreur;
	}
}

function duPng(vue: DataView): Dimensions {
	return { width: vue.getUint32(16), height: vue.getUint32(20) };
}

const SOI = 2;
const APP1 = 0xe1;
/** Start of frame, whatever the coding; the three that are not are a table or an extension. */
const estTrame = (marque: number) => marque >= 0xc0 && marque <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marque);

function duJpeg(vue: DataView): Dimensions | null {
	for (const [marque, ici] of segments(vue)) {
		if (!estTrame(marque)) continue;
		const [height, width] = [vue.getUint16(ici + 5), vue.getUint16(ici + 7)];
		return orientationDe(vue) >= 5 ? { width: height, height: width } : { width, height };
	}
	return null;
}

/** Of a JPEG that has a picture: 1 to 8, as Exif counts; 1 when nothing is said. */
export const orientation = (debut: Uint8Array) =>
	orientationDe(new DataView(debut.buffer, debut.byteOffset, debut.byteLength));

function orientationDe(vue: DataView): number {
	for (const [marque, ici] of segments(vue)) {
		if (estTrame(marque)) break;
		const dite = marque === APP1 ? orientationExif(vue, ici + 4) : 1;
		if (dite !== 1) return dite;
	}
	return 1;
}

/** Each with its marker and where it begins. Throws RangeError where the file was cut off. */
function* segments(vue: DataView): Generator<[marque: number, ici: number]> {
	for (let ici = SOI; vue.getUint8(ici) === 0xff;) {
		const marque = vue.getUint8(ici + 1);
		if (marque === 0xff) {
			ici++; // padding
			continue;
		}
		yield [marque, ici];
		ici += 2 + vue.getUint16(ici + 2);
	}
}

/** 1 to 8; from 5 on the photo was taken with the phone turned by a quarter. */
function orientationExif(vue: DataView, debut: number): number {
	if (vue.getUint32(debut) !== 0x45786966) return 1; // « Exif »
	const tiff = debut + 6;
	const petit = vue.getUint16(tiff) === 0x4949;
	const dossier = tiff + vue.getUint32(tiff + 4, petit);
	const entrees = vue.getUint16(dossier, petit);
	for (let i = 0; i < entrees; i++) {
		const entree = dossier + 2 + 12 * i;
		if (vue.getUint16(entree, petit) === 0x0112) return vue.getUint16(entree + 8, petit);
	}
	return 1;
}

function duWebp(vue: DataView): Dimensions | null {
	const bloc = vue.getUint32(12);
	const trois = (ici: number) => vue.getUint16(ici, true) + (vue.getUint8(ici + 2) << 16);
	if (bloc === 0x56503858) return { width: trois(24) + 1, height: trois(27) + 1 }; // VP8X
	if (bloc === 0x56503820) return { width: vue.getUint16(26, true) & 0x3fff, height: vue.getUint16(28, true) & 0x3fff };
	if (bloc !== 0x5650384c) return null; // VP8L
	const bits = vue.getUint32(21, true);
	return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}
