/** One compte per adresse mail, which is its identifiant (S1, S3). */
import { expect, test } from '../support/monde.ts';

test('R-025 R-026 an address that serves already is refused with both causes, and its owner is told', async ({
	alya,
	personne,
	courriels,
	registre
}) => {
	await alya.aUnCompte();
	// A cousin of hers, with the same address written in capitals.
	const cousin = await personne({ ...alya.identite, prenoms: 'Théo', mail: alya.mail.toUpperCase() });
	const { page } = cousin;
	await cousin.vaSur('/compte/creer');
	await cousin.remplitLaCreation();
	await cousin.appuieSur('Créer le compte');

	const resume = page.getByRole('alert');
	await expect(resume).toBeFocused();
	const phrase = 'Cette adresse mail existe déjà dans l’application Escale';
	const libelle = new RegExp(phrase.replace('’', "['’]"));
	await expect(resume.getByRole('link', { name: libelle })).toHaveAttribute('href', '#mail');
	await expect(page.locator('#mail')).toHaveAccessibleDescription(libelle);
	await cousin.voit(
		/Moi ou l'un de mes proches a déjà créé un compte sur cet espace Escale/,
		/Il existe déjà un candidat Escale qui possède la même adresse mail \(avec ou sans compte Escale\)/
	);
	await expect(cousin.champ('Prénoms')).toHaveValue('Théo');
	await cousin.peutLire();
	expect(registre.lignes('select prenoms from compte where mail = ?', alya.mail)).toEqual([
		{ prenoms: alya.identite.prenoms }
	]);

	const { objet, corps } = await courriels.pour(alya.mail, /existe déjà/);
	expect(objet).toBe('[ESCALE] Un compte existe déjà avec votre adresse');
	expect(corps).toContain('rien n’a été créé ni modifié');
	// Hers alone: the words of the stranger are not in it.
	expect(corps).not.toContain('Théo');
	await alya.seConnecte();
});

test('R-026 an address that waits for its activation is taken too', async ({ alya, courriels, registre }) => {
	await alya.creeUnCompte();
	await courriels.pour(alya.mail, /Activer/);
	const ailleurs = await alya.surUnAutreAppareil();
	await ailleurs.vaSur('/compte/creer');
	await ailleurs.remplitLaCreation();
	await ailleurs.appuieSur('Créer le compte');
	await ailleurs.voit(/Cette adresse mail existe déjà/);
	expect(registre.comptes(alya.mail)).toBe(1);
	await alya.activeSonCompte();
});
