/** FranceConnect: a compte at the first visit, the same one at the next; never one that the form made. */
import type { Page } from '@playwright/test';
import { champ } from '../support/personne.ts';
import { sansDefautAxe } from '../support/accessibilite.ts';
import { expect, test } from '../support/monde.ts';
import { ALYA } from '../support/identites.ts';

// The stand-in knows two people, whom no other scenario may have opened a compte for.
test.use({ serveurPour: 'franceconnect' });

const MAELLE = { nom: 'Maëlle Rose TÉTARD-LÉONCE', mail: 'maelle.tetard@demo.escale.invalid' };
const OUSMANE = { nom: 'Ousmane DIABATÉ', mail: 'ousmane.diabate@demo.escale.invalid' };

const bouton = (page: Page, name: string) => page.getByRole('button', { name });

/** To the stand-in, which is another site; the page on the way leads on by itself. */
async function vaSurFranceConnect(page: Page): Promise<void> {
	await bouton(page, 'S’identifier avec FranceConnect').click();
	await expect(page.getByRole('heading', { name: 'Qui êtes-vous ?' })).toBeVisible();
	expect(new URL(page.url()).hostname).toBe('127.0.0.1');
}

test('R-020 R-032 R-040 Maëlle opens her compte with FranceConnect, comes back on another telephone, and leaves both', async ({
	telephone,
	courriels,
	registre,
	surveillance
}) => {
	surveillance.tolere(/request to another site: http:\/\/127\.0\.0\.1:/);
	surveillance.confie(MAELLE.mail, 'TÉTARD-LÉONCE', 'Maëlle');
	const page = await telephone();
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto('/compte/creer');
	await expect(page.getByRole('link', { name: /Qu’est-ce que FranceConnect/ })).toBeVisible();
	await sansDefautAxe(page);
	await vaSurFranceConnect(page);
	await sansDefautAxe(page);
	await bouton(page, `Continuer comme ${MAELLE.nom}`).click();
	await page.waitForURL('**/espace');
	await expect(page.getByText('Née le').first()).toBeVisible();
	await expect(page.getByText('14/07/2004').first()).toBeVisible();
	expect(
		registre.lignes(
			'select origine, commune_naissance as lieu, mot_de_passe as mdp from compte where mail = ?',
			MAELLE.mail
		)
	).toEqual([{ origine: 'franceconnect', lieu: 'Cayenne', mdp: '' }]);
	await courriels.pour(MAELLE.mail, /créé avec FranceConnect/);

	const ailleurs = await telephone();
	await ailleurs.goto('/connexion');
	await sansDefautAxe(ailleurs);
	await vaSurFranceConnect(ailleurs);
	await bouton(ailleurs, `Continuer comme ${MAELLE.nom}`).click();
	await ailleurs.waitForURL('**/espace');
	expect(registre.comptes(MAELLE.mail)).toBe(1);
	expect(courriels.tous(MAELLE.mail)).toHaveLength(1);

	// Signing out leads through the stand-in, which forgets her too.
	await page.locator('header summary').filter({ visible: true }).click();
	await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
	await bouton(page, 'Quitter FranceConnect').click();
	await page.waitForURL((url) => url.hostname === 'localhost' && url.pathname === '/');
	await page.goto('/connexion');
	await vaSurFranceConnect(page);
});

test('R-020 R-026 an address that a compte of the form has is refused with its reason; that compte is as it was', async ({
	personne,
	telephone,
	registre,
	courriels,
	surveillance
}) => {
	surveillance.tolere(/request to another site: http:\/\/127\.0\.0\.1:/);
	const alya = await personne({ ...ALYA, mail: OUSMANE.mail });
	await alya.aUnCompte();
	const page = await telephone();
	await page.setViewportSize({ width: 360, height: 740 });
	await page.goto('/connexion');
	await vaSurFranceConnect(page);
	await bouton(page, `Continuer comme ${OUSMANE.nom}`).click();
	await expect(page.getByText(/sert déjà à un compte Escale/)).toBeVisible();
	// Neither the code nor the state is left in the address bar.
	expect([...new URL(page.url()).searchParams.keys()].sort()).toEqual(['refus', 'suite']);
	await sansDefautAxe(page);
	await page.goto('/espace');
	await expect(page).toHaveURL(/\/connexion$/);
	expect(registre.lignes('select prenoms, origine from compte where mail = ?', OUSMANE.mail)).toEqual([
		{ prenoms: ALYA.prenoms, origine: 'formulaire' }
	]);
	await courriels.pour(OUSMANE.mail, /existe déjà/);
	await alya.seConnecte();
});

test('R-020 who gives up at FranceConnect is told so, and can go on by the form; an answer kept from before opens nothing', async ({
	telephone,
	surveillance
}) => {
	surveillance.tolere(/request to another site: http:\/\/127\.0\.0\.1:/);
	const page = await telephone();
	await page.goto('/connexion');
	await vaSurFranceConnect(page);
	await bouton(page, 'Annuler').click();
	await expect(page.getByText(/Vous avez refusé ou quitté FranceConnect avant la fin/)).toBeVisible();
	await expect(page.getByText(/recommencer, ou vous passer de FranceConnect/)).toBeVisible();
	await page.getByRole('link', { name: 'Créer mon compte par le formulaire' }).click();
	await expect(champ(page, 'Nom de famille')).toBeVisible();

	for (const suite of ['', '?code=x', `?code=x&state=${'s'.repeat(32)}&suite=https://mechant.example`]) {
		await page.goto(`/connexion/franceconnect/retour${suite}`);
		await expect(page.getByText(/a commencé dans un autre navigateur/)).toBeVisible();
		expect(new URL(page.url()).hostname).toBe('localhost');
	}
});

test('R-020 without JavaScript the way to FranceConnect and back is the same', async ({ browser, serveur }) => {
	const context = await browser.newContext({ javaScriptEnabled: false, baseURL: serveur.origin });
	const page = await context.newPage();
	await page.goto('/connexion');
	await page
		.getByLabel(/^Cet appareil est partagé/)
		.first()
		.check();
	await vaSurFranceConnect(page);
	await bouton(page, `Continuer comme ${MAELLE.nom}`).click();
	await page.waitForURL('**/espace');
	const biscuits = await context.cookies(serveur.origin);
	expect(biscuits.map(({ name }) => name)).toEqual(expect.arrayContaining(['escale-partage', '__Host-escale-fc-fin']));
	expect(biscuits.map(({ name }) => name)).not.toContain('__Host-escale-fc');
	await context.close();
});
