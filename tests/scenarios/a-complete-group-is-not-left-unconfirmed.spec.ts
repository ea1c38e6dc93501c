/** Who leaves « Mes justificatifs » with a complete groupe that was not confirmed is told, once, from whichever of its pages. */
import { expect, test } from '../support/monde.ts';
import { choisitUnePhoto } from '../support/pieces.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';

test('R-204 From the page where another pièce is signed, Alya is told that « Identité » waits for her word, and led there', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	const liste = `/espace/candidatures/${candidatureId}/justificatifs`;
	const identite = page.locator('#piece-identite');
	await alya.vaSur(liste);
	await alya.suit('Mes notes');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes notes');
	await page.goBack();

	await choisitUnePhoto(identite, 'Recto');
	await alya.appuieSur(/^Envoyer la page \(/);
	await expect(identite).toContainText('Déposé, pas encore confirmé');

	await alya.suit('Signer à l’écran, sans imprimante');
	await expect(page).toHaveURL(/\/signer$/);
	await alya.suit('Mes notes');
	const rappel = page.getByRole('dialog', { name: 'Le rectorat n’a pas encore vos pièces' });
	await expect(rappel).toContainText('Ce groupe est complet mais pas confirmé : Identité');
	await alya.peutLire();
	await rappel.getByRole('button', { name: 'Aller confirmer' }).click();
	await expect(page).toHaveURL(`${liste}#piece-identite`);
	await expect(identite).toBeInViewport();

	// She was told; now she goes.
	await alya.suit('Mes notes');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes notes');
});
