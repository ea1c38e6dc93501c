/**
 * The pages of a pièce: photos opened, made pages and put together, all on the phone. What the screens call; the work is
 * done in a worker (atelier.ts). Nothing is sent from here, and the original is the caller’s until a page stands for it.
 */
import { confier } from './atelier';
import { dimensions } from './dimensions';
import { pdfDeJpegs } from './pdf-jpegs';
import type { PhotoOuverte } from './ouvrir';
import { PhotoIllisible } from './photo-illisible';
import type { PageFaite, PagePrete, ReglagesPage } from './preparer';

export type { RefusFiltre } from './garde';
export type { AvisPage } from './mesures';
export type { PhotoOuverte } from './ouvrir';
export { PhotoIllisible };
export type { PageFaite, PagePrete, ReglagesPage } from './preparer';
export type { Coins, Point } from './redresser';

/** Throws `PhotoIllisible`. */
export const ouvrirPhoto = (fichier: Blob): Promise<PhotoOuverte> => confier({ nom: 'ouvrir', fichier });

/** Throws `PhotoIllisible`. The scan filter may refuse by itself: see `mode` and `refusFiltre` of what comes back. */
export const preparerPage = (fichier: Blob, reglages: ReglagesPage): Promise<PageFaite> =>
	confier({ nom: 'preparer', fichier, reglages });

/**
 * A JPEG on which this device cannot work leaves as it was taken; the server takes out what it says of who took it, and
 * where. Throws `PhotoIllisible`: what has no size is no photo.
 */
export function telleQuelle(source: ArrayBuffer): PagePrete {
	const taille = dimensions('jpeg', new Uint8Array(source));
	if (!taille) throw new PhotoIllisible('illisible');
	const { width: largeur, height: hauteur } = taille;
	return {
		octets: source,
		type: 'image/jpeg',
		largeur,
		hauteur,
		mode: 'photo',
		refusFiltre: null,
		avis: ['telle_quelle']
	};
}

export interface FichierAssemble {
	octets: ArrayBuffer;
	type: 'application/pdf' | 'image/jpeg';
}

/** A JPEG holds one page: several are always a PDF. */
export async function assembler(pages: PagePrete[], en: 'pdf' | 'jpeg'): Promise<FichierAssemble> {
	const [seule] = pages;
	if (en === 'jpeg' && seule && pages.length === 1) return { octets: seule.octets.slice(0), type: 'image/jpeg' };
	return { octets: pdfDeJpegs(pages), type: 'application/pdf' };
}
