/** An open form survives a day without network, and says truthfully what is kept and what is not (S5: it is in the train). */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';

test('R-062 the network is cut on onglet 2; Alya finishes and presses « Enregistrer »: it leaves by itself when she is back', async ({
	alya,
	reseau,
	registre,
	horloge,
	surveillance
}) => {
	test.setTimeout(300_000);
	surveillance.tolere(/^401 (GET|PUT|POST) /);
	const parcours = new Parcours(alya);
	await alya.aUnCompte();
	await alya.seConnecte();
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)');
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await reseau.coupe();
	await parcours.remplitIdentification();
	await parcours.garde();
	await parcours.suivant('Informations candidature');
	await parcours.remplitCandidature('INDIVIDUEL', 'INDIVIDUELS 973');
	await parcours.suivant('Qualification présentée');
	await horloge.avance({ heures: 20 });
	await parcours.choisitLaSpecialite('Cuisine (22106)');
	await parcours.suivant('Acquis');
	await parcours.suivant('Epreuves');
	await parcours.suivant('Récapitulatif');
	expect((await parcours.epreuves()).length).toBeGreaterThan(15);
	await parcours.suivant("Conditions d'inscription");
	await alya.page.getByLabel(/^En cochant cette case, je m'engage/).check();
	await parcours.garde();

	await alya.appuieSur('Enregistrer');
	await alya.voit(
		'Votre inscription n’est pas encore enregistrée',
		/part toute seule dès que le réseau revient/,
		/Elle compte quand le serveur a répondu/
	);
	await alya.peutLire();
	expect(
		registre.lignes('select 1 from candidature join compte on compte.id = compte_id where mail = ?', alya.mail)
	).toEqual([]);

	await reseau.revient();
	// A day went by: nobody is signed in any more, and the telephone may still send what she pressed.
	await alya.voit('Inscription n° 001 enregistrée (version 1).', /Vous n’êtes plus connecté/);
	await alya.peutLire();
	await alya.page.getByLabel(/^Mot de passe de/).fill(alya.identite.motDePasse);
	await alya.appuieSur('Me reconnecter');
	await alya.neVoitPas(/Vous n’êtes plus connecté/);
	await alya.suit('Voir mon numéro d’inscription');
	await parcours.recoitSonNumero('001');
});

test('R-062 what was typed is there after a reload, and after the tab was killed', async ({ alya }) => {
	const parcours = new Parcours(alya);
	await alya.aUnCompte();
	await alya.seConnecte();
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)');
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await alya.champ('Localité').fill('Łódź, D’Àlböra');
	await parcours.garde();
	await alya.page.reload();
	await parcours.estSur('Identification');
	await expect(alya.champ('Localité')).toHaveValue('Łódź, D’Àlböra');

	const adresse = alya.page.url();
	const onglet = await alya.page.context().newPage();
	await alya.page.close({ runBeforeUnload: false });
	await onglet.goto(adresse);
	await expect(onglet.getByLabel(/^Localité/)).toHaveValue('Łódź, D’Àlböra');
	await onglet.goto('/espace');
	await expect(onglet.getByText('Brouillon', { exact: true })).toBeVisible();
});
