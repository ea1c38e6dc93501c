/**
 * An exam that nobody wrote a line of code for: other onglets, a série to choose, two fields under a condition, no Acquis.
 * The operator brings it in by a command while the server runs; a candidate registers to it.
 */
import { CAMPAGNE_GUYANE } from '../support/campagne-demandee.ts';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commande } from '../support/commande.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';

test.use({ serveurPour: 'un-examen-de-plus' });

const EXAMEN = fileURLToPath(new URL('../support/examens/cinquieme.json', import.meta.url));
const CAMPAGNE = { ...CAMPAGNE_GUYANE, examen: 'CMF' };

test('R-061 Alya registers to an exam that an operator brought in as a file, through its own onglets and fields', async ({
	alya,
	serveur,
	registre
}, info) => {
	test.setTimeout(300_000);
	const fichier = info.outputPath('campagne.json');
	writeFileSync(fichier, JSON.stringify(CAMPAGNE));
	const { sortie } = await commande(serveur, 'examen', 'import', EXAMEN);
	await commande(serveur, 'campagne', 'ouvrir', fichier);
	const hash = sortie.split('\n')[0] ?? '';
	expect(registre.lignes('select code from examen where hash = ?', hash)).toEqual([{ code: 'CMF' }]);

	const parcours = new Parcours(alya);
	await alya.aUnCompte();
	await alya.seConnecte();
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)', {
		examen: 'CERTIFICAT DES MÉTIERS DE LA FORÊT',
		demarrer: 'Commencer',
		premierOnglet: 'Qui êtes-vous ?'
	});
	await alya.voit(/Étape 1 sur 5/);
	await parcours.remplitIdentification();
	await parcours.suivant('Votre candidature');
	await alya.champ('Catégorie du candidat').selectOption('INDIVIDUEL');
	await expect(alya.champ('Etablissement')).toHaveCount(0);
	await parcours.repond(/^Aménagement de la durée de formation/, 'Non');
	await parcours.repond(/^Demande d'aménagement\(s\)/, 'Non');
	await parcours.repond(/publication par la presse/, 'Non');
	await parcours.repond(/aux collectivités territoriales/, 'Non');
	await parcours.suivant('Votre spécialité');
	await parcours.choisitLaSpecialite('Sylviculture (00001)');

	await alya.champ('Série').selectOption('Futaie');
	await expect(parcours.groupe(/tronçonneuse/)).toHaveCount(0);
	await alya.champ('Série').selectOption('Taillis');
	await parcours.repond(/^Avez-vous votre propre tronçonneuse/, 'Oui');
	await alya.champ('Date de votre formation à la sécurité').fill('2026-03-12');
	await alya.peutLire();
	await parcours.suivant('Vos épreuves');
	await parcours.suivant('Tout relire');

	expect(await parcours.epreuves()).toEqual([
		'E1 - Connaissance de la forêt | Inscrit | Ponctuel',
		'E2 - Travail en forêt | Inscrit | ',
		'E2-A - Abattage | Inscrit | Ponctuel',
		'E2-B - Débardage | Inscrit | Ponctuel'
	]);
	await alya.voit('Série', 'Taillis', 'Date de votre formation à la sécurité', '12/03/2026');
	await parcours.enregistre('001');
	expect(
		registre.lignes(
			'select campagne_id from candidature join compte on compte.id = compte_id where version = 1 and mail = ?',
			alya.mail
		)
	).toEqual([{ campagne_id: 'CMF-2027-33' }]);

	const documents = alya.page.url().replace(/numero$/, 'documents');
	await alya.vaSur(documents);
	await alya.voit('Fiche d’inscription', 'Pièces à fournir');
	await alya.suit(/^Lire à l’écran : Pièces à fournir/);
	await alya.voit('Attestation de formation à la sécurité', /parce que vous avez choisi la série Taillis/);
});
