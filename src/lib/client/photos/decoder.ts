/** A photo of any of the four kinds, opened upright and no larger than wanted: its full size never becomes a canvas. */
import { natureFichier, OCTETS_NATURE } from '$lib/domain/nature-fichier';
import { jpegReduit } from './decoder-jpeg';
import { dimensions, OCTETS_ENTETE, type Dimensions } from './dimensions';
import { PhotoIllisible } from './photo-illisible';
import { TOILE_MAX } from './taille-page';

/** Pixels that some phones cannot hold once opened: four bytes each. */
const PHOTO_MAX = 120_000_000;

export interface PhotoDecodee extends Dimensions {
	/** Smaller than the photo, or as large; width and height are those of the photo. */
	bitmap: ImageBitmap;
}

/** `cote` says how long the long edge must be, from what the photo measures. Throws `PhotoIllisible`. */
export async function decoder(fichier: Blob, cote: (photo: Dimensions) => number): Promise<PhotoDecodee> {
	const debut = new Uint8Array(await fichier.slice(0, OCTETS_ENTETE).arrayBuffer());
	const nature = natureFichier(debut.subarray(0, OCTETS_NATURE));
	if (!nature || nature === 'pdf') throw new PhotoIllisible('illisible');
	const annoncees = dimensions(nature, debut);
	if (annoncees && annoncees.width * annoncees.height > PHOTO_MAX) throw new PhotoIllisible('trop_grande');

	const voulue = annoncees && taille(annoncees, cote(annoncees));
	if (annoncees && voulue) {
		const vite = nature === 'jpeg' ? await jpegReduit(fichier, debut, annoncees, voulue) : null;
		return { ...annoncees, bitmap: vite ?? (await ouvrir(fichier, voulue)) };
	}
	const entier = nature === 'heic' ? await ouvrirHeic(fichier) : await ouvrir(fichier, null);
	const photo = { width: entier.width, height: entier.height };
	const reduite = taille(photo, cote(photo));
	if (!reduite) return { ...photo, bitmap: entier };
	const bitmap = await createImageBitmap(entier, reduite);
	entier.close();
	return { ...photo, bitmap };
}

export interface Reduction {
	resizeWidth: number;
	resizeQuality: 'medium';
}

/** Null when the photo is small enough. The height follows, whatever way up the browser finds the photo. */
function taille({ width, height }: Dimensions, cote: number): Reduction | null {
	const echelle = Math.min(1, cote / Math.max(width, height), Math.sqrt(TOILE_MAX / (width * height)));
	return echelle === 1 ? null : { resizeWidth: Math.max(1, Math.floor(width * echelle)), resizeQuality: 'medium' };
}

function ouvrir(fichier: Blob, reduction: Reduction | null): Promise<ImageBitmap> {
	return createImageBitmap(fichier, { imageOrientation: 'from-image', ...reduction }).catch(() => {
		throw new PhotoIllisible('illisible');
	});
}

/** Safari opens it; for the others there is a decoder, fetched the first time. */
async function ouvrirHeic(fichier: Blob): Promise<ImageBitmap> {
	try {
		return await createImageBitmap(fichier, { imageOrientation: 'from-image' });
	} catch {
		// WebAssembly, which the policy of a page refuses and that of a worker does not.
		if (typeof document !== 'undefined') throw new PhotoIllisible('sans_atelier');
		const { decoderHeic } = await import('./heic').catch(() => {
			throw new PhotoIllisible('heic_sans_decodeur');
		});
		return decoderHeic(await fichier.arrayBuffer(), PHOTO_MAX);
	}
}
