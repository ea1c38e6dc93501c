/** Between pixels, canvas and JPEG, inside the worker or the page. No canvas is larger than iOS allows, and none is left behind. */
import { dimensions } from './dimensions';
import { enGris, imageVide, reduire, type Image } from './image';
import { PhotoIllisible } from './photo-illisible';
import type { Boite } from './redresser';

type Toile = OffscreenCanvas | HTMLCanvasElement;

/** Safari before 16.4 has only that of the page. */
function nouvelle(width: number, height: number): Toile {
	if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
	return Object.assign(document.createElement('canvas'), { width, height });
}

const deLaPage = (toile: Toile): toile is HTMLCanvasElement => !('convertToBlob' in toile);

/** iOS frees a canvas when it likes, except one that has no pixels left. */
function liberer(toile: Toile): void {
	toile.width = toile.height = 0;
}

/** Rows read at a time: beside the bitmap and its pixels there is no third copy of a whole photo. */
const BANDE = 256;

/** Of the whole bitmap or of a part of it. The bitmap is closed: it is as large as its pixels. */
export function pixelsDe(bitmap: ImageBitmap, partie?: Boite): Image {
	const { x, y, width, height } = partie ?? { x: 0, y: 0, width: bitmap.width, height: bitmap.height };
	const image = imageVide(width, height);
	const toile = nouvelle(width, Math.min(BANDE, height));
	const contexte = contexteDe(toile);
	// Under what is transparent there is paper: JPEG would show it black.
	contexte.fillStyle = '#fff';
	for (let haut = 0; haut < height; haut += BANDE) {
		const hauteur = Math.min(BANDE, height - haut);
		contexte.fillRect(0, 0, width, hauteur);
		contexte.drawImage(bitmap, -x, -y - haut);
		image.data.set(contexte.getImageData(0, 0, width, hauteur).data, haut * width * 4);
	}
	bitmap.close();
	liberer(toile);
	return image;
}

function contexteDe(toile: Toile): OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D {
	const contexte = deLaPage(toile)
		? toile.getContext('2d', { willReadFrequently: true })
		: toile.getContext('2d', { willReadFrequently: true });
	if (!contexte) throw new PhotoIllisible('trop_grande');
	return contexte;
}

/** Quality from 0 to 1. What comes out holds pixels and nothing else: no place, no device, no date. */
export async function enJpeg(image: Image, quality: number): Promise<Blob> {
	const toile = nouvelle(image.width, image.height);
	contexteDe(toile).putImageData(new ImageData(image.data, image.width, image.height), 0, 0);
	const jpeg = await blobDe(toile, quality);
	liberer(toile);
	return jpeg;
}

function blobDe(toile: Toile, quality: number): Promise<Blob> {
	const type = 'image/jpeg';
	if (!deLaPage(toile)) return toile.convertToBlob({ type, quality });
	return new Promise((resolve, reject) =>
		toile.toBlob((blob) => (blob ? resolve(blob) : reject(new PhotoIllisible('trop_grande'))), type, quality)
	);
}

const COTE_VUE = 64;
/** Of 255. */
const CLARTE_ECART = 12;

/**
 * Whether the JPEG shows the page: its size, its luminance and how much that varies. Phones have given black, white and
 * stretched images without an error, and what was photographed must not be let go for one of these.
 */
export async function montre(jpeg: Blob, page: Image, memeTaille = true): Promise<boolean> {
	const taille = dimensions('jpeg', new Uint8Array(await jpeg.slice(0, 65_536).arrayBuffer()));
	if (!taille) return false;
	const etirement = Math.abs((taille.width * page.height) / (taille.height * page.width) - 1);
	if (memeTaille ? taille.width !== page.width || taille.height !== page.height : etirement > 0.01) return false;
	const bitmap = await createImageBitmap(jpeg, { resizeWidth: COTE_VUE, resizeQuality: 'medium' });
	const [vue, attendue] = [mesurer(pixelsDe(bitmap)), mesurer(reduire(page, COTE_VUE))];
	return Math.abs(vue.clarte - attendue.clarte) < CLARTE_ECART && vue.ecart > attendue.ecart / 2 - 1;
}

function mesurer(image: Image): { clarte: number; ecart: number } {
	const gris = enGris(image);
	const clarte = gris.reduce((s, v) => s + v, 0) / gris.length;
	return { clarte, ecart: Math.sqrt(gris.reduce((s, v) => s + (v - clarte) ** 2, 0) / gris.length) };
}
