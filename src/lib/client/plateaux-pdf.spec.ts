import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { ouvrirLocal } from './local';
import { ajouterPages, lirePlateau, supprimerPage } from './plateaux';
import { remplacerParSesPages } from './plateaux-pdf';

const CLE = { compteId: 'alya', candidatureId: 'c1', pieceId: 'identite' };
const octets = (...valeurs: number[]) => Uint8Array.from(valeurs).buffer;
const image = (n: number) => ({ octets: octets(n), largeur: 10 * n, hauteur: 20 * n });

/** A photo, a PDF, a photo. */
async function troisPages(nom: string) {
	const local = ouvrirLocal(nom);
	for (const nature of ['jpeg', 'pdf', 'png'] as const) await ajouterPages(local, CLE, [{ source: octets(0), nature }]);
	const { pages } = await lirePlateau(local, CLE);
	return { local, pdfId: pages[1]?.pageId ?? '' };
}

describe('a PDF that is put with photos', () => {
	it('R-202 gives way to its pages, in its place and in their order, ready to leave', async () => {
		const { local, pdfId } = await troisPages('eclate');
		await remplacerParSesPages(local, CLE, pdfId, [image(1), image(2)]);
		const { pages } = await lirePlateau(local, CLE);
		expect(pages.map(({ nature, prete }) => [nature, prete?.largeur])).toEqual([
			['jpeg', undefined],
			['jpeg', 10],
			['jpeg', 20],
			['png', undefined]
		]);
		expect(await local((db) => db.count('pages'))).toBe(4);
	});

	it('is not brought back when the person took it away meanwhile', async () => {
		const { local, pdfId } = await troisPages('retire');
		await supprimerPage(local, CLE, pdfId);
		await remplacerParSesPages(local, CLE, pdfId, [image(1)]);
		expect((await lirePlateau(local, CLE)).pages.map(({ nature }) => nature)).toEqual(['jpeg', 'png']);
		expect(await local((db) => db.count('pages'))).toBe(2);
	});
});
