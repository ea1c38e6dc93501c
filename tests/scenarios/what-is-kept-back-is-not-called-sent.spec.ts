/** « Mes envois » and « Déconnexion » count what stays on the telephone by the person's own will, or half done. */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { photo } from '../support/pieces.ts';
import { aUneCandidature, entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

test('R-062 an onglet that Alya takes back is told as not sent, with its text, until she sends it', async ({
	alya,
	registre,
	reseau
}) => {
	const { page } = alya;
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await alya.vaSur(`${adresse}?onglet=identification`);
	await alya.voit(/^Enregistré sur le serveur à \d\d:\d\d$/);
	await alya.vaSur('/espace/envois');
	await alya.voit('Tout est parti.');
	await page.goBack();
	await reseau.coupe();
	await alya.champ('Localité').fill('Kourou');
	await alya.voit(/^Enregistré sur cet appareil à/);
	await alya.suit(/Mes envois|Voir mes envois/);
	const carte = page.getByRole('main').locator('.fr-card').filter({ hasText: 'Identification' });
	await carte.getByRole('button', { name: 'Retirer' }).click();
	await expect(carte).toContainText('Retiré des envois');
	await alya.peutLire();
	await reseau.revient();
	await alya.voit(/1\smodification non envoyée/);
	await page.goBack();
	await new Parcours(alya).estSur('Identification');
	await expect(alya.champ('Localité')).toHaveValue('Kourou');
	await alya.neVoitPas(/^Enregistré sur le serveur/);

	await alya.vaSur('/espace/envois');
	await carte.getByRole('button', { name: 'Envoyer' }).click();
	await alya.voit('Tout est parti.');
});

test('R-202 pages photographed and not sent are listed, and Alya is asked about them before she signs out', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const pieces = `/espace/candidatures/${candidatureId}/justificatifs`;
	await alya.vaSur(pieces);
	const fichier = Buffer.from(await photo(page, 'Carte d’identité'));
	const choisi = page.waitForEvent('filechooser');
	await page
		.locator('#piece-identite')
		.getByRole('button', { name: /^Choisir un fichier/ })
		.click();
	// One of the two is no pièce: it is named, and the other is kept.
	await (
		await choisi
	).setFiles([
		{ name: 'lettre.docx', mimeType: 'application/msword', buffer: Buffer.from('Bonjour') },
		{ name: 'carte.jpg', mimeType: 'image/jpeg', buffer: fichier }
	]);
	await expect(page.getByRole('button', { name: /^Envoyer la page \(/ })).toBeVisible();
	await expect(page.getByRole('alert')).toContainText(/lettre\.docx n’a pas été ajouté\s: ce n’est ni un PDF/);
	await alya.peutLire();

	await alya.vaSur('/espace/envois');
	const carte = page.getByRole('main').locator('.fr-card').filter({ hasText: 'Pages d’un justificatif' });
	await expect(carte).toContainText('n’a pas quitté cet appareil');
	await alya.peutLire();
	await page.locator('header summary').filter({ visible: true }).click();
	await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
	const question = page.getByRole('alertdialog');
	await expect(question).toContainText(/1\smodification n’est pas partie/);
	await question.getByRole('button', { name: 'Rester connecté(e)' }).click();

	await carte.getByRole('link', { name: 'Terminer et envoyer' }).click();
	await page.getByRole('button', { name: /^Envoyer la page \(/ }).click();
	await expect(page.locator('#piece-identite')).toContainText('Déposé, pas encore confirmé');
	await alya.vaSur('/espace/envois');
	await alya.voit('Tout est parti.');

	// Photographed for nothing: she throws them away from there.
	await alya.vaSur(`${pieces}/jdc`);
	const autre = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: /^Choisir un fichier/ }).click();
	await (await autre).setFiles([{ name: 'jdc.jpg', mimeType: 'image/jpeg', buffer: fichier }]);
	await expect(page.getByRole('heading', { name: /^1\spage$/ })).toBeVisible();
	await alya.vaSur('/espace/envois');
	await carte.getByRole('button', { name: 'Supprimer' }).click();
	await alya.peutLire();
	await alya.appuieSur('Oui, supprimer cette page');
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await alya.voit('Tout est parti.');
});
