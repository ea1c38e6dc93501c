import { afterEach, describe, expect, it, vi } from 'vitest';
import { exif, jpeg } from '../../../../tests/support/fichiers';
import { confier } from './atelier';
import { telleQuelle } from './pages';

afterEach(() => vi.unstubAllGlobals());

const photo = { nom: 'ouvrir', fichier: new Blob(['une photo']) } as const;

/** A telephone whose worker says this, in this order; what it answers to a photo, or the code of its refusal. */
function avecUnOuvrier(...dits: ('pret' | 'tombe' | { resultat: unknown })[]) {
	class Ouvrier {
		onmessage: (message: { data: unknown }) => void = () => {};
		onerror: (erreur: { preventDefault(): void }) => void = () => {};
		terminate() {}
		postMessage() {
			for (const dit of dits) {
				if (dit === 'tombe') this.onerror({ preventDefault() {} });
				else this.onmessage({ data: dit });
			}
		}
	}
	vi.stubGlobal('Worker', Ouvrier);
	vi.stubGlobal('OffscreenCanvas', class {});
	return confier(photo).catch((erreur: { code: string }) => erreur.code);
}

describe('R-202 a photo on a telephone that is old', () => {
	it('is worked on by the worker where there is one', async () =>
		expect(await avecUnOuvrier('pret', { resultat: 'ouverte' })).toBe('ouverte'));

	it('is worked on by the page where the worker cannot begin, and by it alone where there is no worker', async () => {
		// This page here is Node, which opens no photo: it says so, and not that the photo is damaged.
		expect(await avecUnOuvrier('tombe')).toBe('sans_atelier');
		vi.unstubAllGlobals();
		await expect(confier(photo)).rejects.toMatchObject({ code: 'sans_atelier' });
	});

	it('is not said to be damaged when the telephone runs out of memory', async () =>
		expect(await avecUnOuvrier('pret', 'tombe')).toBe('sans_atelier'));

	it('leaves as it was taken, byte for byte, when nothing can be done to it', () => {
		const debout = jpeg({ largeur: 4000, hauteur: 3000, avant: [exif(6)] });
		const source = new Uint8Array(debout).buffer;
		const page = telleQuelle(source);
		expect(page).toMatchObject({ largeur: 3000, hauteur: 4000, avis: ['telle_quelle'] });
		expect(page.octets).toBe(source);
		expect(() => telleQuelle(new ArrayBuffer(9))).toThrow('illisible');
	});
});
