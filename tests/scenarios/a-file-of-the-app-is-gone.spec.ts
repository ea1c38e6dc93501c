/** A page stayed open through several releases: a part of it can no longer be had. It is said, with what to do. */
import { expect, test } from '../support/monde.ts';
import { entre } from '../support/raccourcis.ts';

test('when a part of Escale is gone from the server, Alya reads a sentence and « Mettre à jour », never a white page', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^404 GET .*_app\/immutable\//);
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
