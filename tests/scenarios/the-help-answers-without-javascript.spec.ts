/** « Besoin d’aide ? »: the answers of the guides, found by typing, on a browser that runs no script. */
import { sansDefautAxe } from '../support/accessibilite.ts';
import { expect, test } from '../support/monde.ts';

test.use({ javaScriptEnabled: false });

test('R-013 without JavaScript an answer is found by typing, open to be read', async ({ page }) => {
	await page.goto('/aide');
	await page.getByLabel('Chercher dans l’aide').fill('désinscrire');
	await page.getByRole('button', { name: 'Chercher' }).click();
	await expect(page.getByRole('status')).toContainText('2 réponses');
	await expect(page.getByText('Je ne peux pas réactiver ma candidature désinscrite.')).toBeVisible();
	await page.getByLabel('Chercher dans l’aide').fill('girafe');
	await page.getByRole('button', { name: 'Chercher' }).click();
	await expect(page.getByRole('status')).toContainText('Aucune réponse');
	await page.getByRole('link', { name: 'Voir toutes les questions' }).click();
	await expect(page.getByText('Je ne peux pas accéder à mon compte')).toBeVisible();
});

test('R-013 the help, searched or not, is a page that everybody can use', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: true });
	const page = await context.newPage();
	for (const chemin of ['/aide', '/aide?q=mot+de+passe']) {
		await page.goto(chemin);
		await sansDefautAxe(page);
	}
	await context.close();
});
