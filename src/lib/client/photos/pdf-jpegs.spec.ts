import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { contenuActif } from './pdf-actif';
import { pdfDeJpegs } from './pdf-jpegs';

const page = (largeur: number, hauteur: number, graine: number) => ({
	octets: Uint8Array.from({ length: 5000 }, (_, i) => (i * graine) & 0xff).buffer,
	largeur,
	hauteur
});

describe('R-202 a pièce of several photos is one PDF', () => {
	it('with a page for each, in their order, as large as fits in A4, upright or lying', async () => {
		const pdf = pdfDeJpegs([page(1448, 2048, 3), page(2048, 1448, 5), page(2048, 1290, 7)]);
		const ouvert = await getDocument({ data: new Uint8Array(pdf), useWorkerFetch: false }).promise;
		expect(ouvert.numPages).toBe(3);
		const tailles = await Promise.all(
			[1, 2, 3].map(async (numero) => {
				const { width, height } = (await ouvert.getPage(numero)).getViewport({ scale: 1 });
				return [Math.round(width), Math.round(height)];
			})
		);
		expect(tailles).toEqual([
			[595, 842],
			[842, 595],
			[842, 530]
		]);
	});

	it('that holds every photo byte for byte, and nothing that tells who made it, when or with what', () => {
		const photos = [page(1448, 2048, 3), page(1448, 2048, 11)];
		const pdf = Buffer.from(pdfDeJpegs(photos));
		for (const { octets } of photos) expect(pdf.indexOf(Buffer.from(octets))).toBeGreaterThan(0);
		expect(pdf.length - 2 * 5000).toBeLessThan(1400);
		expect(pdf.toString('latin1')).not.toMatch(/Producer|Creator|CreationDate|ModDate|Author|\/ID/);
	});

	it('that only shows', async () => expect(await contenuActif(pdfDeJpegs([page(100, 100, 3)]))).toBe(false));
});
