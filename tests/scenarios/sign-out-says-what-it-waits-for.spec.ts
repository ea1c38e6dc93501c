/** « Déconnexion » on a slow line: what is still leaving is said, and may be waited for, left behind, or stayed with. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import type { Personne } from '../support/personne.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';
import type { Reseau } from '../support/reseau.ts';
import { traces } from '../support/traces.ts';

/** Those requests wait until they are let through. */
async function retient(page: Page, adresse: string): Promise<() => void> {
	let laisserPasser = () => {};
	const passage = new Promise<void>((resolve) => (laisserPasser = resolve));
	await page.route(adresse, async (route) => {
		await passage;
		await route.continue();
	});
	return laisserPasser;
}

/** What « Déconnexion » asks, a file of its own, does not come as long as that holds. */
async function perdLaQuestion(page: Page): Promise<() => void> {
	let perdue = true;
	await page.context().route('**/_app/immutable/**/*.js', async (route) => {
		const reponse = await route.fetch();
		if (perdue && (await reponse.text()).includes('Votre saisie n’est gardée nulle part')) await route.abort();
		else await route.fulfill({ response: reponse });
	});
	return () => void (perdue = false);
}

/** Kourou is typed without network; when it comes back, nothing of the brouillon gets through yet. */
async function tapeSansReseau(alya: Personne, reseau: Reseau): Promise<() => void> {
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await alya.vaSur(`${adresse}?onglet=identification`);
	await new Parcours(alya).estSur('Identification');
	await reseau.coupe();
	await alya.champ('Localité').fill('Kourou');
	await alya.voit(/^Enregistré sur cet appareil à/);
	const laisserPasser = await retient(alya.page, '**/api/brouillons/**');
	await reseau.revient();
	return laisserPasser;
}

async function appuieSurDeconnexion(page: Page): Promise<void> {
	await page.locator('header summary').filter({ visible: true }).click();
	await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
}

async function seDeconnecte(page: Page): Promise<void> {
	await appuieSurDeconnexion(page);
	await expect(page.getByRole('alertdialog')).toContainText('Un dernier envoi avant de vous déconnecter');
}

test('R-045 « Déconnexion » says that something is still leaving, then signs Alya out by itself', async ({
	alya,
	registre,
	reseau
}) => {
	const { page } = alya;
	await entre(alya, registre);
	const laisserPasser = await tapeSansReseau(alya, reseau);
	const question = page.getByRole('alertdialog');
	await seDeconnecte(page);
	await expect(question).toContainText('Le serveur n’a pas encore tout reçu.');
	await alya.peutLire();
	await question.getByRole('button', { name: 'Rester connecté(e)' }).click();
	await expect(question).toHaveCount(0);
	// The menu that held the button has closed.
	await expect(page.locator('header summary').filter({ visible: true })).toBeFocused();

	await seDeconnecte(page);
	laisserPasser();
	await expect(page).toHaveURL('/');
	const saisie = registre.lignes('select * from brouillon_onglet').map((ligne) => JSON.stringify(ligne));
	expect(saisie.join()).toContain('Kourou');
});

test('SEC18 R-045 an answer that comes after « tout effacer ici » writes nothing on the telephone', async ({
	alya,
	registre,
	reseau,
	surveillance
}) => {
	// Whichever request comes first tells the server that she has left.
	surveillance.tolere(/^401 PUT .*\/api\/brouillons\//);
	const { page } = alya;
	await entre(alya, registre);
	const laisserPasser = await tapeSansReseau(alya, reseau);
	expect(await traces(page)).toContain('Kourou');
	const partir = await retient(page, '**/deconnexion');
	await seDeconnecte(page);
	const sortie = page.waitForRequest((requete) => requete.url().endsWith('/deconnexion'));
	await page.getByRole('button', { name: 'Me déconnecter et tout effacer ici' }).click();
	await sortie;
	// What was on its way arrives at a device that has just been cleared, while the page is still there.
	const reponse = page.waitForResponse((recue) => recue.url().includes('/api/brouillons/'));
	laisserPasser();
	await reponse;
	await page.evaluate(() => new Promise(requestAnimationFrame));
	const apres = await traces(page);
	for (const mot of ['Kourou', alya.identite.nom, alya.mail]) expect(apres, mot).not.toContain(mot);
	partir();
	await expect(page).toHaveURL('/');
});

test('R-045 with everything sent, on a line that swallows what is asked, « Déconnexion » does not seem dead', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	await entre(alya, registre);
	// What other devices typed is asked for when the space opens, and nobody answers.
	const laisserPasser = await retient(page, '**/api/brouillons');
	const demande = page.waitForRequest('**/api/brouillons');
	await alya.vaSur('/espace');
	await demande;
	await seDeconnecte(page);
	await alya.peutLire();
	laisserPasser();
	await expect(page).toHaveURL('/');
});

test('R-045 where the question itself does not come, « Déconnexion » still says what has not left, and asks for it again', async ({
	alya,
	registre,
	reseau,
	surveillance
}) => {
	surveillance.tolere(/net::ERR_FAILED/);
	const { page } = alya;
	const retrouver = await perdLaQuestion(page);
	await entre(alya, registre);
	await tapeSansReseau(alya, reseau);
	const question = page.getByRole('alertdialog');
	const rester = question.getByRole('button', { name: 'Rester connecté(e)' });
	await appuieSurDeconnexion(page);
	await expect(question).toContainText(/Modifications non parties\s: [1-9]/);
	await expect(rester).toBeFocused();
	await alya.peutLire();
	await rester.click();
	await expect(question).toHaveCount(0);
	await expect(page.locator('header summary').filter({ visible: true })).toBeFocused();

	retrouver();
	await appuieSurDeconnexion(page);
	await expect(question).toContainText('Un dernier envoi avant de vous déconnecter');
	await expect(rester).toBeFocused();
});
