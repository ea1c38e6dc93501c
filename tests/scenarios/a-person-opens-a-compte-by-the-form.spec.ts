/** From « Créer un compte » to the candidate's space, on a telephone (S2 §2.1). */
import { expect, test } from '../support/monde.ts';

test('R-004 R-021 R-022 R-023 R-027 R-028 R-029 R-031 R-040 R-045 Alya opens her compte, activates it and signs in @bureau', async ({
	alya,
	courriels,
	registre
}) => {
	const { page } = alya;
	await alya.vaSur('/');
	await alya.suit('Je n’ai pas de compte, je le crée');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Créer un compte');
	await expect(page.getByRole('main').getByRole('link', { name: "J'ai déjà un compte" })).toHaveAttribute(
		'href',
		'/connexion'
	);
	await alya.peutLire();
	await alya.remplitLaCreation();

	// The commune is found by typing inside the département; the code travels with the form.
	await alya.champ('Commune de naissance').fill('maripa');
	await expect(page.locator('#communes option')).toHaveAttribute('value', 'Maripasoula');
	await alya.champ('Commune de naissance').fill('cayenne');
	await expect(page.locator('input[name=communeNaissance]')).toHaveValue('97302');
	await alya.peutLire();

	await alya.appuieSur('Créer le compte');
	const titre = page.getByRole('heading', { level: 1 });
	await expect(titre).toHaveText('Votre compte est en cours de création.');
	await expect(titre).toBeFocused();
	await expect(page).toHaveTitle(/^Compte en cours de création/);
	await alya.voit(
		'Votre inscription sera possible seulement lorsque votre compte sera activé.',
		`Vous allez recevoir un mail à l'adresse ${alya.mail}, veuillez cliquer sur le lien contenu dans ce mail pour activer votre compte.`,
		"Ce lien n'est valable que pour une durée de 48 heures. Passé ce délai, vos informations seront effacées, vous devrez recommencer votre démarche de création de compte.",
		/peuvent se retrouver dans vos dossiers spams/
	);
	await alya.peutLire();

	const { objet, corps, lien } = await courriels.pour(alya.mail);
	expect(objet).toBe('[ESCALE] Activer mon compte');
	expect(corps).toContain(
		"Ce lien n'est valable que pour une durée de 48h. Passé ce délai, vos informations seront effacées."
	);
	const active = () => registre.lignes('select active_le from compte where mail = ?', alya.mail)[0]?.active_le;

	await alya.essaieDeSeConnecter(alya.identite.motDePasse);
	await alya.voit(/Votre compte n’est pas encore activé/);
	// Opening the link is not enough: mail scanners open links too.
	await alya.vaSur(lien);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activer mon compte');
	await alya.peutLire();
	expect(active()).toBeNull();
	await alya.appuieSur('Activer mon compte');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre compte est activé');
	await alya.peutLire();
	expect(active()).not.toBeNull();

	await page.getByRole('main').getByRole('link', { name: 'Se connecter' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Veuillez vous identifier');
	await alya.peutLire();
	await alya.champ('Identifiant de connexion').fill(alya.mail.toUpperCase());
	await alya.champ('Mot de passe').fill(alya.identite.motDePasse);
	await alya.appuieSur('Se connecter');
	await page.waitForURL('**/espace');

	await alya.vaSur('/connexion');
	await expect(page).toHaveURL(/\/espace$/);
	await alya.seDeconnecte();
	await alya.vaSur('/espace');
	await expect(page).toHaveURL(/\/connexion$/);
});

test('R-029 the link of the mail serves once: the second time it says so', async ({ alya, courriels }) => {
	await alya.aUnCompte();
	const { lien } = await courriels.pour(alya.mail);
	await alya.vaSur(lien);
	await alya.voit('Ce lien ne fonctionne plus', /Ce lien a expiré ou a déjà servi/);
	await alya.peutLire();
	await alya.seConnecte();
});

test('R-030 each compte gets a numéro candidat of its own', async ({ alya, bastien, registre }) => {
	await alya.creeUnCompte();
	await bastien.creeUnCompte();
	const numeros = [alya, bastien].map(
		({ mail }) => registre.lignes('select numero_candidat from compte where mail = ?', mail)[0]?.numero_candidat
	);
	for (const numero of numeros) expect(numero).toMatch(/^026\d{8}$/);
	expect(numeros[0]).not.toBe(numeros[1]);
});

test('R-021 a commune that is no longer in the list is written in full, and kept as it was written', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	await alya.vaSur('/compte/creer');
	await alya.remplitLaCreation({ departementNaissance: '025 - DOUBS', communeNaissance: 'Vuillecin-le-Vieux' });
	await alya.appuieSur('Créer le compte');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre compte est en cours de création.');
	expect(
		registre.lignes('select departement_naissance, commune_naissance from compte where mail = ?', alya.mail)
	).toEqual([{ departement_naissance: '025', commune_naissance: 'Vuillecin-le-Vieux' }]);
});

test('R-021 what is filled in before the page’s script has come is kept when it comes', async ({ alya }) => {
	const { page } = alya;
	const scripts = Promise.withResolvers<void>();
	await page.route('**/*.js', async (route) => {
		await scripts.promise;
		await route.continue();
	});
	// Scripts being on their way, the page is not « loaded » yet.
	await page.goto('/compte/creer', { waitUntil: 'commit' });
	await alya.remplitLaCreation();
	scripts.resolve();
	// Only the script shows this button.
	await expect(page.getByRole('button', { name: 'Afficher le mot de passe' })).toHaveCount(2);
	await expect(page.getByLabel('Madame')).toBeChecked();
	await expect(alya.champ('Nom de famille')).toHaveValue(alya.identite.nom);
	await expect(alya.champ('Pays de naissance')).toHaveValue('100');
	await expect(alya.champ('Département, DOM ou COM de naissance')).toHaveValue('973');
	await expect(alya.champ('Commune de naissance')).toHaveValue('Cayenne');
	await expect(alya.champ('Confirmation du mot de passe')).toHaveValue(alya.identite.motDePasse);
	await alya.appuieSur('Créer le compte');
	await alya.voit('Votre compte est en cours de création.');
});

test('R-024 the password can be shown before it is sent', async ({ alya }) => {
	await alya.vaSur('/compte/creer');
	const motDePasse = alya.champ('Mot de passe');
	await motDePasse.fill(alya.identite.motDePasse);
	await expect(motDePasse).toHaveAttribute('type', 'password');
	await alya.page.getByRole('button', { name: 'Afficher le mot de passe' }).first().click();
	await expect(motDePasse).toHaveAttribute('type', 'text');
	await expect(motDePasse).toHaveValue(alya.identite.motDePasse);
});

test('R-028 the demo shows every mail that left, as its reader would see it', async ({ alya }) => {
	await alya.creeUnCompte();
	const { page } = alya;
	await expect(async () => {
		await alya.vaSur('/demo/courriels');
		await expect(page.getByText(alya.mail)).toBeVisible({ timeout: 500 });
	}).toPass();
	await alya.peutLire();
	const mail = page.getByRole('article').filter({ hasText: alya.mail });
	await mail.getByRole('link', { name: 'Ce mail mis en forme' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Activer mon compte');
	await alya.peutLire();
	// Its button leads where the address of the text does.
	await page.getByRole('link', { name: 'Activer mon compte' }).click();
	await expect(page.getByRole('button', { name: 'Activer mon compte' })).toBeVisible();
});
