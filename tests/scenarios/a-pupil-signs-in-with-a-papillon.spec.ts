/**
 * Pierre's school makes his compte from its file and hands him a papillon (S2 §1.1, §4.2); he signs in with it, gives
 * his own address and password, and finds his candidature « À compléter ».
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commande } from '../support/commande.ts';
import { ALYA } from '../support/identites.ts';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { texteDuPdf } from '../support/pdf.ts';
import { GUYANE } from '../support/raccourcis.ts';

/** As a school's software writes it. */
const TITRES =
	'civilite;nom_famille;prenoms;ine;pays_naissance;date_naissance;depCOM_naissance;commune_naissance;nationalite;pays;adresse_1;adresse_2;adresse_3;adresse_4;code_postal;localite;telephone;telephone_mobile;adresse_mail;categ_socio_pro;etablissement;division_classe;serie;enseignement;categorie;langue_section_inter;langue_section_euro;specialite1;specialite2;specialite3;LVA;LVB;zone_geo_souhaitee;dnl';
const PIERRE =
	'M;DUBOIS;Pierre;088553495DY;100;30/05/2008;973;97302;100;100;12 rue Lallouette;;;;97300;Cayenne;;0694234567;;81;9730538X;37 B;;;133;;;25303;;;;;;';

test.use({ serveurPour: 'papillon' });

test('R-043 R-044 R-173 Pierre goes from his papillon to « À compléter » @bureau', async ({
	personne,
	serveur,
	courriels,
	registre
}) => {
	// The command reads the sources as they are: on a busy machine that takes half a minute.
	test.slow();
	const dossier = mkdtempSync(join(tmpdir(), 'escale-papillons-'));
	const fichier = join(dossier, 'eleves.csv');
	writeFileSync(fichier, `${TITRES}\r\n${PIERRE}\r\n${PIERRE.slice(1)}\r\n`, 'latin1');
	const { sortie } = await commande(
		serveur,
		...(['comptes', 'import', fichier, '--campagne', GUYANE, '--papillons', dossier] as const)
	);
	expect(sortie).toContain('ligne 2 : compte créé, pierre.dubois');
	expect(sortie).toContain('ligne 3 : refusée, civilite');
	const [deLaClasse, texte] = ['papillons-9730538X-37-B.pdf', 'papillon-pierre.dubois.pdf'].map((nom) =>
		texteDuPdf(readFileSync(join(dossier, nom)))
	);
	rmSync(dossier, { recursive: true });
	test.skip(!texte, 'poppler-utils reads the papillon');
	if (!texte) return;
	expect(deLaClasse).toBe(texte);
	expect(texte).toContain(`${serveur.origin}/connexion`);
	const motDePasse = /mot de passe \(\*\)\s: (\S+)/.exec(texte)?.[1] ?? '';

	const pierre = await personne({ ...ALYA, nom: 'DUBOIS', prenoms: 'Pierre' });
	const { page } = pierre;
	// Where the QR leads.
	await pierre.vaSur('/connexion#pierre.dubois');
	await expect(pierre.champ('Identifiant de connexion')).toHaveValue('pierre.dubois');
	await pierre.peutLire();
	await pierre.champ('Mot de passe').fill(motDePasse);
	await pierre.appuieSur('Se connecter');
	const parcours = new Parcours(pierre);
	await parcours.estSur('Vérifier votre adresse mail');
	await pierre.peutLire();

	// Until it is done his compte opens nothing; then it opens what he asked for.
	await pierre.vaSur('/espace/messages');
	await parcours.estSur('Vérifier votre adresse mail');
	expect((await page.request.get('/api/moi')).status()).toBe(401);

	await pierre.champ('Adresse mail').fill(pierre.mail);
	await pierre.champ("Confirmation de l'adresse mail").fill(pierre.mail);
	await pierre.champ('Mot de passe de votre papillon').fill('Un.autre1');
	await pierre.champ('Nouveau mot de passe').fill(pierre.identite.motDePasse);
	await pierre.champ('Confirmation du nouveau mot de passe').fill(pierre.identite.motDePasse);
	await pierre.appuieSur('Valider');
	await pierre.voit('Ce n’est pas le mot de passe de votre papillon.');
	await pierre.peutLire();
	await pierre.champ('Mot de passe de votre papillon').fill(motDePasse);
	await pierre.champ('Nouveau mot de passe').fill(pierre.identite.motDePasse);
	await pierre.champ('Confirmation du nouveau mot de passe').fill(pierre.identite.motDePasse);
	await pierre.appuieSur('Valider');
	// The address is his once he says so from its letter box; he need not wait for it.
	await pierre.voit(/Un mail est parti à votre adresse/, /attend d’être confirmée/);
	await pierre.peutLire();
	expect(registre.comptes(pierre.mail)).toBe(0);
	await pierre.suit('Continuer');
	await page.waitForURL('**/espace/messages');
	await pierre.vaSur('/espace');
	await pierre.voit('À compléter', 'N° : 001');
	await pierre.peutLire();

	expect(registre.contient(motDePasse)).toBe(false);
	const { lien } = await courriels.pour(pierre.mail, /Confirmer mon adresse mail/);
	await pierre.vaSur(lien);
	await pierre.peutLire();
	await pierre.appuieSur('Confirmer cette adresse');
	await pierre.voit('Votre nouvelle adresse est confirmée');
	await pierre.vaSur('/espace');
	await pierre.seDeconnecte();
	await pierre.seConnecte();
	await pierre.voit('À compléter');
});
