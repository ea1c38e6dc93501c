/** « Ouverture des services »: anybody reads, without a compte, when inscriptions open and close (S2 §1.2, S4, S5). */
import { expect, test } from '../support/monde.ts';
import { sansDefautAxe } from '../support/accessibilite.ts';
import type { Page } from '@playwright/test';

async function choisit(page: Page, ...liens: string[]) {
	for (const lien of liens) {
		await page.getByRole('link', { name: lien, exact: true }).click();
		await expect(page.getByRole('link', { name: lien, exact: true })).toHaveCount(0);
	}
}

const PROFESSIONNEL = 'BACCALAURÉAT PROFESSIONNEL';

test('R-001 R-003 the accueil, common to all exams, offers two ways in and says how accessible it is @bureau', async ({
	page
}) => {
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Je m’inscris à un examen professionnel');
	await expect(page.getByRole('link', { name: 'J’ai un compte, je me connecte' })).toHaveAttribute(
		'href',
		'/connexion'
	);
	await expect(page.getByRole('link', { name: 'Je n’ai pas de compte, je le crée' })).toHaveAttribute(
		'href',
		'/compte/creer'
	);
	await expect(page.getByText('papillon de connexion')).toBeVisible();
	const pied = page.getByRole('contentinfo');
	for (const nom of ['Plan du site', 'Mentions légales', 'Un problème ?', 'Accessibilité : non conforme'])
		await expect(pied.getByRole('link', { name: nom })).toBeVisible();
	await sansDefautAxe(page);

	await pied.getByRole('link', { name: 'Accessibilité : non conforme' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Accessibilité');
	await sansDefautAxe(page);
});

test('R-013 R-003 every page that the header, the footer and the plan du site name can be read by everybody @bureau', async ({
	page
}) => {
	await page.goto('/plan-du-site');
	const liens = await page
		.locator('a[href^="/"]')
		.evaluateAll((tous) => [...new Set(tous.map((lien) => lien.getAttribute('href') ?? ''))]);
	expect(liens).toEqual(
		expect.arrayContaining(['/', '/aide', '/ouverture-des-services', '/connexion', '/compte/creer'])
	);
	for (const lien of liens.filter((l) => !l.startsWith('/espace'))) {
		const reponse = await page.goto(lien);
		expect(reponse?.status(), lien).toBe(200);
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		expect(await page.title(), lien).toContain('Escale');
		await sansDefautAxe(page);
	}
});

test('R-005 R-006 R-007 R-009 R-012 the window of la Guyane is told in its own time and in Paris time @bureau', async ({
	page
}) => {
	await page.goto('/');
	await page.getByRole('link', { name: 'Voir si les inscriptions sont ouvertes' }).click();
	await expect(page.getByRole('heading', { name: 'Sélectionner un examen' })).toBeVisible();
	await sansDefautAxe(page);
	await choisit(page, PROFESSIONNEL);
	await expect(page.getByRole('heading', { name: 'Sélectionner une session' })).toBeVisible();
	await choisit(page, '2027');
	await expect(page.getByRole('heading', { name: "Sélectionner une académie ou un pays d'inscription" })).toBeVisible();
	await sansDefautAxe(page);
	await choisit(page, 'ACADÉMIE DE LA GUYANE - (2027)');

	const resume = page.getByRole('region', { name: 'Résumé de la sélection' });
	for (const choix of [PROFESSIONNEL, '2027', 'ACADÉMIE DE LA GUYANE - (2027)'])
		await expect(resume.getByText(choix, { exact: true })).toBeVisible();
	// Paris left summer time on 25 October: five hours apart at the opening, four at the closing.
	await expect(
		page.getByText(
			'Les inscriptions sont ouvertes du 16 octobre 2026 08:00 au 21 novembre 2026 17:00 (heure de Cayenne), soit du 16 octobre 2026 13:00 au 21 novembre 2026 21:00 (heure de Paris).'
		)
	).toBeVisible();
	await expect(
		page.getByText("Vous devez sélectionner l'académie correspondant à votre lieu de résidence.")
	).toBeVisible();
	await expect(page.getByText('N’attendez pas les derniers jours pour vous inscrire.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Je n’ai pas de compte, je le crée' })).toBeVisible();
	await sansDefautAxe(page);

	await resume.getByRole('link', { name: 'Changer la session' }).click();
	await expect(page.getByRole('heading', { name: 'Sélectionner une session' })).toBeVisible();
	await expect(resume.getByText(PROFESSIONNEL)).toBeVisible();
	await expect(resume.getByText('2027')).toHaveCount(0);
});

test('R-007 in metropolitan France the window is told once, in Paris time', async ({ page }) => {
	await page.goto('/ouverture-des-services?examen=BCP&session=2027&academie=03');
	await expect(
		page.getByText(
			/^Les inscriptions sont ouvertes du 16 octobre 2026 08:00 au 21 novembre 2026 17:00 \(heure de Paris\)\.$/
		)
	).toBeVisible();
});

test('R-008 R-010 R-011 before the opening and after the closing the page says so, and offers no way in', async ({
	page,
	horloge
}) => {
	await page.goto('/ouverture-des-services?examen=BCP&session=2027&academie=27');
	await expect(page.getByText('Les inscriptions ne sont pas encore ouvertes')).toBeVisible();
	await expect(page.getByText(/du 10 novembre 2026 08:00 au 15 décembre 2026 17:00 \(heure de Paris\)/)).toBeVisible();
	await expect(page.getByRole('main').getByRole('link', { name: 'Je n’ai pas de compte, je le crée' })).toHaveCount(0);
	await sansDefautAxe(page);

	await page.goto('/ouverture-des-services?examen=BCP&session=2027&academie=22');
	await expect(page.getByText('Les inscriptions sont fermées')).toBeVisible();
	await expect(page.getByText(/aucune inscription ne sera acceptée/)).toBeVisible();
	await expect(page.getByRole('main').getByRole('link', { name: 'Je n’ai pas de compte, je le crée' })).toHaveCount(0);
	await sansDefautAxe(page);

	// 17:00 in Cayenne is 21:00 in Paris: open until the last minute, closed at the first one after.
	await horloge.est('2026-11-21 20:59');
	await page.goto('/ouverture-des-services?examen=BCP&session=2027&academie=33');
	await expect(page.getByText('Les inscriptions sont ouvertes', { exact: true })).toBeVisible();
	await horloge.est('2026-11-21 21:00');
	await page.reload();
	await expect(page.getByText('Les inscriptions sont fermées')).toBeVisible();
});

test('R-008 a choice for which no service exists shows no window, and the sentence that says why', async ({ page }) => {
	await page.goto('/ouverture-des-services?examen=BCP&session=1999&academie=33');
	await expect(page.getByText(/^Si aucune donnée n'est affichée, c'est qu'aucun service n'est ouvert/)).toBeVisible();
	await expect(page.getByText(/Les inscriptions/)).toHaveCount(0);
});
