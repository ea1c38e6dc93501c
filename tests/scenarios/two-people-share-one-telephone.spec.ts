/** A telephone lent, a computer of a library: each finds their own, and nothing of the other (SEC4, R-040). */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { champ, Personne } from '../support/personne.ts';
import { aUneCandidature, entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';
import { traces } from '../support/traces.ts';

test('R-040 R-062 Bastien signs in on Alya’s telephone: nothing of her brouillon is shown, even by its address; she finds it again', async ({
	alya,
	bastien,
	registre,
	courriels,
	telephone
}) => {
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await alya.vaSur('/espace');
	await alya.voit('Brouillon');
	await alya.seDeconnecte();
	await page.goBack();
	await expect(page).toHaveURL(/\/connexion$/);

	await entre(bastien, registre);
	const surLeSien = new Personne(bastien.identite, page, { courriels, ouvreUnTelephone: telephone });
	await surLeSien.seConnecte();
	await surLeSien.voit("Vous n'avez aucune candidature active.", 'Bastien');
	await surLeSien.neVoitPas('Brouillon', /SAINVIL/);
	await surLeSien.vaSur(adresse);
	await parcours.estSur('Cette page n’existe pas');
	await surLeSien.neVoitPas(/Lallouette/);
	await surLeSien.seDeconnecte();

	await alya.seConnecte();
	await alya.suit('Reprendre mon inscription');
	await parcours.suivant('Identification');
	await expect(alya.champ('Numéro, rue, voie')).toHaveValue('12 rue Lallouette');
});

test('R-040 R-063 a form that Alya left open does not become Bastien’s candidature when he has signed in beside it', async ({
	alya,
	bastien,
	registre,
	surveillance
}) => {
	await entre(alya, registre);
	await alya.vaSur(`${await poseUnBrouillon(alya, SAISIE)}?onglet=conditions`);
	await new Parcours(alya).estSur("Conditions d'inscription");
	surveillance.tolere(/^409 (POST|PUT|GET) /);
	await entre(bastien, registre);
	// In another tab of the same browser.
	await alya.page.context().addCookies(await bastien.page.context().cookies());
	await alya.appuieSur('Enregistrer');
	await alya.voit('Votre inscription n’est pas encore enregistrée', /Un autre compte est maintenant connecté/);
	await alya.peutLire();
	for (const { mail } of [alya, bastien])
		expect(
			registre.lignes('select 1 from candidature join compte on compte.id = compte_id where mail = ?', mail)
		).toEqual([]);
});

test('R-045 an hour without a gesture ends the session: a page seen before stays in sight and asks to sign in again in place, another opens once one has signed in again', async ({
	alya,
	registre,
	horloge,
	surveillance
}) => {
	surveillance.tolere(/^401 (GET|PUT|POST) /);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	await alya.vaSur('/espace');
	await alya.voit('Enregistrée, pas définitive');
	await horloge.avance({ heures: 1, minutes: 6 });
	await alya.suit('Mes documents');
	await alya.voit('Vous n’êtes plus connecté(e).', 'Reconnectez-vous ci-dessus : cette page s’ouvrira ensuite.');
	await alya.peutLire();
	await alya.page.getByLabel(/^Mot de passe de/).fill(alya.identite.motDePasse);
	await alya.appuieSur('Me reconnecter');
	const parcours = new Parcours(alya);
	await parcours.estSur('Mes documents');
	await alya.neVoitPas('Vous n’êtes plus connecté(e).', 'Pas de connexion.');
	expect(new URL(alya.page.url()).pathname).toBe(`/espace/candidatures/${candidatureId}/documents`);
	await alya.suit('Mes activités');
	await parcours.estSur('Mes activités');
	await horloge.avance({ heures: 1, minutes: 6 });
	await alya.suit('Mes documents');
	await parcours.estSur('Mes documents');
	await alya.voit('Vous n’êtes plus connecté(e).', 'Récapitulatif de votre candidature');
	await alya.peutLire();
	await alya.page.getByLabel(/^Mot de passe de/).fill('Pirogue/Maripa8');
	await alya.appuieSur('Me reconnecter');
	await alya.voit('Identifiant ou mot de passe incorrect.');
	await alya.page.getByLabel(/^Mot de passe de/).fill(alya.identite.motDePasse);
	await alya.appuieSur('Me reconnecter');
	await alya.neVoitPas('Vous n’êtes plus connecté(e).');
});

test('SEC18 R-040 Bastien signs in on a shared device beside Alya’s open form: what she left opens his space anew, and nothing of him is kept', async ({
	alya,
	bastien,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^(401|409) /);
	await entre(alya, registre);
	await entre(bastien, registre);
	const { page } = alya;
	await alya.vaSur(`${await poseUnBrouillon(alya, SAISIE)}?onglet=identification`);
	await alya.voit(/^Enregistré sur le serveur/);
	const autre = await page.context().newPage();
	await page.context().clearCookies();
	await autre.goto('/connexion');
	await champ(autre, 'Identifiant de connexion').fill(bastien.mail);
	await champ(autre, 'Mot de passe').fill(bastien.identite.motDePasse);
	await autre.locator('#appareilPartage').check();
	await autre.getByRole('button', { name: 'Se connecter' }).click();
	await autre.waitForURL('**/espace');
	await autre.close();
	await page.getByRole('button', { name: 'Quitter', exact: true }).click();
	await page.waitForURL('**/espace');
	await alya.voit('Bastien', /Appareil partagé\s: rien n’est gardé ici/);
	await alya.neVoitPas(/SAINVIL/);
	expect(await traces(page)).not.toContain(bastien.mail);
});
