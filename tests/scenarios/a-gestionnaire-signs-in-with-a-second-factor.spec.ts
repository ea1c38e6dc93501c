/** After the password, a code of the telephone: asked of everybody in production, of whoever wants it in the demo (trust §8). */
import type { Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { sansDefautAxe } from '../support/accessibilite.ts';
import { commande } from '../support/commande.ts';
import { CAMILLE, choisitAuMenu, ouvreUnAcces, type Acces } from '../support/bureau.ts';
import type { Horloge } from '../support/horloge.ts';
import { expect, test } from '../support/monde.ts';
import { champ } from '../support/personne.ts';
import { ICI } from '../support/raccourcis.ts';
import { processusSur } from '../support/serveur.ts';

test.use({ serveurPour: 'second-facteur' });

async function donneSonMotDePasse(page: Page, { mail, motDePasse }: Acces) {
	await page.goto('/gestion/connexion');
	await champ(page, 'Adresse mail professionnelle').fill(mail);
	await champ(page, 'Mot de passe').fill(motDePasse);
	await page.getByRole('button', { name: 'Se connecter' }).click();
}

async function donneUnCode(page: Page, code: string, bouton = 'Valider') {
	const formulaire = page.locator('form').filter({ has: page.getByRole('button', { name: bouton }) });
	await formulaire.getByLabel(/^Code(\s\*)?$/).fill(code);
	await formulaire.getByRole('button', { name: bouton }).click();
}

/** What the application shows at that instant. */
const application = (cle: string, horloge: Horloge) =>
	new TOTP({ secret: Secret.fromBase32(cle) }).generate({ timestamp: horloge.maintenant.getTime() });

const codesDeSecours = (page: Page) => page.locator('.secours code').allTextContents();

/** From the page that shows the key to the codes de secours, which are answered. */
async function installe(page: Page, horloge: Horloge) {
	const cle = ((await page.locator('form code').textContent()) ?? '').replaceAll(' ', '');
	await sansDefautAxe(page);
	await donneUnCode(page, application(cle, horloge), 'Activer');
	await expect(page.getByRole('heading', { name: 'Vos codes de secours' })).toBeVisible();
	await sansDefautAxe(page);
	const codes = await codesDeSecours(page);
	expect(codes).toHaveLength(10);
	await page.getByRole('link', { name: 'Je les ai notés, continuer' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Pièces justificatives');
	return { cle, codes };
}

test('Dominique turns it on, signs in with a code, then with a code de secours on the day the telephone is lost', async ({
	telephone,
	serveur,
	horloge,
	surveillance
}) => {
	// The commands read the sources as they are: on a busy machine each takes half a minute.
	test.slow();
	const dominique = await ouvreUnAcces(serveur, '33');
	surveillance.confie(dominique.mail, dominique.motDePasse);
	const bureau = await telephone();
	await donneSonMotDePasse(bureau, dominique);
	await choisitAuMenu(bureau, 'link', 'Second facteur');
	await sansDefautAxe(bureau);
	await bureau.getByRole('button', { name: 'Installer mon second facteur' }).click();
	await expect(bureau.getByRole('img', { name: /QR code/ })).toBeVisible();
	await donneUnCode(bureau, '12345', 'Activer');
	await expect(bureau.getByRole('alert')).toContainText('1 réponse est à corriger');
	await sansDefautAxe(bureau);
	const { cle, codes } = await installe(bureau, horloge);
	// Neither the key nor the codes are ever shown again.
	await bureau.goto('/gestion/second-facteur');
	await expect(bureau.getByText('Il vous reste 10 codes de secours.')).toBeVisible();
	expect(await bureau.content()).not.toContain(codes[0]);
	await sansDefautAxe(bureau);

	// The same code again opens nothing; the next one does.
	const ailleurs = await telephone();
	await donneSonMotDePasse(ailleurs, dominique);
	await expect(ailleurs.getByRole('heading', { level: 1 })).toHaveText('Code de connexion');
	await sansDefautAxe(ailleurs);
	const desk = await ailleurs.request.get('/gestion', { headers: ICI, maxRedirects: 0 });
	expect([desk.status(), desk.headers().location]).toEqual([303, '/gestion/connexion']);
	await donneUnCode(ailleurs, application(cle, horloge));
	await expect(ailleurs.getByText(/Ce code n’est pas le bon, ou il a déjà servi/).first()).toBeVisible();
	await sansDefautAxe(ailleurs);
	await horloge.avance({ secondes: 30 });
	await donneUnCode(ailleurs, application(cle, horloge));
	await expect(ailleurs.getByRole('heading', { level: 1 })).toHaveText('Pièces justificatives');

	await choisitAuMenu(ailleurs, 'button', 'Déconnexion');
	await donneSonMotDePasse(ailleurs, dominique);
	await donneUnCode(ailleurs, codes[0] ?? '');
	await expect(ailleurs.getByRole('heading', { level: 1 })).toHaveText('Pièces justificatives');
	await ailleurs.goto('/gestion/second-facteur');
	await expect(ailleurs.getByText('Il vous reste 9 codes de secours.')).toBeVisible();

	// No code left either: the operator takes it away, and both browsers are signed out.
	await commande(serveur, 'gestionnaire', 'second-facteur', dominique.mail);
	await bureau.goto('/gestion');
	await expect(bureau).toHaveURL(/\/gestion\/connexion$/);
	await donneSonMotDePasse(bureau, dominique);
	await expect(bureau.getByRole('heading', { level: 1 })).toHaveText('Pièces justificatives');
});

test('where it is asked of everybody, Dominique sets it up at the first sign-in before seeing anything', async ({
	telephone,
	serveur,
	horloge,
	surveillance
}) => {
	test.slow();
	const { origin, arrete } = await processusSur({
		DATA_DIR: serveur.dataDir,
		HORLOGE: serveur.horloge,
		SECOND_FACTEUR: 'obligatoire'
	});
	try {
		const dominique = await ouvreUnAcces(serveur, '33');
		surveillance.tolere(/^request to another site/);
		const bureau = await telephone();
		await bureau.setViewportSize({ width: 360, height: 740 });
		await bureau.goto(`${origin}/gestion/connexion`);
		await champ(bureau, 'Adresse mail professionnelle').fill(dominique.mail);
		await champ(bureau, 'Mot de passe').fill(dominique.motDePasse);
		await bureau.getByRole('button', { name: 'Se connecter' }).click();
		await expect(bureau.getByRole('heading', { level: 1 })).toHaveText('Second facteur');
		await expect(bureau.getByText('Il est demandé à tous les gestionnaires.')).toBeVisible();
		for (const chemin of ['/gestion', '/gestion/candidatures/x', '/gestion/depots/x/fichier']) {
			const reponse = await bureau.request.get(origin + chemin, { headers: ICI, maxRedirects: 0 });
			expect([reponse.status(), reponse.headers().location], chemin).toEqual([303, '/gestion/second-facteur']);
		}
		await bureau.getByRole('button', { name: 'Installer mon second facteur' }).click();
		await expect(bureau.getByRole('button', { name: 'Activer' })).toBeVisible();
		expect(await bureau.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		await installe(bureau, horloge);
	} finally {
		await arrete();
	}
});

test('the demo’s own gestionnaire signs in simply, and the page says that elsewhere a code is asked', async ({
	telephone
}) => {
	const bureau = await telephone();
	await bureau.goto('/gestion/connexion');
	await expect(bureau.getByText(/Hors démonstration, un code du téléphone est demandé/)).toBeVisible();
	await donneSonMotDePasse(bureau, CAMILLE);
	await expect(bureau.getByRole('heading', { level: 1 })).toHaveText('Pièces justificatives');
});
