import { describe, expect, it } from 'vitest';
import type { PageGardee } from '$lib/client/local-db';
import type { PdfExamine } from '$lib/client/photos/pdf';
import { departDe, fichierDe } from './depart';
import type { Vue } from './plateau.svelte';

const vue: Vue = {
	apercu: null,
	resultat: null,
	pdf: null,
	erreur: null,
	tropLourd: false,
	occupee: false,
	avance: null
};
const lu: PdfExamine = { pages: 2, etat: 'ouvert', actif: false, chiffre: false, texte: '' };
const pdf: PageGardee = {
	compteId: 'alya',
	pageId: 'p1',
	source: new ArrayBuffer(1000),
	nature: 'pdf',
	reglages: null,
	prete: null
};
const plateau = (pages: PageGardee[], vues: Record<string, Partial<Vue>> = {}) => ({
	pages,
	vue: (pageId: string) => ({ ...vue, ...vues[pageId] })
});

describe('a PDF of the page tray', () => {
	it('R-202 leaves as it is when it only shows and fits', () =>
		expect(departDe(plateau([pdf], { p1: { pdf: lu } }), 5000).empeche).toBeNull());

	it.each([
		['locked by a password', pdf, { ...lu, etat: 'mot_de_passe' as const, pages: 0 }],
		['damaged', pdf, { ...lu, etat: 'illisible' as const, pages: 0 }],
		['that holds a program', pdf, { ...lu, actif: true }],
		['that the server found damaged', { ...pdf, refusee: 'fichier_illisible' as const }, lu]
	])('R-202 one %s is neither sent nor confirmed before it is opened or repaired', (_, page, examine) => {
		expect(departDe(plateau([page], { p1: { pdf: examine } }), 5000).aReparer).toBe(true);
		expect(departDe(plateau([pdf], { p1: { pdf: lu } }), 5000).aReparer).toBe(false);
	});

	it('that the server refused does not leave again before it was made anew', () => {
		const refusee = { ...pdf, refusee: 'pdf_actif' as const };
		expect(departDe(plateau([refusee], { p1: { pdf: lu } }), 5000).empeche).toMatch(/réparez-le d’abord/);
		expect(departDe(plateau([refusee]), 5000).empeche).toMatch(/il y faut le réseau/);
	});
});

describe('a PDF with other pages', () => {
	const photo = (pageId: string, octets = 900): PageGardee => ({
		...pdf,
		pageId,
		nature: 'jpeg',
		prete: {
			octets: new ArrayBuffer(octets),
			type: 'image/jpeg',
			largeur: 1448,
			hauteur: 2048,
			mode: 'document',
			refusFiltre: null,
			avis: []
		}
	});

	it('R-202 is to be made one file with them first, and its pages count', () => {
		const depart = departDe(plateau([pdf, photo('p2')], { p1: { pdf: lu } }), 5000);
		expect(depart).toMatchObject({ pdf: null, aReunir: true, nombre: 3, octets: 1000 + 900 + 300 });
		expect(depart.empeche).toMatch(/Réunissez d’abord/);
	});

	it('R-202 that is locked is opened first', () => {
		const ferme = { ...lu, etat: 'mot_de_passe' as const, pages: 0 };
		const deux = [pdf, { ...pdf, pageId: 'p2' }];
		expect(departDe(plateau(deux, { p1: { pdf: lu }, p2: { pdf: ferme } }), 5000).empeche).toMatch(
			/ne peut pas partir/
		);
	});

	it('R-202 once its pages are among them leaves as one PDF, under the limit and under thirty pages', async () => {
		const depart = departDe(plateau([photo('p1'), photo('p2'), photo('p3')]), 5000);
		expect(depart.empeche).toBeNull();
		expect((await fichierDe(depart)).type).toBe('application/pdf');
		expect(departDe(plateau([photo('p1', 5000), photo('p2')]), 5000).empeche).toMatch(/la limite est/);
		const trop = Array.from({ length: 31 }, (_, i) => photo(`p${i}`, 10));
		expect(departDe(plateau(trop), 50_000).empeche).toMatch(/La limite est de 30/);
	});
});

describe('photos on a telephone that cannot work on them', () => {
	const telle = (pageId: string): PageGardee => ({
		...pdf,
		pageId,
		nature: 'jpeg',
		prete: {
			octets: new ArrayBuffer(900),
			type: 'image/jpeg',
			largeur: 3000,
			hauteur: 4000,
			mode: 'photo',
			refusFiltre: null,
			avis: ['telle_quelle']
		}
	});

	it('R-202 one leaves as it was taken, as the JPEG that it is', async () => {
		const depart = departDe(plateau([telle('p1')]), 5000);
		expect(depart.empeche).toBeNull();
		expect(await fichierDe(depart)).toMatchObject({ type: 'image/jpeg', octets: { byteLength: 900 } });
	});

	it('R-202 several cannot be one file, and the tray says what to do', () =>
		expect(departDe(plateau([telle('p1'), telle('p2')]), 5000).empeche).toMatch(/Gardez-en une/));
});
