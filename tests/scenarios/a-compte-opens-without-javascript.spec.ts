/** The public pages need no script (A10): the same journey, on a browser that runs none. */
import { expect, test } from '../support/monde.ts';

test.use({ javaScriptEnabled: false });

test('R-005 without JavaScript the openings are read, the choices living in the address', async ({ page }) => {
	await page.goto('/ouverture-des-services');
	for (const lien of ['BACCALAURÉAT PROFESSIONNEL', '2027', 'ACADÉMIE DE LA GUYANE - (2027)'])
		await page.getByRole('link', { name: lien, exact: true }).click();
	await expect(page.getByText(/heure de Cayenne/)).toBeVisible();
});

test('R-021 R-027 R-029 R-040 without JavaScript Alya, born in Guyane, opens a compte and signs in', async ({
	alya,
	registre
}) => {
	await alya.vaSur('/');
	await alya.suit('Je n’ai pas de compte, je le crée');
	await alya.remplitLaCreation();
	await alya.appuieSur('Créer le compte');
	await alya.voit('Votre compte est en cours de création.', alya.mail);
	expect(
		registre.lignes('select departement_naissance, commune_naissance from compte where mail = ?', alya.mail)
	).toEqual([{ departement_naissance: '973', commune_naissance: 'Cayenne' }]);
	await alya.activeSonCompte();
	await alya.seConnecte();
});

test('R-021 R-022 without JavaScript Bastien, born abroad, opens a compte: every letter of his names is kept', async ({
	bastien,
	registre
}) => {
	await bastien.creeUnCompte();
	const colonnes = 'nom, prenoms, date_naissance, pays_naissance, departement_naissance, commune_naissance';
	expect(registre.lignes(`select ${colonnes} from compte where mail = ?`, bastien.mail)).toEqual([
		{
			nom: 'D’ÀLBÖRA',
			prenoms: 'Bastien Ngọc Łukasz',
			date_naissance: '2004-02-29',
			pays_naissance: '122',
			departement_naissance: null,
			commune_naissance: 'Łódź'
		}
	]);
	await bastien.activeSonCompte();
	await bastien.seConnecte();
});

test('without JavaScript a fault brings the page back with its summary first, and what was typed', async ({ alya }) => {
	const { page } = alya;
	await alya.vaSur('/compte/creer');
	await alya.remplitLaCreation({ dateNaissance: '31/02/2002' });
	await alya.appuieSur('Créer le compte');
	await expect(page).toHaveTitle(/^Erreur : /);
	const resume = page.getByRole('alert');
	await expect(resume).toBeFocused();
	await resume.getByRole('link', { name: /Cette date n’existe pas/ }).click();
	await expect(page).toHaveURL(/#dateNaissance$/);
	await expect(alya.champ('Date de naissance')).toHaveValue('31/02/2002');
	await expect(alya.champ('Nom de famille')).toHaveValue(alya.identite.nom);
	await expect(alya.champ('Pays de naissance')).toHaveValue('100');
});
