/** Past the date limite: what was gathered or sent too late says why it will not be taken; what is asked for again is given once. */
import type { Page } from '@playwright/test';
import { CAMILLE, entreAuBureau, juge } from '../support/bureau.ts';
import { donne } from '../support/envoi-de-fichier.ts';
import { expect, test } from '../support/monde.ts';
import { confirme, photo } from '../support/pieces.ts';
import { aUneCandidature, entre, revient } from '../support/raccourcis.ts';

/** La Guyane closes on 21 November 2026 at 21:00 in Paris. */
const APRES = '2026-11-21 21:05';

async function choisit(page: Page, id: string) {
	const [choix] = await Promise.all([
		page.waitForEvent('filechooser'),
		page
			.locator(`#piece-${id}`)
			.getByRole('button', { name: /^Choisir un fichier/ })
			.click()
	]);
	await choix.setFiles({ name: 'page.jpg', mimeType: 'image/jpeg', buffer: await photo(page, 'Une page') });
	await expect(page.getByRole('button', { name: /^Envoyer la page \(/ })).toBeVisible();
}

test('R-202 what Alya prepared too late can be looked at and thrown away, and what arrived too late is not to take again', async ({
	alya,
	registre,
	reseau,
	horloge,
	surveillance
}) => {
	surveillance.tolere(/^(409 PUT|401 GET) /);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	const liste = `/espace/candidatures/${candidatureId}/justificatifs`;
	const identite = page.locator('#piece-identite');
	const jdc = page.locator('#piece-jdc');
	await alya.vaSur(liste);
	await alya.voit('Aucun fichier', /PDF, JPEG, PNG, WebP ou HEIC/);
	// One page waits in the tray; another has left it, and the network is gone.
	await choisit(page, 'jdc');
	await alya.suit('Mes justificatifs');
	await choisit(page, 'identite');
	await reseau.coupe();
	await alya.appuieSur(/^Envoyer la page/);
	await expect(identite).toContainText('Sur cet appareil, pas encore envoyé');
	await horloge.est(APRES);
	await revient(alya);
	await reseau.revient();

	await expect(identite).toContainText(/n’a pas été pris\. La date limite/);
	await expect(identite).toContainText('Aucun fichier');
	await expect(identite.getByRole('button', { name: 'Réessayer' })).toHaveCount(0);
	const aFaire = page.locator('.esc-gestes');
	await expect(aFaire).toContainText('La date limite est passée');
	await expect(aFaire).not.toContainText('Reprendre');
	await alya.peutLire();
	await identite.getByRole('button', { name: 'J’ai compris' }).click();
	await expect(identite).not.toContainText('n’a pas été pris');

	await expect(jdc).toContainText(/1\spage en préparation, jamais envoyée\. Cette pièce ne prend plus de fichier/);
	await jdc.getByRole('link', { name: 'Regarder cette page' }).click();
	await alya.voit('Cette pièce ne prend plus de fichier.', 'La date limite est passée.');
	await expect(page.getByAltText('Page 1, telle qu’elle partira')).toBeVisible();
	await alya.peutLire();
	await alya.suit('Revenir à « Mes justificatifs »');
	await jdc.getByRole('button', { name: 'Effacer cette page' }).click();
	await alya.peutLire();
	await alya.appuieSur('Oui, effacer cette page');
	await expect(jdc).not.toContainText('en préparation');
	await alya.neVoitPas(/modification non envoyée/);

	await alya.vaSur(`${liste}/recapitulatif_signe/signer`);
	await alya.voit('Cette pièce ne prend plus de fichier.', 'La date limite est passée.');
	await expect(page.getByRole('button', { name: 'Signer et déposer' })).toHaveCount(0);
});

test('R-150 R-202 a page left open past the limit signs nothing', async ({ alya, registre, horloge }) => {
	await horloge.est('2026-11-21 20:55');
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	await alya.vaSur(`/espace/candidatures/${candidatureId}/justificatifs/recapitulatif_signe/signer`);
	await page.getByLabel('Signer en écrivant mon nom').check();
	await alya.champ('Votre nom et votre prénom').fill('Alya Sainvil');
	await horloge.est(APRES);
	await alya.appuieSur('Signer et déposer');
	await alya.voit('Cette pièce ne prend plus de fichier.', 'La date limite est passée.');
	await alya.neVoitPas(/modification non envoyée/);
});

test('R-202 R-206 asked for again after the limit, a pièce says before and after that it is given once', async ({
	alya,
	registre,
	telephone,
	horloge,
	surveillance
}) => {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	const liste = `/espace/candidatures/${candidatureId}/justificatifs`;
	await alya.vaSur('/aide');
	const { envoiId } = await donne(page, { candidatureId, pieceId: 'identite', octets: await photo(page, 'Recto') });
	await confirme(page, candidatureId, 'Identité', { identite: envoiId });
	await horloge.est(APRES);
	await revient(alya);
	const bureau = await telephone();
	surveillance.confie('Camille Rose-Belle', CAMILLE.mail);
	await entreAuBureau(bureau, CAMILLE);
	await bureau.goto(`/gestion/candidatures/${candidatureId}`);
	await juge(bureau, 'identite', "En attente d'une nouvelle PJ", 'Pièce illisible');

	await alya.vaSur(liste);
	const identite = page.locator('#piece-identite');
	await expect(identite).toContainText('ce fichier ne pourra plus être ni remplacé, ni supprimé');
	await alya.peutLire();
	await choisit(page, 'identite');
	await alya.voit('ce fichier ne pourra plus être ni remplacé, ni supprimé');
	await alya.neVoitPas(/vous ne pourrez plus le modifier/);
	await alya.peutLire();
	await alya.appuieSur(/^Envoyer la page/);
	await expect(identite).toContainText('Déposé, pas encore confirmé');
	const carte = page.locator('section.fr-card').filter({ has: identite });
	await expect(carte).toContainText('La date limite est passée : vous ne pouvez déjà plus la modifier.');
	await expect(carte).not.toContainText('Ensuite, vous ne pourrez plus');
	await alya.peutLire();
});
