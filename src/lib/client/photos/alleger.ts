/**
 * The « photo » mode: browser-image-compression brings a picture under its weight. It runs in our worker and starts none
 * of its own, whose script would come from elsewhere. When it fails, which it does in Safari’s workers, or when what it
 * gives does not show the picture, our own plain encoding takes its place.
 */
import type { Image } from './image';
import { COTE_PAGE } from './taille-page';
import { enJpeg, montre } from './toile';

/** Of a sheet; what is longer may weigh more, or the tool would make it smaller. */
const POIDS_MAX_MO = 1;
export const QUALITE_PHOTO = 0.75;

export async function alleger(page: Image): Promise<Blob> {
	const simple = () => enJpeg(page, QUALITE_PHOTO);
	try {
		const { default: imageCompression } = await import('browser-image-compression');
		const source = new File([await enJpeg(page, 0.95)], 'page.jpg', { type: 'image/jpeg' });
		const legere = await imageCompression(source, {
			maxSizeMB: POIDS_MAX_MO * Math.max(1, (page.width * page.height) / COTE_PAGE ** 2),
			initialQuality: QUALITE_PHOTO,
			useWebWorker: false
		});
		return (await montre(legere, page, false)) ? legere : await simple();
	} catch {
		return simple();
	}
}
