/** Certificat de spécialisation (mention complémentaire): two of one name and one code, told apart by their CFD. */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';

test('R-061 R-090 R-092 R-210 Alya registers for the certificat Coiffure coupe couleur, by one of its two ways in', async ({
	alya,
	registre
}) => {
	test.setTimeout(300_000);
	const parcours = new Parcours(alya);
	await alya.aUnCompte();
	await alya.seConnecte();
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)', { examen: 'CERTIFICAT DE SPÉCIALISATION' });
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await parcours.remplitIdentification();
	await parcours.suivant('Informations candidature');
	await parcours.remplitCandidature('INDIVIDUEL', 'INDIVIDUELS 973');
	const voie = alya.champ('À quel titre vous présentez-vous ?');
	await voie.selectOption('Ni l’un ni l’autre');
	await alya.appuieSur('Suivant');
	await alya.voit(/trois ans d'activités professionnelles en rapport avec lui/);
	await voie.selectOption('activite');
	await parcours.suivant('Qualification présentée');
	await alya.champ('Spécialité').selectOption('56133601');
	await parcours
		.groupe(/^Forme de passage/)
		.getByLabel('Globale')
		.check();
	await parcours.suivant('Acquis');
	await parcours.suivant('Epreuves');
	await parcours.suivant('Récapitulatif');
	expect((await parcours.epreuves()).map((l) => l.split(' ')[0])).toEqual(['E1', 'E2', 'E3']);
	await parcours.suivant("Conditions d'inscription");
	await alya.page.getByLabel(/^En cochant cette case, je m'engage/).check();
	await parcours.enregistre('001');
	expect(registre.lignes('select campagne_id from candidature where campagne_id like ?', 'MC-%')).toHaveLength(1);

	await alya.vaSur(alya.page.url().replace(/numero$/, 'documents/demande_pieces'));
	await alya.voit(/Attestations d'activité professionnelle/);
});
