import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ouvrirLocal } from '$lib/client/local';
import { ajouterPages, changerPage, lirePlateau } from '$lib/client/plateaux';
import type { PageFaite, PagePrete } from '$lib/client/photos/pages';
import { PhotoIllisible } from '$lib/client/photos/photo-illisible';
import { exif, jpeg } from '../../../tests/support/fichiers';
import { Plateau } from './plateau.svelte';

const CLE = { compteId: 'alya', candidatureId: 'c1', pieceId: 'identite' };
const source = () => new Uint8Array(jpeg({ largeur: 40, hauteur: 30, avant: [exif(1)] })).buffer;
const faite: PagePrete = {
	octets: new ArrayBuffer(5),
	type: 'image/jpeg',
	largeur: 20,
	hauteur: 15,
	mode: 'document',
	refusFiltre: null,
	avis: []
};

/** What this telephone can do. */
const atelier = vi.hoisted(() => ({ ouvre: true, prepare: true, litLesPdf: true }));
vi.mock('$lib/client/photos/pages', async (reel) => ({
	...(await reel<typeof import('$lib/client/photos/pages')>()),
	ouvrirPhoto: async () => {
		if (!atelier.ouvre) throw new PhotoIllisible('sans_atelier');
		return { apercu: new Blob(), cadre: null };
	},
	preparerPage: async (): Promise<PageFaite> => {
		if (!atelier.prepare) throw new PhotoIllisible('sans_atelier');
		return { ...faite, jpeg: new Blob(['shown']) };
	}
}));
vi.mock('$lib/client/photos/pdf', () => ({
	examinerPdf: async () => {
		if (!atelier.litLesPdf) throw new TypeError('Failed to fetch');
		return { pages: 2, etat: 'ouvert', actif: false, chiffre: false, texte: '' };
	},
	pagesDuPdf: async () => {
		throw new PhotoIllisible('trop_lourde');
	}
}));

let rendre = () => {};
/** The tray as a page shows it, once nothing is being prepared. */
async function montrer(local: ReturnType<typeof ouvrirLocal>) {
	rendre();
	const plateau = new Plateau(local, CLE, 5_000_000);
	rendre = plateau.ouvrir();
	await vi.waitFor(() => expect(plateau.lu).toBe(true));
	await plateau.pret();
	return plateau;
}

describe('R-202 what is in the tray, on a telephone short of memory or of network', () => {
	beforeEach(() => {
		const fenetre = new EventTarget();
		vi.stubGlobal('addEventListener', fenetre.addEventListener.bind(fenetre));
		vi.stubGlobal('removeEventListener', fenetre.removeEventListener.bind(fenetre));
		vi.stubGlobal('dispatchEvent', fenetre.dispatchEvent.bind(fenetre));
		Object.assign(atelier, { ouvre: true, prepare: true, litLesPdf: true });
	});
	afterEach(() => {
		rendre();
		rendre = () => {};
		vi.unstubAllGlobals();
	});

	it.each([
		['opened', { ouvre: false }],
		['made a page', { prepare: false }]
	])('leaves as it was taken when it cannot be %s, and is made a page once it can', async (quoi, panne) => {
		const local = ouvrirLocal(`memoire-${quoi}`);
		await ajouterPages(local, CLE, [{ source: source(), nature: 'jpeg' }]);
		Object.assign(atelier, panne);
		const [page] = (await montrer(local)).pages;
		expect(page?.prete).toMatchObject({ avis: ['telle_quelle'], octets: { byteLength: source().byteLength } });

		Object.assign(atelier, { ouvre: true, prepare: true });
		const { prete } = (await montrer(local)).pages[0] ?? {};
		expect(prete).toMatchObject({ avis: [], octets: { byteLength: 5 } });
		// Its bytes are kept once.
		expect((await lirePlateau(local, CLE)).pages[0]?.prete).toEqual(faite);
	});

	it('made a page already, keeps that page when it cannot be opened again', async () => {
		const local = ouvrirLocal('memoire-apres');
		await ajouterPages(local, CLE, [{ source: source(), nature: 'jpeg' }]);
		const [page] = (await lirePlateau(local, CLE)).pages;
		if (page) await changerPage(local, { ...page, prete: faite });
		atelier.ouvre = false;
		expect((await montrer(local)).pages[0]?.prete).toMatchObject({ avis: [], octets: { byteLength: 5 } });
	});

	it('a PDF too heavy to be joined to a photo may give fewer of its pages, or leave alone', async () => {
		const local = ouvrirLocal('pdf-trop-lourd');
		for (const nature of ['pdf', 'jpeg'] as const) await ajouterPages(local, CLE, [{ source: source(), nature }]);
		const plateau = await montrer(local);
		const [pdf, photo] = plateau.pages.map(({ pageId }) => pageId);
		await plateau.reunir();
		expect(plateau.vue(pdf ?? '')).toMatchObject({
			tropLourd: true,
			erreur: expect.stringContaining('pages demandées')
		});
		await plateau.supprimer(photo ?? '');
		expect(plateau.vue(pdf ?? '')).toMatchObject({ tropLourd: false, erreur: null });
	});

	it('what was made lighter for the others is made again at its best when one of them is taken away', async () => {
		const local = ouvrirLocal('allegee');
		for (const nature of ['jpeg', 'jpeg'] as const) await ajouterPages(local, CLE, [{ source: source(), nature }]);
		const plateau = await montrer(local);
		const [une, autre] = plateau.pages.map(({ pageId }) => pageId);
		plateau.regler(une ?? '', { poidsMax: 100, rotation: 90 });
		await plateau.pret();
		await plateau.supprimer(autre ?? '');
		await plateau.pret();
		const [seule] = (await lirePlateau(local, CLE)).pages;
		expect(seule?.reglages).toEqual({ mode: 'document', couleur: false, rotation: 90, coins: null });
		expect(seule?.prete).not.toBeNull();
	});

	it('turned, then moved at once, a page is turned and moved', async () => {
		const local = ouvrirLocal('tournee-deplacee');
		for (const nature of ['jpeg', 'jpeg'] as const) await ajouterPages(local, CLE, [{ source: source(), nature }]);
		const plateau = await montrer(local);
		const [une, autre] = plateau.pages.map(({ pageId }) => pageId);
		plateau.regler(une ?? '', { rotation: 90 });
		await plateau.deplacer(une ?? '', 1);
		await plateau.pret();
		const { pages } = await lirePlateau(local, CLE);
		expect(pages.map(({ pageId, reglages }) => [pageId, reglages?.rotation])).toEqual([
			[autre, 0],
			[une, 90]
		]);
	});

	it('a PDF that could not be read without network is read when the network comes', async () => {
		const local = ouvrirLocal('pdf-sans-reseau');
		await ajouterPages(local, CLE, [{ source: source(), nature: 'pdf' }]);
		atelier.litLesPdf = false;
		const plateau = await montrer(local);
		const id = plateau.pages[0]?.pageId ?? '';
		expect(plateau.vue(id).pdf).toBeNull();
		atelier.litLesPdf = true;
		dispatchEvent(new Event('online'));
		await vi.waitFor(() => expect(plateau.vue(id).pdf).toMatchObject({ pages: 2 }));
	});
});
