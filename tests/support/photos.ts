/** The engine of the photos in a page of its own, under the policy of the app; and what a phone would give it. */
import { test as base, expect, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { servePhotos } from '../../scripts/bench/photo/server.mjs';
import type * as Pages from '../../src/lib/client/photos/pages';
import type * as Pdf from '../../src/lib/client/photos/pdf';

declare global {
	var photos: typeof Pages & typeof Pdf;
	/** A JPEG too large to be sent to the page for each look at it. */
	var laPhoto: Blob;
}

export const test = base.extend<{ atelier: Page }, { origine: string }>({
	origine: [
		// eslint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs.
		async ({}, use) => {
			const { origin, stop } = await servePhotos();
			await use(origin);
			await stop();
		},
		{ scope: 'worker' }
	],
	/** What the policy forbids, or an error nobody caught, fails the scenario. */
	atelier: async ({ page, origine }, use) => {
		const fautes: string[] = [];
		page.on('pageerror', (erreur) => fautes.push(erreur.message));
		page.on('console', (message) => {
			if (message.text().includes('Content Security Policy')) fautes.push(message.text());
		});
		await page.goto(origine);
		await use(page);
		expect(fautes).toEqual([]);
	}
});

export const fichier = (nom: string): number[] => [...readFileSync(new URL(`photos/${nom}`, import.meta.url))];

/** A JPEG as a phone writes it that is held upright, its sensor lying, and that knows where it is. */
export const prisDebout = (jpeg: number[]) => prisEnSens(jpeg, 6);

/** In one of the eight ways of Exif. */
function prisEnSens(jpeg: number[], tourne: number): number[] {
	const entrees = 1;
	const tiff = [0x49, 0x49, 42, 0, 8, 0, 0, 0, entrees, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, tourne, 0, 0, 0, 0, 0, 0, 0];
	const corps = [...Buffer.from('Exif\0\0'), ...tiff, ...Buffer.from('GPS 47.2378 N 6.0241 E')];
	return [...jpeg.slice(0, 2), 0xff, 0xe1, 0, corps.length + 2, ...corps, ...jpeg.slice(2)];
}

/** A sheet of A4 with words on a table, its left third in the shade; with a face on it if asked. 1600 × 1200, so many times. */
export function feuille(page: Page, type: string, visage = false, fois = 1): Promise<number[]> {
	return page.evaluate(
		async ([type, visage, fois]) => {
			const toile = new OffscreenCanvas(1600 * fois, 1200 * fois);
			const dessin = toile.getContext('2d');
			if (!dessin) throw new Error('no canvas');
			dessin.scale(fois, fois);
			const remplir = (couleur: string, x: number, y: number, largeur: number, hauteur: number) => {
				dessin.fillStyle = couleur;
				dessin.fillRect(x, y, largeur, hauteur);
			};
			remplir('#8a6238', 0, 0, 1600, 1200);
			remplir('#f4f1ea', 100, 105, 1400, 990);
			dessin.fillStyle = '#202024';
			dessin.font = '44px serif';
			for (let y = 220; y < 700; y += 80) dessin.fillText('brevet professionnel de coiffure 2027', 160, y);
			if (visage) {
				remplir('#c79a7e', 900, 750, 260, 300);
				remplir('#3a2a22', 960, 850, 40, 20);
				remplir('#3a2a22', 1060, 850, 40, 20);
			}
			remplir('rgb(0 0 0 / 40%)', 0, 0, 500, 1200);
			const blob = await toile.convertToBlob({ type, quality: 0.95 });
			return [...new Uint8Array(await blob.arrayBuffer())];
		},
		[type, visage, fois] as const
	);
}

export type Lieu = [u: number, v: number];

/** As the screens do: opened, then prepared in the frame suggested. `lieux` are fractions of the page, answered by their grey. */
export function preparer(page: Page, photo: number[], reglages: Partial<Pages.ReglagesPage> = {}, lieux: Lieu[] = []) {
	return page.evaluate(
		async ([photo, reglages, lieux]) => {
			const original = new Blob([new Uint8Array(photo)]);
			const ouverte = await photos.ouvrirPhoto(original);
			const prete = await photos.preparerPage(original, {
				mode: 'document',
				couleur: true,
				rotation: 0,
				coins: ouverte.cadre,
				...reglages
			});
			const bitmap = await createImageBitmap(new Blob([prete.octets]));
			const dessin = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
			dessin?.drawImage(bitmap, 0, 0);
			const gris = lieux.map(
				([u, v]) => dessin?.getImageData(Math.floor(u * bitmap.width), Math.floor(v * bitmap.height), 1, 1).data[1] ?? 0
			);
			const { octets, ...page } = prete;
			return {
				...page,
				gris,
				octets: [...new Uint8Array(octets)],
				photo: [ouverte.largeur, ouverte.hauteur],
				cadre: ouverte.cadre
			};
		},
		[photo, reglages, lieux] as const
	);
}

/** The code of the refusal to open; null when it opened. */
export function refusDOuvrir(page: Page, photo: number[]): Promise<string | null> {
	return page.evaluate(
		(photo) =>
			photos.ouvrirPhoto(new Blob([new Uint8Array(photo)])).then(
				() => null,
				(erreur: unknown) => (erreur instanceof photos.PhotoIllisible ? erreur.code : String(erreur))
			),
		photo
	);
}

export function examiner(page: Page, pdf: number[], motDePasse?: string) {
	return page.evaluate(([pdf, motDePasse]) => photos.examinerPdf(new Uint8Array(pdf).buffer, motDePasse), [
		pdf,
		motDePasse
	] as const);
}

/** The new PDF, or the code of the refusal. */
export function rendre(page: Page, pdf: number[], tailleMax: number, motDePasse?: string): Promise<number[] | string> {
	return page.evaluate(
		([pdf, tailleMax, motDePasse]) =>
			photos.rendrePdf(new Uint8Array(pdf).buffer, { tailleMax, motDePasse }).then(
				(octets) => [...new Uint8Array(octets)],
				(erreur: unknown) => (erreur instanceof photos.PhotoIllisible ? erreur.code : String(erreur))
			),
		[pdf, tailleMax, motDePasse] as const
	);
}

/**
 * Of `laPhoto` taken in one of the eight ways, as the tray opens it, then as an image of the page shows it: its shape, and
 * its colours from place to place.
 */
export function deuxVues(page: Page, tourne: number, lieux: Lieu[]) {
	return page.evaluate(
		async ([tete, lieux]) => {
			// So small that a word is a grey.
			const EN_PETIT = { resizeWidth: 40, resizeQuality: 'high' } as const;
			const vue = async (fichier: Blob) => {
				const bitmap = await createImageBitmap(fichier, { ...EN_PETIT, imageOrientation: 'from-image' });
				const { width, height } = bitmap;
				const dessin = new OffscreenCanvas(width, height).getContext('2d');
				dessin?.drawImage(bitmap, 0, 0);
				const teinte = ([u, v]: Lieu) => [
					...(dessin?.getImageData(Math.floor(u * width), Math.floor(v * height), 1, 1).data.slice(0, 3) ?? [])
				];
				return { debout: width < height, teintes: lieux.flatMap(teinte) };
			};
			const original = new Blob([new Uint8Array(tete), laPhoto.slice(2)], { type: 'image/jpeg' });
			return { ouverte: await vue((await photos.ouvrirPhoto(original)).apercu), vue: await vue(original) };
		},
		[prisEnSens([0xff, 0xd8], tourne), lieux] as const
	);
}
