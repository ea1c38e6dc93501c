/** Files as phones send them, made of nothing: a photo of one grey point, a PDF of a few pages. */
import { PDFDocument } from '@cantoo/pdf-lib';

const segment = (marqueur: number, corps: ArrayLike<number>) => [
	0xff,
	marqueur,
	(corps.length + 2) >> 8,
	(corps.length + 2) & 0xff,
	...Array.from(corps)
];

export interface Photo {
	largeur?: number;
	hauteur?: number;
	/** Makes another file of it. */
	graine?: number;
	/** Segments after the first two bytes, as a telephone writes them. */
	avant?: number[][];
	/** Bytes behind its end. */
	apres?: ArrayLike<number>;
}

/** Whole and small; it says it is as large as it is told. */
export function jpeg({ largeur = 1, hauteur = 1, graine = 1, avant = [], apres = [] }: Photo = {}): Uint8Array {
	const quantification = Array.from({ length: 64 }, (_, i) => 1 + (Math.floor(graine / 200 ** (i % 5)) % 200));
	const mesure = [hauteur >> 8, hauteur & 0xff, largeur >> 8, largeur & 0xff];
	const unCode = [1, ...Array<number>(15).fill(0), 0];
	return Uint8Array.from([
		...[0xff, 0xd8],
		...avant.flat(),
		...segment(0xdb, [0, ...quantification]),
		...segment(0xc0, [8, ...mesure, 1, 1, 0x11, 0]),
		...segment(0xc4, [0x00, ...unCode]),
		...segment(0xc4, [0x10, ...unCode]),
		...segment(0xda, [1, 1, 0x00, 0, 63, 0]),
		...[0x3f, 0xff, 0xd9],
		...Array.from(apres)
	]);
}

export const app = (n: number, texte: string | ArrayLike<number>) =>
	segment(0xe0 + n, typeof texte === 'string' ? Buffer.from(texte, 'latin1') : texte);
export const commentaire = (texte: string) => segment(0xfe, Buffer.from(texte, 'latin1'));

/** What a telephone writes: which way up, its name, where it was. */
export function exif(orientation: number): number[] {
	const tiff = Buffer.alloc(26 + 24 + 60);
	tiff.write('MM\0*', 'latin1');
	tiff.writeUInt32BE(8, 4);
	tiff.writeUInt16BE(3, 8);
	const entree = (i: number, tag: number, type: number, nombre: number, valeur: number) => {
		tiff.writeUInt16BE(tag, 10 + 12 * i);
		tiff.writeUInt16BE(type, 12 + 12 * i);
		tiff.writeUInt32BE(nombre, 14 + 12 * i);
		tiff.writeUInt32BE(valeur, 18 + 12 * i);
	};
	entree(0, 0x010f, 2, 12, 50);
	entree(1, 0x0112, 3, 1, orientation << 16);
	entree(2, 0x8825, 4, 1, 62);
	tiff.write('Telephone X\0', 50, 'latin1');
	// A GPS directory of one entry: the latitude is north.
	tiff.writeUInt16BE(1, 62);
	tiff.writeUInt16BE(1, 64);
	tiff.writeUInt16BE(2, 66);
	tiff.writeUInt32BE(2, 68);
	tiff.write('N\0', 72, 'latin1');
	return app(1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

export async function pdf(pages = 1, dessiner: (document: PDFDocument) => unknown = () => {}): Promise<Uint8Array> {
	const document = await PDFDocument.create();
	for (let i = 1; i <= pages; i++) document.addPage([595, 842]).drawText(`Page ${i}`);
	await dessiner(document);
	return document.save();
}
