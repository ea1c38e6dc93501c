/** A PDF of a page tray, taken apart: to be put with photos, or with another PDF, in the one file that leaves. */
import type { Local } from './local';
import type { PageGardee } from './local-db';
import type { PageJpeg } from './photos/pdf-jpegs';
import { enFaisantPlace } from './place';
import type { ClePlateau } from './plateaux';

/** In its place come its pages, each an image that is ready to leave. A PDF that was taken away meanwhile stays away. */
export function remplacerParSesPages(
	local: Local,
	{ compteId, candidatureId, pieceId }: ClePlateau,
	pdfId: string,
	images: PageJpeg[]
): Promise<void> {
	return enFaisantPlace(local, async (db) => {
		const tx = db.transaction(['plateaux', 'pages'], 'readwrite', { durability: 'strict' });
		const plateau = await tx.objectStore('plateaux').get([compteId, candidatureId, pieceId]);
		if (plateau?.pages.includes(pdfId)) {
			const { version } = (await tx.objectStore('pages').get([compteId, pdfId])) ?? {};
			const pages = images.map((image) => ({ ...pageDe(compteId, image), version }));
			for (const page of pages) await tx.objectStore('pages').put(page);
			await tx.objectStore('pages').delete([compteId, pdfId]);
			const ids = pages.map(({ pageId }) => pageId);
			await tx
				.objectStore('plateaux')
				.put({ ...plateau, pages: plateau.pages.flatMap((id) => (id === pdfId ? ids : id)) });
		}
		await tx.done;
	});
}

/** Kept as it was drawn: what a PDF shows was never crooked, nor in the shade. */
function pageDe(compteId: string, { octets, largeur, hauteur }: PageJpeg): PageGardee {
	return {
		compteId,
		pageId: crypto.randomUUID(),
		source: octets,
		nature: 'jpeg',
		reglages: { mode: 'photo', couleur: true, rotation: 0, coins: null },
		prete: { octets, type: 'image/jpeg', largeur, hauteur, mode: 'photo', refusFiltre: null, avis: [] }
	};
}
