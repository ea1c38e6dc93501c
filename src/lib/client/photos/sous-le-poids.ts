/** A page that must weigh less than it does: encoded again by steps, until it fits or nothing lighter could be read. */
import { reduire, type Image } from './image';
import { grandCote } from './taille-page';
import { enJpeg, montre } from './toile';

/** The quality goes first, then the size (of a sheet, its long edge); under the last one small letters could not be read any more. */
const PALIERS = [
	{ cote: 2048, qualite: 0.6 },
	{ cote: 2048, qualite: 0.45 },
	{ cote: 2048, qualite: 0.3 },
	{ cote: 1700, qualite: 0.35 },
	{ cote: 1400, qualite: 0.35 },
	{ cote: 1200, qualite: 0.3 }
];

/** The first that fits in `poidsMax` bytes, or else the lightest; the JPEG given when no other shows the page. */
export async function sousLePoids(page: Image, jpeg: Blob, poidsMax: number): Promise<Blob> {
	let leger = jpeg;
	for (const { cote, qualite } of PALIERS) {
		if (leger.size <= poidsMax) break;
		const essai = await enJpeg(reduire(page, grandCote(page.width, page.height, cote)), qualite);
		if (essai.size < leger.size && (await montre(essai, page, false))) leger = essai;
	}
	return leger;
}
