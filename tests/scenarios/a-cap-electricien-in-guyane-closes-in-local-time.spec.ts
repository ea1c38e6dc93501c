/** CAP as an overseas notice tells it (S5): a window in local time, a Confirmation d'inscription, the age rule of the CAP. */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';

test('R-009 R-010 R-061 R-150 R-210 Alya registers for the CAP Électricien in Guyane, until 17:00 in Cayenne', async ({
	alya
}) => {
	test.setTimeout(300_000);
	const parcours = new Parcours(alya);
	await alya.aUnCompte();
	await alya.seConnecte();
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)', { examen: "CERTIFICAT D'APTITUDE PROFESSIONNELLE" });
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await parcours.remplitIdentification();
	await parcours.suivant('Informations candidature');
	await parcours.remplitCandidature('INDIVIDUEL', 'INDIVIDUELS 973');
	await parcours.suivant('Qualification présentée');
	await parcours.choisitLaSpecialite('Électricien (25524)');
	await parcours.suivant('Acquis');
	await parcours.suivant('Epreuves');
	await parcours.repond(/dispensé\(e\) de l’épreuve d’éducation physique et sportive/, 'Non');
	await parcours.suivant('Récapitulatif');
	const lignes = await parcours.epreuves();
	expect(lignes.map((l) => l.split(' ')[0])).toEqual(['EP1', 'EP2', 'EP3', 'EG1', 'EG2', 'EG3', 'EF']);
	expect(lignes.filter((l) => l.includes('Contrôle en cours de formation'))).toEqual([]);
	await parcours.suivant("Conditions d'inscription");
	await alya.page.getByLabel(/^En cochant cette case, je m'engage/).check();
	await parcours.enregistre('001');
	await alya.voit(/21\/11\/2026 à 17:00/, /heure de Cayenne/);
	await alya.vaSur(alya.page.url().replace(/numero$/, 'documents'));
	await alya.voit("Confirmation d'inscription");
});
