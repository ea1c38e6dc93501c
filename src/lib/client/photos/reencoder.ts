/** A page that is ready, made lighter: for when its pièce has many and they are too heavy together. */
import { reduire } from './image';
import { PALIERS } from './paliers';
import { PhotoIllisible } from './photo-illisible';
import type { PagePrete } from './preparer';
import { enJpeg, montre, pixelsDe } from './toile';

/** Throws `PhotoIllisible`: « trop_lourde » when it could not be read any more. */
export async function reencoder(page: PagePrete, poidsMax: number): Promise<PagePrete> {
	const entiere = pixelsDe(await createImageBitmap(new Blob([page.octets], { type: page.type })));
	for (const [cote, qualite] of PALIERS) {
		const image = cote < Math.max(entiere.width, entiere.height) ? reduire(entiere, cote) : entiere;
		const jpeg = await enJpeg(image, qualite);
		if (jpeg.size > poidsMax || !(await montre(jpeg, image))) continue;
		return { ...page, octets: await jpeg.arrayBuffer(), largeur: image.width, hauteur: image.height };
	}
	throw new PhotoIllisible('trop_lourde');
}
