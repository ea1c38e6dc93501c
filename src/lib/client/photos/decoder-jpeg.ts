/**
 * A large JPEG of which only so many eighths of the pixels are ever made, where the browser can: all of them are 192 MB
 * for 48 MP, which a small phone has not, and which the system takes a while to get back (measured: DECISIONS).
 */
import type { Reduction } from './decoder';
import { orientation, type Dimensions } from './dimensions';
import { TOILE_MAX } from './toile';

const HUITIEMES = 8;
/** Of fewer pixels, a photo is opened the ordinary way: it is on such pixels that the scan filter's guard was set. */
const GRANDE = TOILE_MAX;
/** Of the shape announced: eighths of a number of pixels are rounded. */
const ECART = 0.01;

/**
 * Upright, of the width wanted; null where it is to be opened the ordinary way. What `ImageDecoder` does is a best effort,
 * and browsers do not agree on who turns the photo: that is checked by its shape.
 */
export async function jpegReduit(
	fichier: Blob,
	debut: Uint8Array,
	{ width, height }: Dimensions,
	voulue: Reduction
): Promise<ImageBitmap | null> {
	const huitiemes = Math.ceil((HUITIEMES * voulue.resizeWidth) / width);
	const possible = typeof ImageDecoder !== 'undefined' && width * height > GRANDE && huitiemes < HUITIEMES;
	// Half a turn, or a mirror: the shape would not tell.
	if (!possible || [2, 3, 4].includes(orientation(debut))) return null;
	const [desiredWidth, desiredHeight] = [width, height].map((pixels) => Math.ceil((pixels * huitiemes) / HUITIEMES));
	const decodeur = new ImageDecoder({ data: fichier.stream(), type: 'image/jpeg', desiredWidth, desiredHeight });
	try {
		const { image } = await decodeur.decode();
		const entier = await createImageBitmap(image).finally(() => image.close());
		const forme = (entier.width * height) / (entier.height * width);
		const bonne = entier.width >= voulue.resizeWidth && Math.abs(forme - 1) < ECART;
		const bitmap = bonne ? await createImageBitmap(entier, voulue) : null;
		entier.close();
		return bitmap;
	} catch {
		return null;
	} finally {
		decodeur.close();
	}
}
