/** A school's link: `/s-inscrire?academie=…&examen=…` is that very choice, however long the way to it. */
import { expect, test } from '../support/monde.ts';
import { entre } from '../support/raccourcis.ts';

const CHOIX = /\/espace\/nouvelle\?examen=BCP&session=2027&academie=33$/;

test('R-060 from a link, through the creation of a compte, its activation and the sign-in, to « Démarrer mon inscription »', async ({
	alya
}) => {
	const { page } = alya;
	await alya.vaSur('/s-inscrire?academie=33&examen=BCP');
	await alya.voit('Résumé de la sélection', 'BACCALAURÉAT PROFESSIONNEL', /ACADÉMIE DE LA GUYANE/);
	await alya.peutLire();
	await page.getByRole('main').getByRole('link', { name: 'Je n’ai pas de compte, je le crée' }).click();
	await alya.remplitLaCreation();
	await alya.appuieSur('Créer le compte');
	await alya.voit('Votre compte est en cours de création.');
	await alya.activeSonCompte();
	await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click();
	await alya.champ('Identifiant de connexion').fill(alya.mail);
	await alya.champ('Mot de passe').fill(alya.identite.motDePasse);
	await alya.appuieSur('Se connecter');
	await expect(page).toHaveURL(CHOIX);
	await expect(page.getByRole('button', { name: 'Démarrer mon inscription' })).toBeVisible();
});

test('R-060 signed in, or in the words of Cyclades, the link leads there at once', async ({ alya, registre }) => {
	await entre(alya, registre);
	for (const lien of ['/s-inscrire?academie=33&examen=BCP', '/s-inscrire?codeER=A33&domaine=BCP']) {
		await alya.vaSur(lien);
		await expect(alya.page).toHaveURL(CHOIX);
	}
	await alya.vaSur('/s-inscrire?academie=33');
	await alya.voit('Sélectionner un examen');
	await alya.suit('BACCALAURÉAT PROFESSIONNEL');
	await alya.voit('Sélectionner une session');
});

test('R-060 signed out, the page of the choices that was asked for is found again after signing in', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	await alya.seDeconnecte();
	await alya.vaSur('/espace/nouvelle?examen=BCP&session=2027&academie=33');
	await alya.champ('Identifiant de connexion').fill(alya.mail);
	await alya.champ('Mot de passe').fill(alya.identite.motDePasse);
	await alya.appuieSur('Se connecter');
	await expect(alya.page).toHaveURL(CHOIX);
});

test('SEC1 a link that somebody made leads to no other site, before or after signing in', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	for (const suite of [
		'//mechant.example',
		'https://mechant.example/',
		'/\\mechant.example',
		'/espace/nouvelle?a=//b'
	]) {
		const reponse = await alya.page.request.get(`/connexion?suite=${encodeURIComponent(suite)}`, { maxRedirects: 0 });
		expect(reponse.headers()['location'], suite).toBe('/espace');
	}
	const reponse = await alya.page.request.get('/s-inscrire?academie=//mechant.example&examen=https://mechant.example', {
		maxRedirects: 0
	});
	expect(reponse.headers()['location']).toBe('/espace/nouvelle');
});
