/** Files as people have them: the scan of a photocopier, heavy, and the photo of an iPhone. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pdfDeJpegs } from '../../src/lib/client/photos/pdf-jpegs.ts';

/** A photo as iPhones take them (HEIC), of a certificate drawn for these scenarios. */
export const PHOTO_HEIC = readFileSync(fileURLToPath(new URL('./fichiers/certificat.heic', import.meta.url)));

/** A PDF of so many scanned pages: each an image full of the noise of its glass, about 1.7 MB. */
export async function pdfNumerise(page: Page, pages: number): Promise<Buffer> {
	const image = await page.evaluate(async () => {
		const feuille = document.createElement('canvas');
		feuille.width = 1240;
		feuille.height = 1754;
		const crayon = feuille.getContext('2d');
		if (!crayon) throw new Error('this browser does not draw');
		crayon.fillStyle = '#fff';
		crayon.fillRect(0, 0, 1240, 1754);
		crayon.fillStyle = '#111';
		crayon.font = '36px serif';
		for (let ligne = 0; ligne < 30; ligne++)
			crayon.fillText('Récapitulatif de votre candidature, signé par la candidate.', 90, 140 + ligne * 50);
		const { data } = crayon.getImageData(0, 0, 1240, 1754);
		let graine = 7;
		for (let i = 0; i < data.length; i++) {
			graine = (graine * 1_103_515_245 + 12_345) % 2_147_483_648;
			if (i % 4 !== 3) data[i] = Math.max(0, (data[i] ?? 0) - (graine % 80));
		}
		crayon.putImageData(new ImageData(data, 1240, 1754), 0, 0);
		return feuille.toDataURL('image/jpeg', 0.95);
	});
	const octets = new Uint8Array(Buffer.from(image.split(',')[1] ?? '', 'base64')).buffer;
	return Buffer.from(pdfDeJpegs(Array.from({ length: pages }, () => ({ octets, largeur: 1240, hauteur: 1754 }))));
}
