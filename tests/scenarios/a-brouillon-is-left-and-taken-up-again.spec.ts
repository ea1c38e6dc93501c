/** « Annuler », « Quitter », « Visualiser/Imprimer », « Effacer ce brouillon »: what is only on the telephone. */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { texteDuPdf } from '../support/pdf.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

test('R-061 R-062 « Annuler » gives back the onglet as it was opened, « Quitter » keeps the brouillon, erasing it is asked twice', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	await alya.vaSur('/espace');
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)');
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await alya.champ('Localité').fill('Cayenne');
	await alya.champ('Nationalité').selectOption('Française');
	await alya.appuieSur('Suivant');
	await expect(page.getByRole('alert')).toBeFocused();
	await alya.appuieSur('Annuler');
	await expect(alya.champ('Localité')).toHaveValue('');
	await expect(alya.champ('Nationalité')).toHaveValue('');
	await expect(page.getByRole('alert')).toHaveCount(0);
	await expect(page).not.toHaveTitle(/^Erreur/);
	// The other onglets are as they were.
	await alya.appuieSur('Précédent');
	await parcours.estSur("Modalités d'inscription");
	await expect(page.getByLabel(/^J’ai lu les modalités/)).toBeChecked();
	await parcours.suivant('Identification');

	await alya.champ('Localité').fill('Kourou');
	await alya.appuieSur('Quitter');
	await parcours.estSur('Mes inscriptions');
	await alya.voit('Brouillon', 'Rien n’est enregistré au rectorat.');
	await alya.suit('Reprendre mon inscription');
	await parcours.suivant('Identification');
	await expect(alya.champ('Localité')).toHaveValue('Kourou');
	// What was there when it was opened anew is what « Annuler » gives back.
	await alya.champ('Localité').fill('Saül');
	await alya.appuieSur('Annuler');
	await expect(alya.champ('Localité')).toHaveValue('Kourou');
	await parcours.garde();

	await alya.vaSur('/espace');
	await alya.appuieSur('Effacer ce brouillon');
	await alya.voit(/Effacer ce brouillon.*Ce que vous avez saisi sera perdu/);
	await expect(page.getByRole('button', { name: 'Effacer le brouillon' })).toBeFocused();
	await alya.peutLire();
	await alya.appuieSur('Annuler');
	await alya.voit('Brouillon');
	await expect(page.getByRole('button', { name: 'Effacer ce brouillon' })).toBeFocused();
	await alya.appuieSur('Effacer ce brouillon');
	await alya.appuieSur('Effacer le brouillon');
	await alya.voit("Vous n'avez aucune candidature active.");
	await page.reload();
	await alya.voit("Vous n'avez aucune candidature active.");
	await alya.neVoitPas('Brouillon');
});

test('R-061 R-150 « Visualiser/Imprimer » shows the document to come, marked BROUILLON, from the first onglet on, with no number', async ({
	alya,
	registre,
	reseau
}) => {
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	await alya.vaSur('/espace');
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)');
	await reseau.coupe();
	await alya.appuieSur('Visualiser/Imprimer');
	await alya.voit('L’aperçu a besoin du réseau la première fois. Votre saisie est gardée.');
	await alya.peutLire();
	await reseau.revient();
	const debut = await parcours.visualise();
	expect(debut.subarray(0, 5).toString()).toBe('%PDF-');
	await parcours.accepteLesModalites();
	// What was typed since makes it stale.
	await expect(alya.page.getByRole('button', { name: 'Visualiser/Imprimer' })).toBeVisible();
	await alya.peutLire();

	await alya.vaSur(`${await poseUnBrouillon(alya, SAISIE)}?onglet=recapitulatif`);
	await parcours.estSur('Récapitulatif');
	const texte = texteDuPdf(await parcours.visualise());
	if (texte !== null) {
		expect(texte).toMatch(/B\s*R\s*O\s*U\s*I\s*L\s*L\s*O\s*N/);
		expect(texte).toContain('SAINVIL Alya Marie-Noëlle');
		expect(texte).toContain('12 rue Lallouette');
		expect(texte).toContain('Aéronautique option Systèmes');
		expect(texte).not.toMatch(/Inscription n°|Version/);
	}
});

test('R-061 the list of the onglets leads back to those that are done, on a wide screen only @bureau', async ({
	alya,
	registre
}, { project }) => {
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	await alya.vaSur('/espace');
	await parcours.commence('ACADÉMIE DE LA GUYANE - (2027)');
	const liste = page.getByRole('navigation', { name: 'Étapes' });
	if (project.name === 'telephone') {
		await expect(liste).toHaveCount(0);
		return;
	}
	await expect(liste.getByRole('listitem')).toHaveCount(8);
	await expect(liste.getByRole('button')).toHaveCount(0);
	await parcours.accepteLesModalites();
	await parcours.suivant('Identification');
	await expect(liste.locator('[aria-current=step]')).toHaveText('Identification');
	await parcours.remplitIdentification();
	await parcours.suivant('Informations candidature');
	await expect(liste.getByRole('button')).toHaveText(["Modalités d'inscription", 'Identification']);
	await alya.peutLire();
	await liste.getByRole('button', { name: 'Identification' }).click();
	await parcours.estSur('Identification');
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	// One that is done no more says so.
	await alya.champ('Code postal').fill('');
	await liste.getByRole('button', { name: "Modalités d'inscription" }).click();
	await parcours.estSur("Modalités d'inscription");
	await expect(liste.getByRole('button')).toHaveCount(0);
	await page.goBack();
	await parcours.estSur('Identification');
	await expect(alya.champ('Code postal')).toHaveValue('');
});
