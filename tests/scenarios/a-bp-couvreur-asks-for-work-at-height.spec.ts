/** A spécialité whose épreuves nobody sourced is registered all the same; what is known of it, its annexes, is asked (S4). */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';

test('R-208 R-151 R-090 Alya registers for the BP Couvreur: its règlement is not known, its annexes 4 and 5 are asked', async ({
	alya
}) => {
	test.setTimeout(300_000);
	const parcours = new Parcours(alya);
	await alya.aUnCompte();
	await alya.seConnecte();
	await parcours.commence('ACADÉMIE DE CLERMONT-FERRAND - (2027)', {
		examen: 'BREVET PROFESSIONNEL',
		premierOnglet: 'Identification'
	});
	await parcours.remplitIdentification('63000', 'Clermont-Ferrand');
	await parcours.suivant('Informations candidature');
	await parcours.remplitCandidature('ENSEIGNEMENT A DISTANCE', 'CNED');
	await alya
		.champ("De quelle période d'activité professionnelle justifiez-vous ?")
		.selectOption('Cinq années, sans condition de diplôme');
	await parcours.repond(/^Êtes-vous en règle au regard de la réglementation du Service National/, 'Oui');
	await parcours.suivant('Qualification présentée');
	await parcours.choisitLaSpecialite('Couvreur (23213)');
	await alya.voit(/Vous pouvez vous inscrire dès maintenant/);
	await parcours.suivant('Acquis');
	await parcours.suivant('Epreuves');
	await parcours.suivant('Récapitulatif');
	await parcours.enregistre('001');

	await alya.vaSur(alya.page.url().replace(/numero$/, 'documents/demande_pieces'));
	const lu = alya.page.getByRole('main');
	await expect(lu).toContainText('annexe 4 : réception');
	await expect(lu).toContainText("annexe 5 : utilisation d'un échafaudage");
	await expect(lu).not.toContainText('annexe 3');
	await expect(lu).toContainText('Votre spécialité comporte des travaux en hauteur');
	await expect(lu).toContainText('08/03/2027');
});
