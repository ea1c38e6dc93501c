/** « Déconnexion » on a slow line: what is still leaving is said, and may be waited for, left behind, or stayed with. */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

test('R-045 « Déconnexion » says that something is still leaving, then signs Alya out by itself', async ({
	alya,
	registre,
	reseau
}) => {
	const { page } = alya;
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await alya.vaSur(`${adresse}?onglet=identification`);
	await new Parcours(alya).estSur('Identification');
	await reseau.coupe();
	await alya.champ('Localité').fill('Kourou');
	await alya.voit(/^Enregistré sur cet appareil à/);

	let laisserPasser = () => {};
	const passage = new Promise<void>((resolve) => (laisserPasser = resolve));
	await page.route('**/api/brouillons/**', async (route) => {
		await passage;
		await route.continue();
	});
	await reseau.revient();

	const question = page.getByRole('alertdialog');
	const seDeconnecter = async () => {
		await page.locator('header summary').filter({ visible: true }).click();
		await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
	};
	await seDeconnecter();
	await expect(question).toContainText('Un dernier envoi avant de vous déconnecter');
	await expect(question).toContainText('Le serveur n’a pas encore tout reçu.');
	await alya.peutLire();
	await question.getByRole('button', { name: 'Rester connecté(e)' }).click();
	await expect(question).toHaveCount(0);

	await seDeconnecter();
	await expect(question).toContainText('Un dernier envoi');
	laisserPasser();
	await expect(page).toHaveURL('/');
	const saisie = registre.lignes('select * from brouillon_onglet').map((ligne) => JSON.stringify(ligne));
	expect(saisie.join()).toContain('Kourou');
});
