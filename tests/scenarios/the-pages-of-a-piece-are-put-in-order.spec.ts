/** The page tray, by finger: several files at once, a corner dragged, pages put in order, a PDF put with them, all in one file. */
import { PDFDocument } from '@cantoo/pdf-lib';
import type { Locator, Page } from '@playwright/test';
import { pdf } from '../support/fichiers.ts';
import { expect, test } from '../support/monde.ts';
import { photo } from '../support/pieces.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';

const fichier = (name: string, mimeType: string, octets: Uint8Array) => ({
	name,
	mimeType,
	buffer: Buffer.from(octets)
});

async function choisit(page: Page, sous: Page | Locator, ...fichiers: ReturnType<typeof fichier>[]) {
	const [choix] = await Promise.all([
		page.waitForEvent('filechooser'),
		sous.getByRole('button', { name: /^Choisir un fichier/ }).click()
	]);
	await choix.setFiles(fichiers);
}

/** By the finger, to half the height of the photo. */
async function descend(page: Page, coin: Locator) {
	const vueEntiere = page.getByAltText(/telle que photographiée/);
	await vueEntiere.evaluate((img) => img.scrollIntoView({ block: 'start' }));
	const [poignee, vue] = await Promise.all([coin.boundingBox(), vueEntiere.boundingBox()]);
	if (!poignee || !vue) throw new Error('nothing to drag');
	const [x, y] = [poignee.x + poignee.width / 2, poignee.y + poignee.height / 2];
	await page.mouse.move(x, y);
	await page.mouse.down();
	await page.mouse.move(x, y + 20);
	await page.mouse.move(Math.min(Math.max(x, vue.x), vue.x + vue.width), vue.y + vue.height / 2);
	await page.mouse.up();
}

/** A finger that goes up over that. */
async function glisse(page: Page, sur: Locator) {
	const box = await sur.boundingBox();
	if (!box) throw new Error('nothing to touch');
	const doigt = await page.context().newCDPSession(page);
	const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
	const touche = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
		doigt.send('Input.dispatchTouchEvent', { type, touchPoints });
	await touche('touchStart', { x, y });
	for (let pas = 1; pas <= 8; pas++) await touche('touchMove', { x, y: y - 15 * pas });
	await touche('touchEnd');
	await doigt.detach();
}

/** Ten frames of the page, and it did not slide. */
const immobile = (page: Page) =>
	page.evaluate(
		() =>
			new Promise<void>((fini) => {
				let [ou, images] = [scrollY, 0];
				const image = () => {
					images = scrollY === ou ? images + 1 : 0;
					ou = scrollY;
					if (images < 10) requestAnimationFrame(image);
					else fini();
				};
				image();
			})
	);

const vignette = (page: Page, rang: number) => page.getByAltText(`Page ${rang}, telle qu’elle partira`);
const couchee = (page: Page, rang: number) =>
	expect.poll(() => vignette(page, rang).evaluate((img: HTMLImageElement) => img.naturalWidth > img.naturalHeight));

test('R-202 R-203 Alya frames, orders and joins the pages of her identity document, and takes it back', async ({
	alya,
	registre
}) => {
	test.setTimeout(300_000);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	// On her forfait: what the sending costs is said.
	await page.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
	await alya.vaSur(`/espace/candidatures/${candidatureId}/justificatifs`);
	const piece = page.locator('#piece-identite');

	// Of three files one is bad: it is named, the others are kept.
	await choisit(
		page,
		piece,
		fichier('recto.jpg', 'image/jpeg', await photo(page, 'Recto')),
		fichier('devoir.docx', 'application/msword', Buffer.from('PK un devoir')),
		fichier('verso.jpg', 'image/jpeg', await photo(page, 'Verso'))
	);
	await alya.voit(/^devoir\.docx n’a pas été ajouté/, /ni un PDF ni une photo/);
	await expect(page.getByRole('button', { name: /^Envoyer les 2 pages \(/ })).toBeVisible();
	await alya.voit(/L’envoi prendra .* sur votre forfait/);
	const debord = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	await page.getByAltText(/telle que photographiée/).waitFor();
	expect(await debord(), 'px that the page slides sideways').toBe(0);

	// A finger on the photo slides the page, as anywhere: only the corners hold it.
	const photographiee = page.getByAltText(/telle que photographiée/);
	const haut = async () => (await photographiee.boundingBox())?.y ?? NaN;
	await photographiee.evaluate((img) => img.scrollIntoView({ block: 'center' }));
	const avantDeGlisser = await haut();
	await glisse(page, photographiee);
	await expect.poll(haut, 'where the photo is on the screen').toBeLessThan(avantDeGlisser - 50);
	// It slides on by itself for a while.
	await immobile(page);

	// The verso is on the lower half of its photo: its two upper corners go down, and it lies.
	for (const nom of [/^Coin haut gauche/, /^Coin haut droit/])
		await descend(page, page.getByRole('button', { name: nom }));
	await expect(page.getByRole('button', { name: /^Coin haut gauche.* (49|50|51) % de la hauteur/ })).toBeVisible();
	await couchee(page, 2).toBe(true);
	// And a little further by the keys.
	const coin = page.getByRole('button', { name: /^Coin bas droit/ });
	const avant = await coin.getAttribute('aria-label');
	await coin.press('ArrowUp');
	await expect(coin).not.toHaveAttribute('aria-label', avant ?? '');

	await alya.appuieSur('Monter la page 2');
	await couchee(page, 1).toBe(true);
	await couchee(page, 2).toBe(false);
	await alya.peutLire();

	// The telephone closes the page: corners and order are as she left them.
	await page.reload();
	await couchee(page, 1).toBe(true);
	// The page that she touches is the one whose corners she sees.
	await vignette(page, 1).click();
	await expect(page.getByAltText('Page 1, telle que photographiée')).toBeInViewport();
	await expect(page.getByRole('button', { name: /^Coin haut gauche.* (49|50|51) % de la hauteur/ })).toBeVisible();

	// A PDF with the photos: all of it becomes one.
	await choisit(page, page, fichier('avis.pdf', 'application/pdf', await pdf()));
	await alya.voit('Un seul fichier part par pièce.');
	await alya.peutLire();
	// What kept it from leaving is not said any more once the pages have changed.
	await alya.appuieSur(/^Envoyer les 3 pages/);
	await alya.voit(/^Réunissez d’abord le tout/);
	await alya.appuieSur('Supprimer le PDF 3');
	await alya.neVoitPas(/^Réunissez d’abord le tout/);
	await choisit(page, page, fichier('avis.pdf', 'application/pdf', await pdf()));
	await alya.voit('Un seul fichier part par pièce.');
	await alya.appuieSur('Réunir en un seul PDF');
	await expect(page.getByRole('heading', { name: /^3\spages$/ })).toBeFocused();
	await alya.neVoitPas('Un seul fichier part par pièce.');
	await alya.appuieSur(/^Envoyer les 3 pages \(/);
	await expect(piece).toContainText('Déposé, pas encore confirmé');
	await expect(piece).toContainText('3 pages');

	const [depot] = registre.lignes(
		`select id from depot where candidature_id = ? and piece_id = 'identite' and retire_le is null`,
		candidatureId
	);
	const recu = await page.request.get(`/api/depots/${String(depot?.id)}/fichier`);
	const pages = (await PDFDocument.load(await recu.body())).getPages();
	expect(pages.map((p) => p.getWidth() > p.getHeight())).toEqual([true, false, false]);

	await piece.getByRole('button', { name: 'Supprimer' }).click();
	await alya.appuieSur('Oui, supprimer ce fichier');
	await expect(piece).toContainText('Aucun fichier');
});
