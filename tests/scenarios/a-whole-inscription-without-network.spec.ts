/**
 * The whole journey in the train: nine onglets without network, the browser closed, « Enregistrer » the next day, and
 * the numéro that comes by itself when the network does.
 */
import { expect } from '@playwright/test';
import { Telephone } from '../rel/telephone.ts';
import { estGardee } from '../support/application.ts';
import { DEPART } from '../support/horloge.ts';
import { test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { Personne } from '../support/personne.ts';
import { entre } from '../support/raccourcis.ts';

const VERSIONS = `select version, numero_inscription as numero from candidature
	join compte on compte.id = compte_id where version > 0 and mail = ?`;

test('R-061 R-062 R-140 Alya fills the nine onglets without network, closes the browser, presses « Enregistrer » the next day: the numéro comes without another tap', async ({
	alya,
	registre,
	courriels,
	horloge,
	serveur,
	playwright,
	launchOptions
}) => {
	test.setTimeout(300_000);
	await entre(alya, registre);
	const tel = new Telephone({ chromium: playwright.chromium, launchOptions, origin: serveur.origin }, DEPART);
	const entourage = { courriels, ouvreUnTelephone: () => Promise.reject(new Error('she has one telephone')) };
	try {
		let page = await tel.allume();
		await page.setViewportSize({ width: 360, height: 740 });
		let elle = new Personne(alya.identite, page, entourage);
		let parcours = new Parcours(elle);
		await elle.seConnecte();
		await estGardee(page);
		await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)');

		await tel.coupe(true);
		await parcours.accepteLesModalites();
		await parcours.suivant('Identification');
		await parcours.remplitIdentification();
		await parcours.suivant('Informations candidature');
		await parcours.remplitCandidature('INDIVIDUEL', 'INDIVIDUELS 973');
		await parcours.suivant('Qualification présentée');
		await parcours.choisitLaSpecialite('Cuisine (22106)');
		for (const titre of ['Acquis', 'Epreuves', 'Récapitulatif', "Conditions d'inscription"])
			await parcours.suivant(titre);
		await page.getByLabel(/^En cochant cette case, je m'engage/).check();
		await parcours.garde();
		await tel.eteint();

		await horloge.avance({ heures: 24 });
		await tel.estReglee(horloge.maintenant);
		page = await tel.allume();
		await page.setViewportSize({ width: 360, height: 740 });
		elle = new Personne(alya.identite, page, entourage);
		parcours = new Parcours(elle);
		await elle.vaSur('/espace');
		await elle.voit('Brouillon', /Pas de connexion/, /Cette page est celle vue le 05\/11\/2026/);
		await elle.peutLire();
		await elle.suit('Reprendre mon inscription');
		await parcours.estSur("Modalités d'inscription");
		await elle.vaSur(`${page.url().split('?')[0]}?onglet=conditions`);
		await elle.appuieSur('Enregistrer');
		await elle.voit('Votre inscription n’est pas encore enregistrée', /part toute seule dès que le réseau revient/);
		await elle.peutLire();
		expect(registre.lignes(VERSIONS, alya.mail)).toEqual([]);

		await tel.coupe(false);
		await elle.voit('Inscription n° 001 enregistrée (version 1).');
		expect(registre.lignes(VERSIONS, alya.mail)).toEqual([{ version: 1, numero: '001' }]);
		await elle.peutLire();
		expect(tel.erreurs).toEqual([]);
	} finally {
		await tel.jette();
	}
});
