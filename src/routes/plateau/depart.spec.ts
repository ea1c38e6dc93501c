import { describe, expect, it } from 'vitest';
import type { PageGardee } from '$lib/client/local-db';
import type { PdfExamine } from '$lib/client/photos/pdf';
import { departDe, fichierDe } from './depart';
import type { Vue } from './plateau.svelte';

const vue: Vue = { apercu: null, resultat: null, pdf: null, erreur: null, occupee: false, avance: null };
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

	it('that the server refused does not leave again before it was made anew', () => {
		const refusee = { ...pdf, refusee: 'pdf_actif' as const };
		expect(departDe(plateau([refusee], { p1: { pdf: lu } }), 5000).empeche).toMatch(/réparez-le d’abord/);
		expect(departDe(plateau([refusee]), 5000).empeche).toMatch(/Il faut le réseau/);
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
