/** « Mes envois »: what has not left is listed, looked at, tried again, taken back; nobody leaves it behind unasked. */
import { DEPART } from '../support/horloge.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

test('R-062 without network Alya sees what waits, looks at it, takes back « Enregistrer », and signs out knowing what stays', async ({
	alya,
	registre,
	reseau
}) => {
	test.setTimeout(300_000);
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await alya.voit(/^Enregistré sur le serveur à \d\d:\d\d$/);
	await alya.vaSur('/espace/envois');
	await alya.voit('Tout est parti.');
	await page.goBack();
	await parcours.estSur("Conditions d'inscription");

	await reseau.coupe();
	await alya.appuieSur('Enregistrer');
	await alya.voit('Votre inscription n’est pas encore enregistrée');
	await alya.suit(/Mes envois|Voir mes envois/);
	await parcours.estSur('Mes envois');
	const carte = page.getByRole('main').locator('.fr-card').filter({ hasText: 'Inscription' }).first();
	await expect(carte).toContainText('Attend le réseau');
	await alya.voit(/modification non envoyée/);
	await alya.peutLire();

	await alya.appuieSur('Réessayer maintenant');
	await expect(carte).toContainText('Attend le réseau');
	await carte.getByRole('link', { name: 'Voir' }).click();
	// The card says it too: the form is waited for, or one goes back from where one has not arrived.
	await parcours.estSur("Modalités d'inscription");
	await alya.voit('Votre inscription n’est pas encore enregistrée');
	await page.goBack();
	await parcours.estSur('Mes envois');

	await page.locator('header summary').filter({ visible: true }).click();
	await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
	const question = page.getByRole('alertdialog');
	await expect(question).toContainText(/1\smodification n’est pas partie/);
	await alya.peutLire();
	await question.getByRole('button', { name: 'Rester connecté(e)' }).click();
	await expect(question).toHaveCount(0);

	await carte.getByRole('button', { name: 'Retirer' }).click();
	await alya.voit('Tout est parti.');
	await reseau.revient();
	await alya.voit('Tout est parti.');
	expect(
		registre.lignes('select 1 from candidature join compte on compte.id = compte_id where mail = ?', alya.mail)
	).toEqual([]);
	// What it carried is in the brouillon still.
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await parcours.enregistre('001');
});

test('R-062 while the server takes nothing, the form and « Mes inscriptions » say how much it has not got, until it has', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^503 PUT /);
	const { page } = alya;
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	// Time goes on: what is tried again waits a moment first.
	await page.context().clock.setSystemTime(DEPART);
	await alya.vaSur(`${adresse}?onglet=identification`);
	await alya.voit(/^Enregistré sur le serveur/);
	await page.route('**/api/brouillons/**', (route) =>
		route.request().method() === 'PUT' ? route.fulfill({ status: 503, body: '' }) : route.fallback()
	);
	await alya.champ('Localité').fill('Kourou');
	await alya.voit(/1\smodification non envoyée/);
	await alya.peutLire();
	await alya.appuieSur('Quitter');
	await new Parcours(alya).estSur('Mes inscriptions');
	await alya.voit(/1\smodification non envoyée/);
	await alya.neVoitPas('Pas de connexion.');

	await page.unroute('**/api/brouillons/**');
	await expect(page.getByText(/modification non envoyée/)).toHaveCount(0, { timeout: 60_000 });
	expect(JSON.stringify(registre.lignes('select valeur from brouillon_onglet'))).toContain('Kourou');
});
