/**
 * A large JPEG of which only so many eighths of the pixels are ever made, where the browser can: all of them are 192 MB
 * for 48 MP, which a small phone has not, and which the system takes a while to get back (measured: DECISIONS).
 */
import type { Reduction } from './decoder';
import { orientation, type Dimensions } from './dimensions';
import { TOILE_MAX } from './taille-page';

const HUITIEMES = 8;
/** Of fewer pixels, a photo is opened the ordinary way: it is on such pixels that the scan filter's guard was set. */
const GRANDE = TOILE_MAX;
/** Of the shape announced: eighths of a number of pixels are rounded. */
const ECART = 0.01;
/** As Exif counts: upright, and turned by a quarter one way or the other. */
const DEBOUT = 1;
const QUARTS = [6, 8];

/**
 * Upright, of the width wanted; null where it is to be opened the ordinary way. What `ImageDecoder` does is a best effort,
 * and browsers do not agree on who turns the photo: that is checked by its shape.
 */
export async function jpegReduit(
	fichier: Blob,
	debut: Uint8Array,
	photo: Dimensions,
	voulue: Reduction
): Promise<ImageBitmap | null> {
	const { width, height } = photo;
	const huitiemes = Math.ceil((HUITIEMES * voulue.resizeWidth) / width);
	const possible = typeof ImageDecoder !== 'undefined' && width * height > GRANDE && huitiemes < HUITIEMES;
	const sens = orientation(debut);
	// Half a turn, a mirror, a square: the shape would not tell.
	const parlante = sens === DEBOUT || (QUARTS.includes(sens) && !memeForme(width / height, 1));
	if (!possible || !parlante) return null;
	const lue = sens === DEBOUT ? photo : { width: height, height: width };
	const entier = await enHuitiemes(fichier, lue, huitiemes).catch(() => null);
	if (!entier) return null;
	const bonne = entier.width >= voulue.resizeWidth && memeForme(entier.width / entier.height, width / height);
	const bitmap = bonne ? await createImageBitmap(entier, voulue).catch(() => null) : null;
	entier.close();
	return bitmap;
}

const memeForme = (a: number, b: number) => Math.abs(a / b - 1) < ECART;

/** Of the photo as it lies in the file: a browser that did not turn it gives another shape than the one it is seen in. */
async function enHuitiemes(fichier: Blob, { width, height }: Dimensions, huitiemes: number): Promise<ImageBitmap> {
	const [desiredWidth, desiredHeight] = [width, height].map((pixels) => Math.ceil((pixels * huitiemes) / HUITIEMES));
	const decodeur = new ImageDecoder({ data: fichier.stream(), type: 'image/jpeg', desiredWidth, desiredHeight });
	try {
		const { image } = await decodeur.decode();
		return await createImageBitmap(image).finally(() => image.close());
	} finally {
		decodeur.close();
	}
}
