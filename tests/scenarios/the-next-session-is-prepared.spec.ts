/** « Préparer une session à partir d’une autre »: Alya, who has épreuves left, finds her inscription ready to complete. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ouvreUneCampagne } from '../support/campagnes.ts';
import { commande } from '../support/commande.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { aUneCandidature, entre, GUYANE, revient } from '../support/raccourcis.ts';

test.use({ serveurPour: 'preparation' });

test('R-174 R-102 Alya completes what was prepared from last session, on the same compte, with the note that she may keep', async ({
	alya,
	courriels,
	horloge,
	registre,
	serveur
}) => {
	test.setTimeout(240_000);
	await entre(alya, registre);
	await aUneCandidature(alya);
	const [compte] = registre.lignes('select numero_candidat as numero from compte where mail = ?', alya.mail);
	const numero = String(compte?.numero);
	await horloge.est('2027-07-06 09:00');
	const fichier = join(serveur.dataDir, 'notes.csv');
	writeFileSync(fichier, `numero_candidat;inscription;epreuve;note\n${numero};;E1-A;14\n${numero};;E2;AB\n`);
	await commande(serveur, 'notes', 'import', fichier, '--campagne', GUYANE);
	await commande(serveur, 'notes', 'publier', GUYANE);
	const vers = await ouvreUneCampagne(serveur, '2028', {
		ouverture: '2027-10-11T08:00',
		fermeture: '2027-11-19T17:00'
	});
	await horloge.est('2027-11-04 09:00');
	const preparer = () => commande(serveur, 'campagne', 'preparer', '--depuis', GUYANE, '--vers', vers);
	expect((await preparer()).sortie).toContain(`${numero}-001 : préparée, notes proposées : E1-A`);
	expect((await preparer()).sortie).toMatch(/Préparées : 0\. Déjà là : 1\./);

	const { lien, corps } = await courriels.pour(alya.mail, /^Votre inscription est à compléter/);
	expect(corps).toContain('Les notes que vous pouvez garder sont déjà proposées (E1-A)');
	await revient(alya);
	await alya.vaSur('/espace');
	await alya.voit(/Le service des examens vous a pré-inscrit\(e\)/);
	await alya.peutLire();
	await alya.vaSur(lien);
	const parcours = new Parcours(alya);
	await parcours.estSur('Mon inscription');
	await alya.appuieSur('Modifier et compléter mon inscription');
	await parcours.estSur("Modalités d'inscription");
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await parcours.suivant('Informations candidature');
	await expect(alya.champ('Catégorie du candidat')).toHaveValue('INDIVIDUEL');
	await parcours.repond(/^Demande d'aménagement\(s\)/, 'Non');
	await parcours.refuseLaDiffusion();
	await parcours.suivant('Qualification présentée');
	await expect(parcours.groupe(/^Forme de passage/).getByLabel('Globale')).toBeChecked();
	await parcours.suivant('Acquis');
	await alya.peutLire();
	await parcours.suivant('Epreuves');
	await parcours.suivant('Récapitulatif');
	expect(await parcours.epreuves()).toContainEqual(expect.stringMatching(/^E1-A - .* \| Bénéfice/));
	await parcours.enregistre('002');
});
