/** « Ai-je le droit ? Que me faudra-t-il ? », before any compte: from the rules of the onglets, on the phone. */
import { expect, test } from '../support/monde.ts';
import { sansDefautAxe } from '../support/accessibilite.ts';
import { estGardee, reponsesGardees } from '../support/application.ts';
import { champ } from '../support/personne.ts';

const CAP_GUYANE = '/ai-je-le-droit?examen=CAP&session=2027&academie=33';

test('R-101 R-210 R-151 a visitor of sixteen learns what a CAP asks of them, and goes on asking when the network is cut @bureau', async ({
	page,
	reseau
}) => {
	await page.goto('/ai-je-le-droit');
	for (const choix of ["CERTIFICAT D'APTITUDE PROFESSIONNELLE", '2027', 'ACADÉMIE DE LA GUYANE - (2027)'])
		await page.getByRole('main').getByRole('link', { name: choix }).click();
	await expect(page.getByText('Les inscriptions sont ouvertes', { exact: true })).toBeVisible();

	await expect(page.getByText(/je peux continuer sans réseau/)).toBeVisible();
	await page.getByRole('button', { name: 'Voir ma réponse' }).click();
	await expect(page.getByRole('alert')).toBeFocused();
	await expect(page.getByRole('alert').getByRole('link')).toHaveText([
		'Choisissez une spécialité.',
		'Choisissez votre situation.',
		'Saisissez votre date de naissance.'
	]);

	await reseau.coupe();
	await champ(page, 'Spécialité').selectOption('Électricien (25524)');
	await champ(page, 'Catégorie du candidat').selectOption('INDIVIDUEL');
	await champ(page, 'Date de naissance, ou âge').fill('06/05/2010');
	const formation = page.getByRole('radiogroup', { name: /^Suivez-vous, ou avez-vous suivi, une formation/ });
	await formation.getByLabel('Non').check();
	await expect(page.getByText(/doit avoir 18 ans au 31 décembre/)).toBeVisible();
	await formation.getByLabel('Oui').check();
	await expect(page.getByText('Rien ne vous en empêche, d’après vos réponses')).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Attestation de formation ou certificat de scolarité');
	await sansDefautAxe(page);
	await reseau.revient();
});

test('R-210 once seen, the page opens again without network and answers', async ({ page, reseau }) => {
	await page.goto(CAP_GUYANE);
	await expect(page.getByText(/je peux continuer sans réseau/)).toBeVisible();
	await estGardee(page);
	await expect.poll(async () => (await reponsesGardees(page)).map(({ adresse }) => adresse)).toContain(CAP_GUYANE);
	await reseau.coupe();
	await page.reload();
	await champ(page, 'Spécialité').selectOption('Électricien (25524)');
	await champ(page, 'Catégorie du candidat').selectOption('INDIVIDUEL');
	await champ(page, 'Date de naissance, ou âge').fill('25 ans');
	await page.getByRole('button', { name: 'Voir ma réponse' }).click();
	await expect(page.getByText('Rien ne vous en empêche, d’après vos réponses')).toBeVisible();
	await reseau.revient();
});

test('a wrong address, or one that somebody made up, shows the questions and breaks nothing', async ({ page }) => {
	for (const suite of [
		'&specialite=x&categorie=y&dateNaissance=31/02/2008',
		'&champ.__proto__=1&titre=' + 'z'.repeat(900)
	]) {
		const reponse = await page.goto(CAP_GUYANE + suite);
		expect(reponse?.status()).toBe(200);
		await expect(page.getByRole('button', { name: 'Voir ma réponse' })).toBeVisible();
	}
	await page.goto('/ai-je-le-droit?examen=RIEN');
	await expect(page.getByRole('heading', { name: 'Sélectionner un examen' })).toBeVisible();
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('R-210 the same page answers from the server', async ({ page }) => {
		await page.goto(CAP_GUYANE);
		await champ(page, 'Spécialité').selectOption('Électricien (25524)');
		await champ(page, 'Catégorie du candidat').selectOption('INDIVIDUEL');
		await champ(page, 'Date de naissance, ou âge').fill('06/05/2010');
		await page.getByRole('button', { name: 'Voir ma réponse' }).click();
		await page
			.getByRole('radiogroup', { name: /formation préparant à ce CAP/ })
			.getByLabel('Non')
			.check();
		await page.getByRole('button', { name: 'Voir ma réponse' }).click();
		await expect(page.getByText(/doit avoir 18 ans au 31 décembre/)).toBeVisible();
	});
});
