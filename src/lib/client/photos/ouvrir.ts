/** A photo as it was chosen: how large it is, a small copy to show, and where its page seems to be. */
import { suggererCadre } from './cadre';
import { decoder } from './decoder';
import type { Coins } from './redresser';
import { enJpeg, pixelsDe } from './toile';

export interface PhotoOuverte {
	/** Of the photo, upright. */
	largeur: number;
	hauteur: number;
	/** JPEG, 1000 pixels at most, upright. */
	apercu: Blob;
	/** A suggestion; null when no page was found. */
	cadre: Coins | null;
}

const COTE_APERCU = 1000;

export async function ouvrir(fichier: Blob): Promise<PhotoOuverte> {
	const { bitmap, width, height } = await decoder(fichier, () => COTE_APERCU);
	const image = pixelsDe(bitmap);
	return { largeur: width, hauteur: height, apercu: await enJpeg(image, 0.7), cadre: suggererCadre(image) };
}
