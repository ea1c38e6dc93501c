/** The app opens in the train: the space at once, public pages once seen, and a page that says what still works. */
import type { Page } from '@playwright/test';
import { sansDefautAxe } from '../support/accessibilite.ts';
import { estGardee, reponsesGardees } from '../support/application.ts';
import { expect, test } from '../support/monde.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';

test('without network Alya opens her space and the help she has read; other pages say « Pas de connexion »', async ({
	alya,
	registre,
	reseau
}) => {
	await entre(alya, registre);
	await alya.vaSur('/espace');
	await alya.voit('Mes inscriptions');
	await estGardee(alya.page);
	await alya.suit('Consulter mes messages');
	await expect(alya.page.getByRole('heading', { level: 1 })).toHaveText('Mes messages');
	await alya.vaSur('/aide');
	await alya.voit(/Besoin d’aide/);
	await expect.poll(async () => (await reponsesGardees(alya.page)).map(({ adresse }) => adresse)).toContain('/aide');

	await reseau.coupe();
	const onglet = await alya.page.context().newPage();
	await onglet.goto('/espace');
	await expect(onglet.getByRole('heading', { level: 1 })).toHaveText('Mes inscriptions');
	// For the files of the build the worker's code is not even woken.
	expect(await dOuViennentLesFichiers(onglet)).toEqual(['cache']);
	await onglet.goto('/espace/messages');
	await expect(onglet.getByRole('heading', { level: 1 })).toHaveText('Mes messages');
	await onglet.goto('/aide');
	await expect(onglet.getByRole('heading', { level: 1 })).toHaveText(/Besoin d’aide/);
	await onglet.goto('/compte/creer');
	await expect(onglet.getByRole('heading', { level: 1 })).toHaveText('Pas de connexion');
	await sansDefautAxe(onglet);
	await onglet.getByRole('link', { name: 'Ouvrir mon espace' }).click();
	await expect(onglet.getByRole('heading', { level: 1 })).toHaveText('Mes inscriptions');
});

test('after a whole visit the telephone’s cache holds nothing of Alya, and no answer of the API', async ({
	alya,
	registre,
	page
}) => {
	await entre(alya, registre);
	await alya.vaSur('/espace');
	await estGardee(alya.page);
	const { candidatureId } = await aUneCandidature(alya);
	const seen = ['', '/numero', '/documents', '/documents/recapitulatif', '/justificatifs', '/notes'];
	for (const part of seen) await alya.vaSur(`/espace/candidatures/${candidatureId}${part}`);
	await alya.vaSur('/espace/messages');
	// Her name is in the header of these, and her answers in the address of the last.
	for (const publique of ['/', '/aide', '/ouverture-des-services', '/ai-je-le-droit?examen=BCP&handicap=oui'])
		await alya.vaSur(publique);
	await expect(alya.page.getByRole('banner')).toContainText(/Alya/i);
	await expect
		.poll(async () => (await reponsesGardees(alya.page)).map(({ adresse }) => adresse))
		.toEqual(expect.arrayContaining(['/', '/aide', '/ouverture-des-services', '/ai-je-le-droit?examen=BCP']));

	const gardees = await reponsesGardees(alya.page);
	expect(gardees.length).toBeGreaterThan(40);
	const { mail, identite } = alya;
	const siennes = new RegExp([mail, identite.nom, identite.prenoms, candidatureId, 'handicap=oui'].join('|'), 'i');
	const fautes = gardees.filter(({ adresse, texte }) => siennes.test(adresse) || siennes.test(texte));
	expect(fautes.map(({ adresse }) => adresse)).toEqual([]);
	expect(gardees.filter(({ adresse }) => /^\/(api|espace|compte|connexion)\b/.test(adresse))).toEqual([]);

	const travailleur = await page.request.get('/service-worker.js');
	expect(travailleur.headers()['cache-control']).toBe('no-cache');
});

/** Not by `performance` itself, which stands still with the clock of the scenarios. */
function dOuViennentLesFichiers(page: Page): Promise<string[]> {
	return page.evaluate(
		() =>
			new Promise((dire) => {
				new PerformanceObserver((liste) => {
					const fichiers = liste.getEntries().filter(({ name }) => name.includes('/_app/immutable/'));
					dire([...new Set(fichiers.map((fichier) => String(Reflect.get(fichier, 'workerFinalSourceType'))))]);
				}).observe({ type: 'resource', buffered: true });
			})
	);
}
