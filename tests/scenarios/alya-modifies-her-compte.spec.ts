/** « Modifier mon compte »: what can be changed, when, and from which device. */
import { randomUUID } from 'node:crypto';
import { expect, test } from '../support/monde.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';

const NEUF = 'Falaise/orange9';

test('R-045 R-050 R-053 before a first candidature Alya corrects her prénoms, led there by the header', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	await alya.vaSur('/espace');
	await alya.page.locator('header summary').filter({ visible: true }).click();
	await alya.suit('Modifier mon compte');
	await alya.peutLire();
	await alya.suit('Modifier mes informations');
	await expect(alya.champ('Nom de famille')).toHaveValue(alya.identite.nom);
	await expect(alya.page.getByLabel(/^Commune de naissance/)).toHaveValue('Cayenne');
	await alya.peutLire();
	await alya.champ('Prénoms').fill('Alya Łucja');
	await alya.champ('Confirmation du nom de naissance').fill('Autre');
	await alya.appuieSur('Enregistrer');
	await alya.voit(/Les deux noms sont différents/);
	await expect(alya.champ('Prénoms')).toHaveValue('Alya Łucja');
	await alya.champ('Confirmation du nom de naissance').fill(alya.identite.nom);
	await alya.appuieSur('Enregistrer');
	await alya.voit('Vos informations sont enregistrées.', 'Alya Łucja');
});

test('R-051 once she has a candidature only the address and the password change; the page says why and whom to ask', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	await aUneCandidature(alya);
	await alya.vaSur('/compte');
	await alya.voit(
		'Ces informations ne se modifient plus ici',
		/seuls l’adresse mail et le mot de passe sont modifiables/
	);
	await expect(alya.page.getByRole('link', { name: /mailto|@/ }).first()).toBeVisible();
	await alya.peutLire();
	await alya.vaSur('/compte/identite');
	await expect(alya.page).toHaveURL(/\/compte$/);
});

test('R-025 R-051 a new address serves once confirmed from its own letter box; the old one is told', async ({
	alya,
	courriels,
	registre,
	surveillance
}) => {
	await entre(alya, registre);
	const neuve = `neuve.${randomUUID().slice(0, 8)}@exemple.fr`;
	surveillance.confie(neuve);
	await alya.vaSur('/compte');
	await alya.champ('Nouvelle adresse mail').fill(neuve);
	await alya.champ('Confirmation de la nouvelle adresse mail').fill(neuve);
	await alya.champ('Mot de passe du compte').fill('Un.Autre.Mot1');
	await alya.appuieSur('Changer d’adresse');
	await alya.voit(/n’est pas celui de votre compte/);
	await alya.peutLire();
	await alya.champ('Nouvelle adresse mail').fill(neuve);
	await alya.champ('Confirmation de la nouvelle adresse mail').fill(neuve);
	await alya.champ('Mot de passe du compte').fill(alya.identite.motDePasse);
	await alya.appuieSur('Changer d’adresse');
	await alya.voit(/attend d’être confirmée/);
	await courriels.pour(alya.mail, /changement d’adresse a été demandé/);
	const { lien } = await courriels.pour(neuve, /Confirmer ma nouvelle adresse/);
	await alya.vaSur(lien);
	await alya.peutLire();
	expect(registre.comptes(neuve)).toBe(0);
	await alya.appuieSur('Confirmer cette adresse');
	await alya.voit('Votre nouvelle adresse est confirmée');
	expect([registre.comptes(neuve), registre.comptes(alya.mail)]).toEqual([1, 0]);
	await courriels.pour(alya.mail, /adresse mail a été modifiée/);
	const ailleurs = await alya.surUnAutreAppareil();
	await ailleurs.essaieDeSeConnecter(alya.identite.motDePasse, neuve);
	await ailleurs.page.waitForURL('**/espace');
});

test('SEC6 from her telephone Alya signs out the library’s computer; a new password signs out every other device', async ({
	alya,
	registre,
	surveillance
}) => {
	// The computer's page asks on, and learns that it is signed out.
	surveillance.tolere(/^401 /);
	await entre(alya, registre);
	const ordinateur = await alya.surUnAutreAppareil();
	await ordinateur.seConnecte();
	const entree = async () => (await ordinateur.page.request.get('/api/moi')).status();
	expect(await entree()).toBe(200);
	await alya.vaSur('/compte');
	await alya.voit('Mes appareils connectés', /cet appareil/);
	await alya.appuieSur(/^Déconnecter.*vu le/);
	await alya.voit('L’appareil est déconnecté.');
	expect(await entree()).toBe(401);

	await ordinateur.seConnecte();
	await alya.vaSur('/compte');
	await alya.champ('Mot de passe actuel').fill(alya.identite.motDePasse);
	await alya.champ('Nouveau mot de passe').fill(NEUF);
	await alya.champ('Confirmation du mot de passe').fill(NEUF);
	const avant = (await alya.page.context().cookies()).find(({ name }) => name === '__Host-escale')?.value;
	await alya.appuieSur('Modifier mon mot de passe');
	await alya.voit(/Votre mot de passe est modifié/);
	const apres = (await alya.page.context().cookies()).find(({ name }) => name === '__Host-escale')?.value;
	expect(apres).not.toBe(avant);
	expect(await entree()).toBe(401);
	expect((await alya.page.request.get('/api/moi')).status()).toBe(200);
});

test('SEC6 Alya, who does nothing for 56 minutes, is warned, and one key keeps her signed in', async ({
	alya,
	horloge,
	registre
}) => {
	await entre(alya, registre);
	await alya.vaSur('/espace');
	await alya.voit("Vous n'avez aucune candidature active.");
	// A question on its way would be one more sign of life after the jump.
	await alya.page.waitForLoadState('networkidle');
	await horloge.avance({ minutes: 56 });
	// Her telephone slept meanwhile: how long, the server alone knows.
	await alya.voit(/Vous serez peut-être déconnecté\(e\) dans moins de 4\sminutes/);
	await alya.peutLire();
	await alya.appuieSur('Rester connecté(e)');
	await alya.neVoitPas(/Vous serez (peut-être )?déconnecté/);
	await horloge.avance({ minutes: 30 });
	expect((await alya.page.request.get('/api/moi')).status()).toBe(200);
});
