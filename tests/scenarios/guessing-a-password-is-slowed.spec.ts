/** Signing in: the same words whatever was wrong, and guesses that cost more and more time (R-040, SEC4). */
import { expect, test } from '../support/monde.ts';

const INCORRECT = 'Identifiant ou mot de passe incorrect.';

test('R-040 an unknown identifiant and a wrong password are answered alike; empty fields are pointed at', async ({
	alya
}) => {
	const { page } = alya;
	await alya.aUnCompte();
	const dit = async () => {
		await expect(page.getByRole('alert')).toBeFocused();
		await expect(page).toHaveTitle(/^Erreur : /);
		return (await page.getByRole('alert').innerText()).replace(/\s+/g, ' ');
	};
	await alya.essaieDeSeConnecter('Un.Autre.Mot1');
	await alya.voit(INCORRECT);
	const faux = await dit();
	await expect(alya.champ('Identifiant de connexion')).toHaveValue(alya.mail);
	await expect(alya.champ('Mot de passe')).toHaveValue('');
	await alya.peutLire();
	await alya.essaieDeSeConnecter(alya.identite.motDePasse, `personne-${alya.mail}`);
	expect(await dit()).toBe(faux);

	await alya.essaieDeSeConnecter('', '');
	await expect(page.getByRole('alert').getByRole('link')).toHaveText([
		'Saisissez votre identifiant\u00a0: votre adresse mail, ou celui de votre papillon.',
		'Saisissez votre mot de passe.'
	]);
	await expect(page.locator('#motDePasse')).toHaveAccessibleDescription(/Saisissez votre mot de passe\./);
	await alya.peutLire();
});

test('R-040 after six wrong passwords even the right one waits; once the delay is over it opens', async ({
	alya,
	horloge
}) => {
	await alya.aUnCompte();
	for (let essai = 1; essai <= 6; essai++) {
		await alya.essaieDeSeConnecter(`Faux.Essai${essai}`);
		await alya.voit(INCORRECT);
	}
	await alya.essaieDeSeConnecter(alya.identite.motDePasse);
	await alya.voit('Trop de tentatives. Attendez quelques minutes, puis réessayez.');
	await alya.peutLire();

	// The seventh costs twice as long as the sixth.
	await horloge.avance({ secondes: 1 });
	await alya.essaieDeSeConnecter('Faux.Essai7');
	await alya.voit(INCORRECT);
	await horloge.avance({ secondes: 1 });
	await alya.essaieDeSeConnecter(alya.identite.motDePasse);
	await alya.voit(/Trop de tentatives/);
	await horloge.avance({ secondes: 1 });
	await alya.seConnecte();
});

test('R-040 guesses at one compte slow nobody else', async ({ alya, bastien }) => {
	await alya.aUnCompte();
	await bastien.aUnCompte();
	for (let essai = 1; essai <= 7; essai++) {
		await alya.essaieDeSeConnecter(`Faux.Essai${essai}`);
		await alya.voit(essai < 7 ? INCORRECT : /Trop de tentatives/);
	}
	await bastien.seConnecte();
});
