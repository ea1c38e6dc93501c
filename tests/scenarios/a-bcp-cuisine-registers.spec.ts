/** Baccalauréat professionnel Cuisine: the nine onglets with another règlement than Aéronautique's. */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';

test('R-061 R-090 R-110 Alya registers for the BCP Cuisine, and sits every épreuve of its own règlement', async ({
	alya
}) => {
	test.setTimeout(300_000);
	const parcours = new Parcours(alya);
	await alya.aUnCompte();
	await alya.seConnecte();
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)');
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await parcours.remplitIdentification();
	await parcours.suivant('Informations candidature');
	await parcours.remplitCandidature('INDIVIDUEL', 'INDIVIDUELS 973');
	await parcours.suivant('Qualification présentée');
	await parcours.choisitLaSpecialite('Cuisine (22106)');
	await parcours.suivant('Acquis');
	await parcours.suivant('Epreuves');
	await parcours.suivant('Récapitulatif');
	const lignes = await parcours.epreuves();
	for (const [code, position] of [
		['E11 - Technologie', 'Inscrit'],
		['E31 - Pratique professionnelle', 'Inscrit'],
		['E52 - Histoire-géographie et enseignement moral et civique', 'Inscrit'],
		['EF - Langue vivante', 'Non Inscrit']
	])
		expect(lignes.filter((l) => l.startsWith(`${code} | ${position} | `))).toHaveLength(1);
	await parcours.suivant("Conditions d'inscription");
	await alya.page.getByLabel(/^En cochant cette case, je m'engage/).check();
	await parcours.enregistre('001');
	await alya.vaSur('/espace');
	await alya.voit('Cuisine', 'Enregistrée, pas définitive');
});
