/** From public sign-up to the numéro: somebody who holds no diploma is dispensed of nothing, and nothing is CCF (D337-77). */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';

test('R-046 R-060 R-061 R-080 R-110 R-111 R-130 R-140 Alya, INDIVIDUEL, goes through the nine onglets to her numéro @bureau', async ({
	alya,
	courriels
}) => {
	test.setTimeout(300_000);
	const parcours = new Parcours(alya);
	await alya.aUnCompte();
	await alya.seConnecte();
	await alya.voit("Vous n'avez aucune candidature active.");
	await alya.peutLire();
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)');
	await alya.voit(/Étape 1 sur 8/, /rien n’est enregistré au rectorat/);

	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await alya.peutLire();
	await parcours.remplitIdentification();
	await parcours.suivant('Informations candidature');
	await expect(alya.champ('Catégorie du candidat').getByRole('option')).toHaveText([
		'Sélectionnez une valeur',
		'INDIVIDUEL',
		'FORMATION CONTINUE',
		'ENSEIGNEMENT A DISTANCE'
	]);
	await parcours.remplitCandidature('INDIVIDUEL', 'INDIVIDUELS 973');
	await parcours.suivant('Qualification présentée');
	await parcours.choisitLaSpecialite('Aéronautique option Systèmes (25303)');
	await parcours.suivant('Acquis');
	await parcours.suivant('Epreuves');
	await alya.peutLire();
	await parcours.suivant('Récapitulatif');

	const lignes = await parcours.epreuves();
	expect(lignes).toHaveLength(27);
	expect(lignes.filter((l) => l.includes('Dispense'))).toEqual([]);
	expect(lignes.filter((l) => l.includes('Contrôle en cours de formation'))).toEqual([]);
	expect(lignes).toContain('E1-A - Mathématiques | Inscrit | Ponctuel');
	expect(lignes).toContain("EC1 - Chef d'oeuvre | Inscrit | mode à préciser par le rectorat");
	expect(lignes).toContain('EF1 - Langue vivante facultative | Non Inscrit | ');
	await alya.voit(/je dois poursuivre jusqu'au dernier onglet/);

	await parcours.suivant("Conditions d'inscription");
	await alya.voit(/articles 441-6 et 441-7 du code pénal/);
	await alya.peutLire();
	await alya.page.getByLabel(/^En cochant cette case, je m'engage/).check();
	await parcours.enregistre('001');

	await courriels.pour(alya.mail, /Inscription enregistrée : BACCALAURÉAT PROFESSIONNEL/);
	await alya.vaSur('/espace');
	await alya.voit('Aéronautique option Systèmes', 'Enregistrée, pas définitive');
	await alya.neVoitPas('Brouillon');
});
