/** « Cet appareil est partagé »: a library's computer keeps nothing of whoever used it (SEC4, R-040). */
import type { Page } from '@playwright/test';
import { estGardee } from '../support/application.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import type { Personne } from '../support/personne.ts';
import { entre, GUYANE } from '../support/raccourcis.ts';
import { traces } from '../support/traces.ts';

/** Of Alya, in every form in which it might be kept. */
const DE_SES_MAINS = 'rue Lallouette';

async function neGardeRien(alya: Personne): Promise<void> {
	const gardees = await traces(alya.page);
	for (const mot of [alya.identite.nom, alya.mail, DE_SES_MAINS])
		expect(gardees.toLowerCase(), mot).not.toContain(mot.toLowerCase());
}

async function remplitSurUnAppareilPartage(alya: Personne): Promise<void> {
	await alya.vaSur('/connexion');
	await alya.champ('Identifiant de connexion').fill(alya.mail);
	await alya.champ('Mot de passe').fill(alya.identite.motDePasse);
	await alya.page.locator('#appareilPartage').check();
	await alya.peutLire();
	await alya.appuieSur('Se connecter');
	await alya.page.waitForURL('**/espace');
	await alya.voit(/Appareil partagé\s: rien n’est gardé ici/);
	const parcours = new Parcours(alya);
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)');
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await alya.champ('Numéro, rue, voie').fill(`12 ${DE_SES_MAINS}`);
	await alya.voit(/^Enregistré sur le serveur à \d\d:\d\d$/);
	await alya.peutLire();
}

/** The same where time goes on by itself, and in leaps. */
async function remplitEnSautantDansLeTemps(alya: Personne, { maintenant }: { maintenant: Date }): Promise<void> {
	await alya.page.context().clearCookies();
	await alya.page.clock.install({ time: maintenant });
	await remplitSurUnAppareilPartage(alya);
}

test('SEC18 R-040 nothing of Alya is kept by a shared computer, while she types and after « Déconnexion »; the server has her brouillon', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^401 GET .*\/api\/moi$/);
	await entre(alya, registre);
	await alya.page.context().clearCookies();
	await remplitSurUnAppareilPartage(alya);
	await neGardeRien(alya);
	await alya.seDeconnecte();
	await neGardeRien(alya);
	expect(await alya.page.evaluate(() => document.cookie)).not.toContain('escale-partage=1');
	await alya.vaSur('/espace');
	await alya.page.waitForURL('**/connexion');
	await alya.neVoitPas(alya.mail, new RegExp(DE_SES_MAINS));

	const chezElle = await alya.surUnAutreAppareil();
	await chezElle.seConnecte();
	await chezElle.suit('Reprendre mon inscription');
	await new Parcours(chezElle).suivant('Identification');
	await expect(chezElle.champ('Numéro, rue, voie')).toHaveValue(`12 ${DE_SES_MAINS}`);
	expect(registre.lignes('select 1 from brouillon where campagne_id = ?', GUYANE).length).toBeGreaterThan(0);
});

test('SEC18 R-040 fifteen minutes without a gesture end the visit on a shared computer, and leave nothing', async ({
	alya,
	registre,
	horloge,
	surveillance
}) => {
	surveillance.tolere(/^401 GET .*\/api\/moi$/);
	await entre(alya, registre);
	await remplitEnSautantDansLeTemps(alya, horloge);
	await alya.page.clock.runFor(14 * 60_000);
	await alya.voit(/Appareil partagé\s: rien n’est gardé ici/);
	await alya.page.clock.runFor(65_000);
	// The way out passes by the sign-out: only where it ends is waited for.
	await alya.voit('votre visite est finie, et cet appareil n’a rien gardé.');
	await alya.peutLire();
	await neGardeRien(alya);
	await alya.vaSur('/espace');
	await alya.page.waitForURL('**/connexion');
});

test('SEC18 R-040 without network too, a visit that fifteen minutes have ended says so, and leaves nothing', async ({
	alya,
	registre,
	horloge,
	reseau
}) => {
	await entre(alya, registre);
	await remplitEnSautantDansLeTemps(alya, horloge);
	await estGardee(alya.page);
	await reseau.coupe();
	await alya.page.clock.runFor(15 * 60_000 + 5_000);
	await alya.voit('votre visite est finie, et cet appareil n’a rien gardé.', /^Pas de connexion/);
	await alya.peutLire();
	await reseau.revient();
	await neGardeRien(alya);
	await alya.suit('Réessayer');
	await alya.voit('Veuillez vous identifier', 'votre visite est finie, et cet appareil n’a rien gardé.');
});

/** Asleep, a page hears nothing: this one is deaf. */
async function pageQuiDort(alya: Personne, adresse: string): Promise<Page> {
	const page = await alya.page.context().newPage();
	await page.addInitScript(() =>
		Object.assign(window, {
			BroadcastChannel: class {
				postMessage() {}
				close() {}
			}
		})
	);
	await page.goto(adresse);
	await expect(page.getByText(/Appareil partagé\s: rien n’est gardé ici/)).toBeVisible();
	return page;
}

test('R-040 a tab that slept while « Déconnexion » was pressed in another goes where that one went: nobody waited fifteen minutes', async ({
	alya,
	registre,
	horloge,
	surveillance
}) => {
	surveillance.tolere(/^401 /);
	await entre(alya, registre);
	await remplitEnSautantDansLeTemps(alya, horloge);
	const espace = await pageQuiDort(alya, '/espace');
	const compte = await pageQuiDort(alya, '/compte');
	await alya.seDeconnecte();
	// One is looked at again; the other finds by its clock that fifteen minutes have passed.
	await espace.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await espace.waitForURL((url) => url.pathname === '/');
	await alya.page.clock.runFor(16 * 60_000);
	await compte.waitForURL((url) => url.pathname === '/');
});

test('SEC18 R-040 nor does a public page left open on a shared computer show who was there', async ({
	alya,
	registre,
	horloge,
	surveillance
}) => {
	surveillance.tolere(/^401 GET .*\/api\/moi$/);
	await entre(alya, registre);
	await remplitEnSautantDansLeTemps(alya, horloge);
	await alya.vaSur('/compte');
	await alya.voit(alya.mail, /Appareil partagé\s: rien n’est gardé ici/);
	await alya.peutLire();
	await alya.page.clock.runFor(14 * 60_000);
	await alya.voit(alya.mail);
	await alya.page.clock.runFor(65_000);
	await alya.voit('votre visite est finie, et cet appareil n’a rien gardé.');
	await neGardeRien(alya);
	const retour = await alya.page.goBack();
	expect(new URL(retour?.url() ?? '').pathname).toBe('/connexion');
	await alya.voit('Se connecter');
	await alya.neVoitPas(alya.mail);
});

test('R-040 « Mon compte » left open in another tab does not end the visit of somebody who types', async ({
	alya,
	registre,
	horloge,
	surveillance
}) => {
	surveillance.tolere(/^401 GET .*\/api\/moi$/);
	await entre(alya, registre);
	const { page } = alya;
	await remplitEnSautantDansLeTemps(alya, horloge);
	const sorties: string[] = [];
	page.context().on('request', (requete) => {
		if (requete.url().endsWith('/deconnexion')) sorties.push(requete.method());
	});
	const compte = await page.context().newPage();
	await compte.goto('/compte');
	await expect(compte.getByText(/Appareil partagé\s: rien n’est gardé ici/)).toBeVisible();
	await page.clock.runFor(10 * 60_000);
	await alya.champ('Localité').fill('Kourou');
	await alya.voit(/^Enregistré sur le serveur/);
	await page.clock.runFor(10 * 60_000);
	await alya.champ('Localité').fill('Mana');
	await expect
		.poll(() => JSON.stringify(registre.lignes("select valeur from brouillon_onglet where onglet = 'identification'")))
		.toContain('Mana');
	expect(sorties).toEqual([]);
	await page.clock.runFor(16 * 60_000);
	await alya.voit('votre visite est finie, et cet appareil n’a rien gardé.');
});

test('SEC18 R-040 « Déconnexion » in one tab of a shared computer closes her form in the other, offline too', async ({
	alya,
	registre,
	reseau,
	surveillance
}) => {
	surveillance.tolere(/^401 /);
	await entre(alya, registre);
	const { page } = alya;
	await page.context().clearCookies();
	await remplitSurUnAppareilPartage(alya);
	const compte = await page.context().newPage();
	await compte.goto('/compte');
	await expect(compte.getByText(/Appareil partagé\s: rien n’est gardé ici/)).toBeVisible();
	const autre = await page.context().newPage();
	await autre.goto('/espace');
	await expect(autre.getByRole('heading', { level: 1 })).toHaveText('Mes inscriptions');
	await expect(autre.getByText(/Appareil partagé\s: rien n’est gardé ici/)).toBeVisible();
	await reseau.coupe();
	await autre.locator('header summary').filter({ visible: true }).click();
	await autre.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
	for (const onglet of [autre, page, compte]) {
		await onglet.waitForURL((url) => url.pathname === '/');
		await expect(onglet.getByText(new RegExp(`${DE_SES_MAINS}|${alya.mail}`))).toHaveCount(0);
	}
	await reseau.revient();
	await alya.vaSur('/espace');
	await page.waitForURL('**/connexion');
	await neGardeRien(alya);
});

/** What is read of the memory of the page comes once that is called. */
async function retientLesComptes(page: Page): Promise<() => Promise<unknown>> {
	const compter = await page.evaluateHandle(() => {
		const magasin = IDBObjectStore.prototype;
		const { getAll } = magasin;
		let laisser = () => {};
		const attente = new Promise<void>((resolve) => (laisser = resolve));
		magasin.getAll = function (...args) {
			const lue = getAll.apply(this, args);
			return Object.create(IDBRequest.prototype, {
				result: { get: () => lue.result as unknown },
				addEventListener: { value: (mot: string, suite: () => void) => mot === 'success' && void attente.then(suite) },
				removeEventListener: { value: () => {} }
			}) as typeof lue;
		};
		return () => {
			magasin.getAll = getAll;
			laisser();
			return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
		};
	});
	return () => compter.evaluate((oui) => oui());
}

const lien = (alya: Personne) => alya.page.getByRole('contentinfo').getByRole('link', { name: /^Un problème/ });

test('R-040 a link out of the space sends first what was just typed on a shared computer; without network it is asked, and « Déconnexion » tells the truth', async ({
	alya,
	registre,
	reseau,
	surveillance
}) => {
	surveillance.tolere(/^503 PUT /);
	// A link that is touched without network asks for its page ahead.
	surveillance.tolere(/^console error: .*(ERR_FAILED|Failed to fetch)/);
	await entre(alya, registre);
	await alya.page.context().clearCookies();
	await remplitSurUnAppareilPartage(alya);
	const { page } = alya;
	const question = page.getByRole('alertdialog');
	const surLeServeur = () =>
		JSON.stringify(registre.lignes("select valeur from brouillon_onglet where onglet = 'identification'"));

	// Typed, and left at once.
	await alya.champ('Localité').fill('Awala-Yalimapo');
	await lien(alya).click();
	await page.waitForURL('**/un-probleme');
	expect(surLeServeur()).toContain('Awala-Yalimapo');
	await page.goBack();
	await expect(alya.champ('Localité')).toHaveValue('Awala-Yalimapo');

	await reseau.coupe();
	await alya.champ('Localité').fill('Papaïchton');
	await lien(alya).click();
	await expect(question).toContainText(/1\smodification n’est pas partie/);
	await alya.peutLire();
	await question.getByRole('button', { name: 'Rester sur cette page' }).click();
	await expect(question).toHaveCount(0);
	await expect(lien(alya)).toBeFocused();
	await expect(alya.champ('Localité')).toHaveValue('Papaïchton');

	// With the network they leave, and she goes on.
	await lien(alya).click();
	await expect(question).toContainText(/1\smodification n’est pas partie/);
	await reseau.revient();
	await expect(question).toContainText('Tout est parti');
	await question.getByRole('button', { name: 'Continuer' }).click();
	await page.waitForURL('**/un-probleme');
	expect(surLeServeur()).toContain('Papaïchton');

	// Left all the same, the words are in the memory of the page: « Déconnexion » sends them, or says that it cannot.
	await page.goBack();
	await page.route('**/api/brouillons/**', (route) => route.fulfill({ status: 503, body: '' }));
	await alya.champ('Localité').fill('Ouanary');
	await lien(alya).click();
	await question.getByRole('button', { name: 'Quitter sans envoyer' }).click();
	await page.waitForURL('**/un-probleme');
	await page.locator('header summary').filter({ visible: true }).click();
	await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
	await expect(question).toContainText(/1\smodification n’est pas partie/);
	await alya.peutLire();
	await question.getByRole('button', { name: 'Rester sur cette page' }).click();
	await expect(page.locator('header summary').filter({ visible: true })).toBeFocused();
	expect(surLeServeur()).not.toContain('Ouanary');

	// While nobody can tell what is left, she is warned; once she has stayed, a late count asks and sends nothing by itself.
	const compter = await retientLesComptes(page);
	await page.locator('header summary').filter({ visible: true }).click();
	await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
	await expect(question).toContainText('Le serveur n’a peut-être pas tout reçu');
	await expect(question.getByRole('button', { name: 'Me déconnecter et tout effacer ici' })).toBeVisible();
	await question.getByRole('button', { name: 'Rester sur cette page' }).click();
	await compter();
	await expect(question).toHaveCount(0);

	await page.unroute('**/api/brouillons/**');
	await page.locator('header summary').filter({ visible: true }).click();
	await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
	await alya.voit('Cet appareil ne garde plus rien de vous.');
	expect(surLeServeur()).toContain('Ouanary');
});
