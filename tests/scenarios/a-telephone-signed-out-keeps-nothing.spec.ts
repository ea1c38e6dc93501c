/** SEC18: one’s own telephone keeps much, to work in a train; signed out, even without network, it keeps nothing of the person. */
import { estGardee } from '../support/application.ts';
import { expect, test } from '../support/monde.ts';
import { champ, type Personne } from '../support/personne.ts';
import { photo } from '../support/pieces.ts';
import { aUneCandidature, entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';
import { traces } from '../support/traces.ts';

/** What Alya writes, each word found nowhere else. */
const ECRIT = {
	voie: '12 rue des Canaris-jaunes',
	complement1: 'Bâtiment Serin-du-Cap',
	complement2: 'Étage Verdier-gris',
	complement3: 'Porte Linotte-rose',
	telephoneMobile: '0694817263',
	telephone: '0594817264'
};

test('SEC18 R-040 Alya signs out without network: of all that her telephone kept, nothing is left', async ({
	alya,
	registre,
	reseau,
	surveillance
}) => {
	const { page } = alya;
	const saisie = { ...SAISIE, identification: { ...SAISIE.identification, ...ECRIT } };
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya, saisie);
	await alya.vaSur(await poseUnBrouillon(alya, saisie));
	await alya.voit(/^Enregistré sur le serveur à \d\d:\d\d$/);
	const { compte } = await (await page.request.get('/api/moi')).json();
	const base = `/espace/candidatures/${candidatureId}`;
	for (const chemin of [
		base,
		`${base}/inscription`,
		`${base}/documents`,
		`${base}/justificatifs`,
		'/espace/messages'
	]) {
		await alya.vaSur(chemin);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
	const siens = [
		...Object.values(ECRIT),
		alya.identite.nom,
		alya.mail,
		compte.id,
		candidatureId,
		compte.numeroCandidat
	];
	const avant = await traces(page);
	expect(siens.filter((mot) => !avant.includes(mot))).toEqual([]);

	await alya.vaSur('/espace');
	await alya.voit('Mes inscriptions');
	await estGardee(page);
	await reseau.coupe();
	await page.locator('header summary').filter({ visible: true }).click();
	await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
	await page.waitForURL((url) => url.pathname === '/');
	// The app opens without network all the same, and shows nothing of her.
	await alya.vaSur('/espace');
	await alya.voit(/Pas de connexion/);
	await estInconnue(alya);
	await reseau.revient();
	const apres = await traces(page);
	expect(siens.filter((mot) => apres.includes(mot))).toEqual([]);
	surveillance.tolere(/^401 GET .*\/api\/moi$/);
	await estSortie(alya);
	// Who signs in again is in, and stays so.
	await alya.seConnecte();
	await alya.voit('Mes inscriptions');
	await page.goto('/compte');
	await alya.voit(alya.mail);
});

/** The page is nobody's. The sign-in page of the demo names its own comptes. */
async function estInconnue(alya: Personne) {
	await alya.neVoitPas(alya.mail);
	await expect(alya.page.getByRole('button', { name: 'Déconnexion', includeHidden: true })).toHaveCount(0);
}

/** Back on line, neither the space nor any other page opens without the password. */
async function estSortie(alya: Personne) {
	const { page } = alya;
	await page.goto('/espace');
	await page.waitForURL('**/connexion');
	for (const chemin of ['/compte', '/compte/donnees', '/']) {
		await page.goto(chemin);
		await estInconnue(alya);
	}
	expect(await page.evaluate(() => document.cookie)).not.toContain('escale-depart');
}

for (const partage of [false, true])
	test(`SEC18 R-040 signed out while the server ${partage ? 'cannot be reached, a shared computer' : 'fails, a telephone'} does not open again without the password, whatever is opened first`, async ({
		alya,
		registre,
		surveillance
	}) => {
		surveillance.tolere(/^500 POST .*\/deconnexion$/);
		surveillance.tolere(/net::ERR_INTERNET_DISCONNECTED/);
		const { page } = alya;
		await entre(alya, registre);
		if (partage) {
			await page.context().clearCookies();
			await page.goto('/connexion');
			await alya.champ('Identifiant de connexion').fill(alya.mail);
			await alya.champ('Mot de passe').fill(alya.identite.motDePasse);
			await page.locator('#appareilPartage').check();
			await alya.appuieSur('Se connecter');
			await page.waitForURL('**/espace');
		} else await page.goto('/espace');
		await alya.voit('Mes inscriptions');
		await page.context().route('**/deconnexion', (route) => {
			if (route.request().method() !== 'POST') return route.fallback();
			return partage ? route.abort('internetdisconnected') : route.fulfill({ status: 500, body: 'x' });
		});
		await page.locator('header summary').filter({ visible: true }).click();
		await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
		await page.waitForURL((url) => url.pathname === '/');
		await estInconnue(alya);
		await page.goto('/compte/donnees');
		await estInconnue(alya);
		await page.context().unroute('**/deconnexion');
		await estSortie(alya);
	});

test('SEC18 R-045 signed out in one tab, she is signed out in the others, which write nothing of her any more; a tab that slept leaves when it wakes', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^401 /);
	const { page } = alya;
	const saisie = { ...SAISIE, identification: { ...SAISIE.identification, ...ECRIT } };
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya, saisie);
	const formulaire = await page.context().newPage();
	await formulaire.goto(`${await poseUnBrouillon(alya, saisie)}?onglet=identification`);
	await expect(champ(formulaire, 'Numéro, rue, voie')).toHaveValue(ECRIT.voie);
	const pieces = await page.context().newPage();
	await pieces.goto(`/espace/candidatures/${candidatureId}/justificatifs`);
	const carte = Buffer.from(await photo(pieces, 'Carte d’identité'));
	// Asleep, a page hears nothing: this one is deaf.
	const endormie = await page.context().newPage();
	await endormie.addInitScript(() =>
		Object.assign(window, {
			BroadcastChannel: class {
				postMessage() {}
				close() {}
			}
		})
	);
	await endormie.goto('/espace');
	await expect(endormie.getByRole('heading', { level: 1 })).toHaveText('Mes inscriptions');
	await expect(formulaire.getByText(/^Enregistré sur le serveur à/)).toBeVisible();
	const choix = pieces.waitForEvent('filechooser');
	await pieces
		.locator('#piece-identite')
		.getByRole('button', { name: /^Choisir un fichier/ })
		.click();
	const choisi = await choix;

	await alya.seDeconnecte();
	await choisi.setFiles([{ name: 'carte.jpg', mimeType: 'image/jpeg', buffer: carte }]).catch(() => {});
	for (const autre of [formulaire, pieces]) await autre.waitForURL((url) => url.pathname === '/');
	await endormie.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
	await endormie.waitForURL((url) => url.pathname === '/');
	for (const autre of [formulaire, pieces, endormie])
		await expect(autre.getByRole('button', { name: 'Déconnexion', includeHidden: true })).toHaveCount(0);
	const apres = await traces(page);
	const siens = [...Object.values(ECRIT), alya.identite.nom, alya.mail, candidatureId];
	expect(siens.filter((mot) => apres.includes(mot))).toEqual([]);
});

/** « Déconnexion » of a page that is not of the space. */
async function quitteDepuisSonCompte({ page }: Personne) {
	await page.goto('/compte');
	await page.locator('header summary').filter({ visible: true }).click();
	await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
	await page.waitForURL('**/deconnexion/fin');
}

test('SEC18 R-040 signed out from « Modifier mon compte », her telephone forgets her too', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	const saisie = { ...SAISIE, identification: { ...SAISIE.identification, ...ECRIT } };
	await entre(alya, registre);
	await alya.vaSur(await poseUnBrouillon(alya, saisie));
	await alya.voit(/^Enregistré sur le serveur à \d\d:\d\d$/);
	const siens = [...Object.values(ECRIT), alya.identite.nom, alya.mail];
	const avant = await traces(page);
	expect(siens.filter((mot) => !avant.includes(mot))).toEqual([]);
	await quitteDepuisSonCompte(alya);
	await alya.voit('Cet appareil ne garde plus rien de vous.');
	await alya.peutLire();
	const apres = await traces(page);
	expect(siens.filter((mot) => apres.includes(mot))).toEqual([]);
	// Opened again, it is nobody's.
	await page.goto('/deconnexion/fin');
	await page.waitForURL((url) => url.pathname === '/');
});

test('SEC18 R-062 what has not left is told then, kept until she signs in again, or effaced at her word', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/net::ERR_INTERNET_DISCONNECTED/);
	const { page } = alya;
	const saisie = { ...SAISIE, identification: { ...SAISIE.identification, ...ECRIT } };
	await entre(alya, registre);
	const adresse = `${await poseUnBrouillon(alya, saisie)}?onglet=identification`;
	await alya.vaSur(adresse);
	await alya.voit(/^Enregistré sur le serveur à \d\d:\d\d$/);
	const brouillons = '**/api/brouillons/**';
	const leServeurNePrendPlusRien = () =>
		page
			.context()
			.route(brouillons, (route) =>
				route.request().method() === 'GET' ? route.fallback() : route.abort('internetdisconnected')
			);
	await leServeurNePrendPlusRien();
	await alya.champ('Localité').fill('Kourou-les-Vagues');
	await alya.voit(/^Enregistré sur cet appareil à/);
	await quitteDepuisSonCompte(alya);
	await alya.voit('1 modification n’est pas partie.');
	await alya.peutLire();
	await page.context().unroute(brouillons);
	await alya.seConnecte();
	await alya.vaSur(adresse);
	await expect(alya.champ('Localité')).toHaveValue('Kourou-les-Vagues');
	await alya.voit(/^Enregistré sur le serveur à \d\d:\d\d$/);

	await leServeurNePrendPlusRien();
	await alya.champ('Localité').fill('Iracoubo-les-Pins');
	await alya.voit(/^Enregistré sur cet appareil à/);
	await quitteDepuisSonCompte(alya);
	await alya.appuieSur('Tout effacer ici');
	await alya.voit('Cet appareil ne garde plus rien de vous.');
	expect(await traces(page)).not.toContain('Iracoubo-les-Pins');
});
