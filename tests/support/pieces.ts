/** A photo as a telephone takes it, and « J’ai fourni toutes mes pièces » by a bare request: for what comes after. */
import { expect, type Locator, type Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { ICI } from './raccourcis.ts';

/** « J’ai fourni toutes mes pièces » of that groupe. */
export async function confirme(
	page: Page,
	candidatureId: string,
	groupe: string,
	depots: Record<string, string>
): Promise<void> {
	const recu = await page.request.post(`/api/candidatures/${candidatureId}/pieces/verrou`, {
		headers: { ...ICI, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
		data: JSON.stringify({ groupe, depots })
	});
	expect(recu.status(), await recu.text()).toBe(200);
}

/** A photo of a sheet on which these words are written, taken by that telephone. */
export async function photo(page: Page, mots: string): Promise<Buffer> {
	const octets = await page.evaluate(async (mots) => {
		const feuille = document.createElement('canvas');
		feuille.width = 900;
		feuille.height = 1200;
		const crayon = feuille.getContext('2d');
		if (!crayon) throw new Error('this browser does not draw');
		crayon.fillStyle = '#f4f1e8';
		crayon.fillRect(0, 0, 900, 1200);
		crayon.fillStyle = '#223';
		crayon.font = '64px sans-serif';
		crayon.fillText(mots, 80, 200);
		const blob = await new Promise<Blob | null>((prete) => feuille.toBlob(prete, 'image/jpeg'));
		return Array.from(new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0)));
	}, mots);
	return Buffer.from(octets);
}

/** « Choisir un fichier » there, and a photo of a sheet with these words. */
export async function choisitUnePhoto(sous: Locator, mots: string): Promise<void> {
	const page = sous.page();
	const buffer = await photo(page, mots);
	const [choix] = await Promise.all([
		page.waitForEvent('filechooser'),
		sous.getByRole('button', { name: /^Choisir un fichier/ }).click()
	]);
	await choix.setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer });
}
