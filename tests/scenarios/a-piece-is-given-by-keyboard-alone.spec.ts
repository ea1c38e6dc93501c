/** From « Mes justificatifs » to « Conforme », over a refusal, without a finger or a mouse; and the phone that closes the page meanwhile. */
import type { Locator, Page } from '@playwright/test';
import { CAMILLE, entreAuBureau, juge } from '../support/bureau.ts';
import { expect, test } from '../support/monde.ts';
import { photo } from '../support/pieces.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';

/** Tab until that is reached, and it shows that it is. */
async function atteint(page: Page, cible: Locator) {
	for (let i = 0; i < 60; i++) {
		if (await cible.evaluate((noeud) => noeud === document.activeElement).catch(() => false)) break;
		await page.keyboard.press('Tab');
	}
	await expect(cible).toBeFocused();
	const visible = await cible.evaluate((noeud) => {
		const { outlineStyle, boxShadow } = getComputedStyle(noeud);
		return outlineStyle !== 'none' || boxShadow !== 'none';
	});
	expect(visible).toBe(true);
}

test('R-201 R-202 R-203 R-204 R-206 Alya gives, confirms and gives again her identity document by keyboard alone @bureau', async ({
	alya,
	registre,
	surveillance,
	telephone
}) => {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	await alya.vaSur(`/espace/candidatures/${candidatureId}/justificatifs`);
	const fichier = Buffer.from(await photo(page, 'Carte d’identité'));
	const piece = page.locator('#piece-identite');
	await expect(piece.getByRole('heading')).toHaveText("DCSTID01\u00a0: Document justifiant l'identité");

	const appuie = async (cible: Locator, touche = 'Enter') => {
		await atteint(page, cible);
		await page.keyboard.press(touche);
	};
	const choisit = async () => {
		// Asked for before the key: the browser is told to hand its chooser over, and that takes a moment.
		const choisi = page.waitForEvent('filechooser');
		await appuie(piece.getByRole('button', { name: /^Choisir un fichier/ }));
		const choix = await choisi;
		await choix.setFiles({ name: 'carte.jpg', mimeType: 'image/jpeg', buffer: fichier });
		await expect(page.getByRole('button', { name: /^Envoyer la page \(/ })).toBeVisible();
	};
	await choisit();

	// A corner of the frame moves by the arrow keys, and says where it is.
	const coin = page.getByRole('button', { name: /^Coin haut gauche/ });
	await atteint(page, coin);
	const avant = await coin.getAttribute('aria-label');
	for (let i = 0; i < 6; i++) await page.keyboard.press('ArrowRight');
	await expect.poll(() => coin.getAttribute('aria-label')).not.toBe(avant);

	await appuie(page.getByRole('button', { name: 'Tourner la page 1' }));
	await appuie(page.getByRole('button', { name: /^Envoyer la page/ }));
	await expect(piece).toContainText('Déposé, pas encore confirmé');
	await expect(piece).toContainText(/Déposé le 05\/11\/2026 05:\d\d \(heure\/Cayenne\), 09:\d\d \(heure\/Paris\)/);

	await appuie(page.getByRole('button', { name: 'J’ai fourni toutes mes pièces' }));
	await appuie(page.getByRole('button', { name: /^Oui, cette pièce est la bonne/ }));
	await expect(piece).toContainText(/Validé le 05\/11\/2026 05:\d\d \(heure\/Cayenne\), 09:\d\d \(heure\/Paris\)/);

	// Refused: she reads why, takes it again, and confirms it as it leaves.
	const bureau = await telephone();
	surveillance.confie('Camille Rose-Belle', CAMILLE.mail);
	await entreAuBureau(bureau, CAMILLE);
	const juger = async (statut: string, motif?: string) => {
		await bureau.goto(`/gestion/candidatures/${candidatureId}`);
		await juge(bureau, 'identite', statut, motif);
	};
	await juger('Non conforme', 'Pièce illisible');
	await appuie(page.getByRole('button', { name: 'Rafraîchir' }));
	await expect(piece).toContainText('Pièce illisible');
	await choisit();
	await alya.voit('Information du gestionnaire', /Pièce illisible/);
	await appuie(page.getByLabel(/^J’ai fourni toutes mes pièces du groupe/), 'Space');
	await appuie(page.getByRole('button', { name: /^Envoyer la page/ }));
	await expect(piece).toContainText('Validé le');
	await juger('Conforme');
	await appuie(page.getByRole('button', { name: 'Rafraîchir' }));
	await expect(piece.getByText('Conforme', { exact: true })).toBeVisible();
});

test('a telephone that closes the page while its camera is open finds the pièce again, and nothing else is lost', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	const liste = `/espace/candidatures/${candidatureId}/justificatifs`;
	await alya.vaSur(liste);
	const piece = page.locator('#piece-identite');
	await Promise.all([page.waitForEvent('filechooser'), piece.getByRole('button', { name: /^Photographier/ }).click()]);
	await page.reload();
	await expect(piece).toContainText('La photo n’est pas arrivée.');
	await alya.peutLire();

	// Back from the camera, closed once more before it is sent: the page is there.
	const [camera] = await Promise.all([
		page.waitForEvent('filechooser'),
		piece.getByRole('button', { name: /^Photographier/ }).click()
	]);
	await camera.setFiles({
		name: 'image.jpg',
		mimeType: 'image/jpeg',
		buffer: Buffer.from(await photo(page, 'Carte'))
	});
	await expect(page.getByRole('button', { name: /^Envoyer la page \(/ })).toBeVisible();
	await page.goto('/espace');
	await page.reload();
	await alya.vaSur(liste);
	await expect(piece).toContainText('1 page en préparation.');
	await piece.getByRole('link', { name: 'Continuer' }).click();
	await expect(page.getByRole('button', { name: /^Envoyer la page \(/ })).toBeVisible();
});

test('R-204 who leaves with a groupe that only waits for « J’ai fourni toutes mes pièces » is told what it costs', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	await alya.vaSur(`/espace/candidatures/${candidatureId}/justificatifs`);
	const piece = page.locator('#piece-identite');
	const [choix] = await Promise.all([
		page.waitForEvent('filechooser'),
		piece.getByRole('button', { name: /^Choisir un fichier/ }).click()
	]);
	await choix.setFiles({ name: 'c.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photo(page, 'Carte')) });
	await alya.appuieSur(/^Envoyer la page/);
	await expect(piece).toContainText('Déposé, pas encore confirmé');
	await alya.suit('Mes documents');
	const rappel = page.getByRole('dialog', { name: 'Le rectorat n’a pas encore vos pièces' });
	await expect(rappel).toContainText('Identité');
	await alya.peutLire();
	await rappel.getByRole('button', { name: 'Rester et confirmer' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes justificatifs');
	await alya.suit('Mes documents');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes documents');
});
