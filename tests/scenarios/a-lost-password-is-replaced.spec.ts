/** « Mot de passe oublié », on a browser without script as well as with one. */
import { expect, test } from '../support/monde.ts';
import { formulaire } from '../support/requete.ts';

const NEUF = 'Falaise/orange9';

test('R-042 SEC8 Alya, who remembers only her numéro candidat, chooses a new password; her other telephone is signed out', async ({
	alya,
	courriels,
	registre,
	surveillance
}) => {
	// The telephone's page asks on, and learns that it is signed out.
	surveillance.tolere(/^401 /);
	await alya.aUnCompte();
	await alya.seConnecte();
	const ordinateur = await alya.surUnAutreAppareil();
	await ordinateur.vaSur('/connexion');
	await ordinateur.suit('Mot de passe oublié, réinitialisation du mot de passe');
	await ordinateur.peutLire();
	await ordinateur.appuieSur('Recevoir le lien');
	await expect(ordinateur.page.getByRole('alert')).toBeFocused();
	await ordinateur.peutLire();

	const [row] = registre.lignes('select numero_candidat from compte where mail = ?', alya.mail);
	const demande = async (identifiant: string) => {
		await ordinateur.vaSur('/mot-de-passe-oublie');
		await ordinateur.champ('Adresse mail, identifiant ou numéro candidat').fill(identifiant);
		await ordinateur.appuieSur('Recevoir le lien');
		await ordinateur.voit('Regardez votre messagerie', /courriers indésirables/);
		return ordinateur.page.locator('main').innerText();
	};
	const dit = await demande(String(row?.numero_candidat));
	expect(await demande('02699999999')).toBe(dit);
	await ordinateur.peutLire();

	const { lien } = await courriels.pour(alya.mail, /Modifier mon mot de passe/);
	// A scanner of mails opened it before she did.
	for (let fois = 0; fois < 3; fois++) await ordinateur.page.request.get(lien);
	await ordinateur.vaSur(lien);
	await ordinateur.peutLire();
	await ordinateur.champ('Nouveau mot de passe').fill('Azerty1!');
	await ordinateur.champ('Confirmation du mot de passe').fill('Azerty1!');
	await ordinateur.appuieSur('Enregistrer');
	await ordinateur.voit(/trop courant/);
	await ordinateur.peutLire();
	await ordinateur.champ('Nouveau mot de passe').fill(NEUF);
	await ordinateur.champ('Confirmation du mot de passe').fill(NEUF);
	await ordinateur.appuieSur('Enregistrer');
	await ordinateur.voit('Votre mot de passe est modifié');
	await courriels.pour(alya.mail, /mot de passe a été modifié/);

	expect((await alya.page.request.get('/api/moi')).status()).toBe(401);
	await ordinateur.vaSur(lien);
	await ordinateur.voit('Ce lien ne fonctionne plus');
	await ordinateur.peutLire();
	await ordinateur.essaieDeSeConnecter(NEUF);
	await ordinateur.page.waitForURL('**/espace');
});

test('R-042 SEC8 the link is of our own address, whatever Host the request showed', async ({
	alya,
	courriels,
	serveur
}) => {
	await alya.aUnCompte();
	for (const host of ['evil.example', `${new URL(serveur.origin).host}.evil.example`, 'localhost@evil.example']) {
		await formulaire(
			`${serveur.origin}/mot-de-passe-oublie`,
			{ identifiant: alya.mail },
			{ host, 'x-forwarded-host': host }
		);
	}
	const liens = async () =>
		courriels.tous(alya.mail).flatMap(({ objet, lien }) => (/Modifier mon mot/.test(objet) ? [lien] : []));
	await courriels.pour(alya.mail, /Modifier mon mot de passe/, 3);
	for (const lien of await liens()) expect(lien).toMatch(new RegExp(`^${serveur.origin}/mot-de-passe/[\\w-]{43}$`));
});

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });
	test('R-042 the same, by the address', async ({ alya, courriels }) => {
		await alya.aUnCompte();
		await alya.vaSur('/mot-de-passe-oublie');
		await alya.champ('Adresse mail, identifiant ou numéro candidat').fill(alya.mail);
		await alya.appuieSur('Recevoir le lien');
		await alya.vaSur((await courriels.pour(alya.mail, /Modifier mon mot de passe/)).lien);
		await alya.champ('Nouveau mot de passe').fill(NEUF);
		await alya.champ('Confirmation du mot de passe').fill(NEUF);
		await alya.appuieSur('Enregistrer');
		await alya.essaieDeSeConnecter(NEUF);
		await alya.page.waitForURL('**/espace');
	});
});
