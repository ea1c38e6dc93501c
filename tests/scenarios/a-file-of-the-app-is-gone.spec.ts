/** A page stayed open through several releases: a part of it can no longer be had. It is said, with what to do. */
import type { Page } from '@playwright/test';
import { DEPART } from '../support/horloge.ts';
import { expect, test } from '../support/monde.ts';
import type { Personne } from '../support/personne.ts';
import { photo } from '../support/pieces.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';

test('when a part of Escale is gone from the server, Alya reads a sentence and « Mettre à jour », never a white page', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^404 (GET|HEAD) .*_app\/immutable\//);
	surveillance.tolere(/console error: .*(dynamically imported module|Unable to preload)/);
	const { page } = alya;
	// A telephone on which nothing could be kept ahead: its parts are asked for one by one.
	await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
	await entre(alya, registre);
	await alya.vaSur('/espace');
	await alya.voit('Mes inscriptions');
	await page.route('**/_app/immutable/**', (route) => route.fulfill({ status: 404, body: '' }));

	await page.getByRole('main').getByRole('link', { name: 'Ajouter une nouvelle candidature' }).click();
	await alya.voit('Escale a changé depuis l’ouverture de cette page.');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Un problème est survenu');
	await page.unroute('**/_app/immutable/**');
	await page.getByRole('button', { name: 'Mettre à jour' }).click();
	// The page that she had asked for.
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('M’inscrire');
	await expect(page.getByText('Escale a changé depuis')).toHaveCount(0);
});

test('a part that a bad line did not bring is asked for again: what was given leaves by itself, once, and nothing says that Escale has changed', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^console error: .*(ERR_CONNECTION_FAILED|dynamically imported module)/);
	const { page } = alya;
	await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	// Time goes on: what is tried again waits a moment first.
	await page.context().clock.setSystemTime(DEPART);
	await alya.vaSur(`/espace/candidatures/${candidatureId}/justificatifs`);
	const [choix] = await Promise.all([
		page.waitForEvent('filechooser'),
		page
			.locator('#piece-identite')
			.getByRole('button', { name: /^Choisir un fichier/ })
			.click()
	]);
	const carte = { name: 'carte.jpg', mimeType: 'image/jpeg', buffer: await photo(page, 'Carte d’identité') };
	await choix.setFiles([carte]);
	const envoyer = page.getByRole('button', { name: /^Envoyer la page \(/ });
	await expect(envoyer).toBeVisible();

	// The part that would note the receipt does not come: the file stays here, whole, and is not sent for nothing.
	const envois: string[] = [];
	page.on('request', (requete) => {
		if (requete.url().includes('/api/') && requete.method() !== 'GET') envois.push(requete.method());
	});
	let perdus = 0;
	const PARTIES = '**/_app/immutable/chunks/**';
	await page.route(PARTIES, (route) => (perdus++, route.abort('connectionfailed')));
	await envoyer.click();
	await expect.poll(() => perdus).toBeGreaterThan(1);
	await expect(page.locator('#piece-identite')).toContainText('Sur cet appareil, pas encore envoyé');
	expect(envois).toEqual([]);
	await alya.neVoitPas('Escale a changé depuis l’ouverture de cette page.');

	await page.unroute(PARTIES);
	await expect(page.locator('#piece-identite')).toContainText('Déposé, pas encore confirmé', { timeout: 30_000 });
	expect(registre.lignes('select 1 from depot where candidature_id = ?', candidatureId)).toHaveLength(1);
	expect(envois.filter((methode) => methode === 'PUT')).toHaveLength(1);
	await alya.neVoitPas('Escale a changé depuis l’ouverture de cette page.');
});

/** A part of Escale that this page asks for is gone from the server, and the banner says so. */
async function manqueUnePartie(alya: Personne) {
	const { page } = alya;
	// Who listens for it comes after the first load.
	await expect(async () => {
		await page.clock.runFor(6_000);
		await page.evaluate(() => {
			const erreur = new TypeError('Failed to fetch dynamically imported module: /_app/immutable/chunks/partie.js');
			dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: erreur }));
		});
		await expect(page.getByText('Escale a changé')).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await alya.voit('Escale a changé depuis l’ouverture de cette page.', /Rien de ce que vous avez saisi ne sera perdu/);
	await page.evaluate(() => Reflect.set(window, 'memePage', true));
	await alya.appuieSur('Mettre à jour');
	await alya.voit(/dès que votre saisie est gardée/);
	await page.clock.runFor(60_000);
	expect(await page.evaluate(() => Reflect.get(window, 'memePage'))).toBe(true);
}

/** Asked again while it opens: whoever asks then is not answered. */
const estRouverte = (page: Page) =>
	expect(async () => {
		expect(await page.evaluate(() => Reflect.get(window, 'memePage'))).toBeUndefined();
	}).toPass();

test('« Mettre à jour » waits for what is typed in « Signaler une erreur » and for a signature being drawn', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^404 HEAD .*\/partie\.js$/);
	const { page } = alya;
	// Without a worker on its way, nothing else is waited for.
	await page.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const candidature = `/espace/candidatures/${candidatureId}`;
	const ERREUR = 'Mon prénom est mal écrit, il faut deux n.';
	await page.clock.install({ time: DEPART });
	await alya.vaSur(`${candidature}/signaler`);
	await page.getByLabel(/^Ce qui est faux/).fill(ERREUR);
	await manqueUnePartie(alya);
	await expect(page.getByLabel(/^Ce qui est faux/)).toHaveValue(ERREUR);
	// Sent, and kept until it has left: the page opens again.
	await alya.appuieSur('Envoyer au rectorat');
	await alya.voit('En attente de réponse', ERREUR);
	await page.clock.runFor(5_000);
	await estRouverte(page);
	await alya.voit('En attente de réponse', ERREUR);

	await alya.vaSur(`${candidature}/justificatifs/recapitulatif_signe/signer`);
	const cadre = page.locator('#signature-candidat');
	await cadre.scrollIntoViewIfNeeded();
	const { x, y } = (await cadre.boundingBox()) ?? { x: 0, y: 0 };
	await page.mouse.move(x + 30, y + 60);
	await page.mouse.down();
	await page.mouse.move(x + 90, y + 90, { steps: 5 });
	await page.mouse.up();
	await expect(cadre).toHaveAccessibleName(/Signé/);
	await manqueUnePartie(alya);
	await expect(cadre).toHaveAccessibleName(/Signé/);
	await alya.appuieSur('Effacer la signature');
	await page.clock.runFor(5_000);
	await estRouverte(page);
});
