/** Brevet professionnel as Clermont-Ferrand's notice tells it (S4): six onglets, « Enregistrer » on the last, its own conditions. */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';

test('R-061 R-210 R-211 R-150 Alya registers for the BP Coiffure in Clermont, once she meets its conditions', async ({
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
	await alya.voit(/Étape 1 sur 6/);
	await parcours.remplitIdentification('63000', 'Clermont-Ferrand');
	await parcours.suivant('Informations candidature');
	await parcours.remplitCandidature('INDIVIDUEL', 'INDIVIDUELS 063');
	await parcours.repond(/^Avez-vous déjà subi l'ensemble des épreuves/, 'Non');
	await alya
		.champ("De quelle période d'activité professionnelle justifiez-vous ?")
		.selectOption('Deux années, et un diplôme ou titre de niveau 3 ou supérieur de la liste de la spécialité');
	await parcours.repond(/^Êtes-vous en règle au regard de la réglementation du Service National/, 'Oui');
	await alya.appuieSur('Suivant');
	await expect(alya.page.getByRole('alert').first()).toContainText("il faut avoir déjà subi l'ensemble des épreuves");
	await alya.voit(/choisissez cette catégorie\. Si vous suivez une formation en centre/);
	await parcours.repond(/^Avez-vous déjà subi l'ensemble des épreuves/, 'Oui');

	await parcours.suivant('Qualification présentée');
	await parcours.choisitLaSpecialite('Coiffure (33608)');
	await alya.voit('dec.exapro1@ac-clermont.fr');
	await alya.champ('Quel diplôme de la liste de la spécialité possédez-vous ?').selectOption('CAP Coiffure');
	await parcours.suivant('Acquis');
	await parcours.suivant('Epreuves');
	await alya.champ('Épreuve au choix').selectOption('U30A');
	await parcours.suivant('Récapitulatif');
	const lignes = await parcours.epreuves();
	expect(lignes).toContain(
		'E3 - Épreuve professionnelle optionnelle au choix du candidat : Coiffure événementielle | Inscrit | '
	);
	expect(lignes).toContain('U30B - Coupe homme et entretien du système pilo-facial | Non Inscrit | ');
	expect(lignes.filter((l) => l.includes('Contrôle en cours de formation'))).toEqual([]);
	await alya.peutLire();
	await parcours.enregistre('001');
	// The desk of the spécialité's family, on the result as on the onglet.
	await alya.voit('dec.exapro1@ac-clermont.fr');

	await alya.vaSur(alya.page.url().replace(/numero$/, 'documents'));
	await alya.voit("Confirmation d'inscription", 'Demande de pièces justificatives');
});
