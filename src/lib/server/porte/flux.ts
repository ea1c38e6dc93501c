/** How much the streams of a PDF weigh once inflated, and what the photos inside it say of who took them. */
import { createInflate } from 'node:zlib';
import { decodePDFRawStream, PDFArray, PDFContext, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { Ecarte } from './ecarte.ts';
import { nettoyerJpeg } from './jpeg.ts';

/** What the library itself unpacks to read the objects: a few hundred kilobytes in an honest file. */
const OBJETS_MAX = 32 * 1024 * 1024;
/** All streams together: thirty pages scanned in colours and kept as they were. */
const TOTAL_MAX = 200 * 1024 * 1024;
const POINTS_MAX = 40_000_000;
const COTE_MAX = 12_000;
/** What an unpacked stream may be made of: one way of packing, and one of writing it as text. */
const EMPAQUETES = ['FlateDecode', 'LZWDecode', 'RunLengthDecode'].map((nom) => PDFName.of(nom));

interface Deballeur {
	ensureBuffer(voulu: number): Uint8Array;
}

/** The library unpacks into a buffer that it doubles without end. All its ways of unpacking ask here for the room. */
const deballeur = prototypeDesDeballeurs();
const agrandir = deballeur.ensureBuffer;

/** From now on, and until the next file, nothing is unpacked past the bound; `depassee` says whether something would have. */
export function borner(): { depassee(): boolean } {
	let trop = false;
	let total = 0;
	const vus = new WeakMap<object, number>();
	deballeur.ensureBuffer = function (this: object, voulu: number) {
		total += voulu - (vus.get(this) ?? 0);
		vus.set(this, voulu);
		if (total > OBJETS_MAX) {
			trop = true;
			throw new Ecarte('fichier_illisible');
		}
		return agrandir.call(this as Deballeur, voulu);
	};
	return { depassee: () => trop };
}

/** Throws `fichier_illisible` when they are too much, `image_trop_grande` when a picture is. */
export async function exigerMesureFlux(flux: PDFRawStream[]): Promise<void> {
	let reste = TOTAL_MAX;
	for (const un of flux) {
		exigerMesureImage(un);
		const filtres = filtresDe(un);
		if (filtres.filter((filtre) => EMPAQUETES.includes(filtre)).length > 1) throw new Ecarte('fichier_illisible');
		if (filtres[0] === PDFName.of('FlateDecode')) reste -= await deballer(un.getContents(), reste);
		else if (filtres.some((filtre) => EMPAQUETES.includes(filtre))) reste -= lent(un);
		if (reste <= 0) throw new Ecarte('fichier_illisible');
	}
}

function exigerMesureImage({ dict }: PDFRawStream): void {
	if (dict.lookup(PDFName.of('Subtype')) !== PDFName.of('Image')) return;
	const [largeur, hauteur] = ['Width', 'Height'].map((cle) => {
		const valeur = dict.lookup(PDFName.of(cle));
		return valeur instanceof PDFNumber ? valeur.asNumber() : 0;
	}) as [number, number];
	if (Math.max(largeur, hauteur) > COTE_MAX || largeur * hauteur > POINTS_MAX) throw new Ecarte('image_trop_grande');
}

/** What it weighs once inflated; past `max`, or at the first fault, it stops there: readers do the same. */
function deballer(octets: Uint8Array, max: number): Promise<number> {
	return new Promise((resolve) => {
		let total = 0;
		const inflate = createInflate({ chunkSize: 256 * 1024 });
		const finir = () => {
			inflate.destroy();
			resolve(total);
		};
		inflate.on('data', (morceau: Uint8Array) => {
			total += morceau.length;
			if (total > max) finir();
		});
		inflate.on('end', finir).on('error', finir);
		inflate.end(octets);
	});
}

function lent(flux: PDFRawStream): number {
	try {
		return decodePDFRawStream(flux).decode().length;
	} catch (error) {
		if (error instanceof Ecarte) throw error;
		// Readers show what they can of it.
		return 0;
	}
}

/** A photo inside a page loses what a photo alone loses; which way up it is, the page says. */
export function nettoyerImage(flux: PDFRawStream): void {
	const filtres = filtresDe(flux);
	if (filtres.length !== 1 || filtres[0] !== PDFName.of('DCTDecode')) return;
	const octets = flux.getContents();
	try {
		flux.updateContents(nettoyerJpeg(octets, { orientee: false }));
	} catch (error) {
		if (!(error instanceof Ecarte)) throw error;
		// Scanners leave photos without an end. That is shown; what says where and by whom is not kept.
		if (error.code === 'image_trop_grande' || parle(octets)) throw error;
	}
}

function parle(octets: Uint8Array): boolean {
	const texte = Buffer.from(octets.buffer, octets.byteOffset, octets.length);
	return ['Exif\0', 'http://ns.adobe.com/', 'Photoshop 3.0'].some((signe) => texte.includes(signe, 0, 'latin1'));
}

function filtresDe({ dict }: PDFRawStream): PDFName[] {
	const filtre = dict.lookup(PDFName.of('Filter'));
	const tous = filtre instanceof PDFArray ? filtre.asArray().map((_, i) => filtre.lookup(i)) : [filtre];
	return tous.filter((un) => un instanceof PDFName);
}

function prototypeDesDeballeurs(): Deballeur {
	const dict = PDFContext.create().obj({ Filter: 'RunLengthDecode' });
	let prototype: object | null = decodePDFRawStream(PDFRawStream.of(dict, new Uint8Array()));
	while (prototype && !Object.hasOwn(prototype, 'ensureBuffer')) prototype = Object.getPrototypeOf(prototype);
	if (!prototype) throw new Error('@cantoo/pdf-lib no longer unpacks as it did: look again at how to bound it');
	return prototype as Deballeur;
}
