import { describe, expect, it } from 'vitest';
import { garderLesBons, type Garder } from './tri';

const JPEG = [0xff, 0xd8, 0xff, 0xe0];
const fichier = (name: string, octets: number[]) => new File([Uint8Array.from(octets)], name);
const photo = fichier('recto.jpg', JPEG);
const pdf = fichier('avis.pdf', [...Buffer.from('%PDF-1.7')]);

/** What a device kept of them. */
async function choisir(fichiers: File[], place = 10) {
	const gardes: string[] = [];
	const garder: Garder = async ({ nature }) => {
		if (gardes.length === place) throw new DOMException('', 'QuotaExceededError');
		gardes.push(nature);
	};
	return { ecartes: await garderLesBons(fichiers, garder), gardes };
}

describe('several files chosen at once', () => {
	it('R-202 are kept in their order', async () =>
		expect(await choisir([photo, pdf])).toEqual({ ecartes: [], gardes: ['jpeg', 'pdf'] }));

	it('R-202 one that is no PDF nor photo is named with its reason, and the others are kept', async () => {
		const { ecartes, gardes } = await choisir([photo, fichier('devoir.docx', [0x50, 0x4b, 3, 4]), pdf]);
		expect(gardes).toEqual(['jpeg', 'pdf']);
		expect(ecartes).toEqual([
			{ nom: 'devoir.docx', raison: expect.stringMatching(/ni un PDF ni une photo \(JPEG, PNG, WebP ou HEIC\)/) }
		]);
	});

	it('R-202 one that cannot be read, is empty, or is too large for a telephone is named too', async () => {
		const parti = fichier('nuage.pdf', []);
		Object.defineProperties(parti, {
			size: { value: 9 },
			arrayBuffer: { value: () => Promise.reject(new DOMException('', 'NotReadableError')) }
		});
		const film = fichier('film.heic', JPEG);
		Object.defineProperty(film, 'size', { value: 300 * 1024 * 1024 });
		const { ecartes, gardes } = await choisir([parti, fichier('vide.jpg', []), film, photo]);
		expect(gardes).toEqual(['jpeg']);
		expect(ecartes.map(({ nom, raison }) => `${nom} : ${raison}`)).toEqual([
			expect.stringMatching(/^nuage\.pdf : .*ne s’ouvre pas/),
			expect.stringMatching(/^vide\.jpg : .*vide/),
			expect.stringMatching(/^film\.heic : .*300\sMo/)
		]);
	});

	it('R-202 those for which the device has no place left are named, after those that were kept', async () => {
		const { ecartes, gardes } = await choisir([photo, pdf, photo], 2);
		expect(gardes).toEqual(['jpeg', 'pdf']);
		expect(ecartes).toEqual([{ nom: 'recto.jpg', raison: expect.stringMatching(/plus de place/) }]);
	});
});
