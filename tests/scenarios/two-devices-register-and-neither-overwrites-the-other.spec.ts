/** « Enregistrer » on two devices, or in two pages: what one has registered is never overwritten by one who has not seen it. */
import type { Page } from '@playwright/test';
import { DEPART } from '../support/horloge.ts';
import { expect, test } from '../support/monde.ts';
import { champ, type Personne } from '../support/personne.ts';
import { aUneCandidature, entre, poseUnBrouillon, revient, SAISIE } from '../support/raccourcis.ts';
import type { Registre } from '../support/registre.ts';

const VOIE = 'Numéro, rue, voie';

async function ouvre({ page }: Pick<Personne, 'page'>, adresse: string): Promise<void> {
	await page.goto(adresse);
	await expect(page.locator('.fr-stepper__title')).toBeVisible();
}

/** The voie and the localité of each version. */
function versions(registre: Registre, mail: string): string[] {
	return registre
		.lignes(
			`select instantane from candidature_version v join candidature c on c.id = v.candidature_id
			join compte on compte.id = c.compte_id where mail = ? order by v.version`,
			mail
		)
		.map(({ instantane }) => JSON.parse(String(instantane)).saisie.identification)
		.map(({ voie, localite }) => `${voie}, ${localite}`);
}

async function enregistre(qui: Personne, adresse: string): Promise<void> {
	await ouvre(qui, `${adresse}?onglet=conditions`);
	await qui.appuieSur('Enregistrer');
	await qui.page.waitForURL('**/numero');
}

/** Her computer has the same brouillon. */
async function surSonOrdinateur(alya: Personne): Promise<Personne> {
	const ordinateur = await alya.surUnAutreAppareil();
	await revient(ordinateur);
	await ordinateur.vaSur('/espace');
	await ordinateur.suit('Reprendre mon inscription');
	return ordinateur;
}

test('R-061 R-062 Alya presses « Enregistrer » in a tunnel; her computer changes her address and registers first: hers stays', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^410 |ERR_INTERNET_DISCONNECTED/);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await ouvre(alya, `${adresse}?onglet=conditions`);
	await alya.voit(/^Enregistré sur le serveur/);
	const ordinateur = await surSonOrdinateur(alya);
	await alya.page.context().setOffline(true);
	await alya.appuieSur('Enregistrer');
	await alya.voit('Votre inscription n’est pas encore enregistrée');

	await ouvre(ordinateur, `${adresse}?onglet=identification`);
	await ordinateur.champ(VOIE).fill('99 rue de l’Autre');
	await ordinateur.voit(/^Enregistré sur le serveur/);
	await enregistre(ordinateur, adresse);
	await alya.page.context().setOffline(false);
	await alya.voit('Ce brouillon n’est plus sur cet appareil');
	expect(versions(registre, alya.mail)).toEqual([`99 rue de l’Autre, ${SAISIE.identification.localite}`]);

	// What she pressed is still told, with the reason, and sends nothing.
	await alya.vaSur('/espace/envois');
	await alya.voit('Votre inscription est déjà enregistrée, avec d’autres réponses');
	await expect(alya.page.getByRole('button', { name: 'Réessayer', exact: true })).toHaveCount(0);
	await alya.peutLire();
});

test('R-062 With two values of one onglet before her, « Enregistrer » leads Alya to the choice, and sends what she chose', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^409 PUT |ERR_INTERNET_DISCONNECTED/);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await ouvre(alya, `${adresse}?onglet=identification`);
	await alya.voit(/^Enregistré sur le serveur/);
	const ordinateur = await surSonOrdinateur(alya);
	await ouvre(ordinateur, `${adresse}?onglet=identification`);
	await alya.page.context().setOffline(true);
	await alya.champ('Localité').fill('Kourou');
	await alya.voit(/^Enregistré sur cet appareil/);
	await ordinateur.champ('Localité').fill('Saül');
	await ordinateur.voit(/^Enregistré sur le serveur/);
	await alya.page.context().setOffline(false);
	const choix = alya.page.getByRole('region', { name: 'Modifié aussi sur un autre appareil' });
	await expect(choix).toBeVisible();

	await ouvre(alya, `${adresse}?onglet=conditions`);
	await alya.appuieSur('Enregistrer');
	await expect(alya.page).toHaveURL(/onglet=identification/);
	await expect(choix).toBeVisible();
	await alya.peutLire();
	await choix
		.getByLabel('Sur l’autre appareil : Saül')
		.or(choix.getByLabel(/autre appareil.*Saül/))
		.first()
		.check();
	await choix.getByRole('button', { name: 'Garder ces choix' }).click();
	await expect(choix).toBeHidden();
	await enregistre(alya, adresse);
	expect(versions(registre, alya.mail)).toEqual([`${SAISIE.identification.voie}, Saül`]);
});

test('R-061 R-175 Two modifications at once: the second is told, takes in what the first changed, and loses nothing of its own', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^409 PUT /);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const modifie = async (qui: Personne) => {
		await qui.vaSur(`/espace/candidatures/${candidatureId}/inscription`);
		await qui.page
			.getByRole('button', { name: /^Modifier/ })
			.first()
			.click();
		await qui.page.waitForURL('**/espace/inscription/**');
		return String(qui.page.url().split('?')[0]);
	};
	const ordinateur = await alya.surUnAutreAppareil();
	await revient(ordinateur);
	const [ici, la] = [await modifie(alya), await modifie(ordinateur)];
	await ouvre(ordinateur, `${la}?onglet=identification`);
	await ordinateur.champ(VOIE).fill('99 rue de l’Autre');
	await ordinateur.voit(/^Enregistré sur/);
	await enregistre(ordinateur, la);

	await ouvre(alya, `${ici}?onglet=acquis`);
	await ouvre(alya, `${ici}?onglet=identification`);
	await alya.champ('Complément adresse 1').fill('Bâtiment B');
	await alya.voit(/^Enregistré sur/);
	await ouvre(alya, `${ici}?onglet=conditions`);
	await alya.appuieSur('Enregistrer');
	await alya.voit('Votre inscription a été modifiée sur un autre appareil');
	await alya.peutLire();
	await alya.appuieSur(/^Choisir/);
	const choix = alya.page.getByRole('region', { name: 'Modifié aussi sur un autre appareil' });
	await choix.getByLabel(/autre appareil.*99 rue de l’Autre/).check();
	await choix.getByRole('button', { name: 'Garder ces choix' }).click();
	await expect(choix).toBeHidden();
	await enregistre(alya, String(alya.page.url().split('?')[0]));
	const derniere = versions(registre, alya.mail);
	expect(derniere).toHaveLength(3);
	expect(derniere[2]).toBe(`99 rue de l’Autre, ${SAISIE.identification.localite}`);
	expect(registre.contient('Bâtiment B')).toBe(true);
});

test('R-062 A word kept in one page is in what another page of the same phone registers', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	const { page } = alya;
	await page.context().clock.setSystemTime(DEPART);
	await ouvre(alya, `${adresse}?onglet=conditions`);
	await alya.voit(/^Enregistré sur le serveur/);
	const autre: Page = await page.context().newPage();
	await ouvre({ page: autre }, `${adresse}?onglet=identification`);
	await champ(autre, 'Localité').fill('Maripasoula');
	await expect(autre.getByText(/^Enregistré sur/)).toBeVisible();
	await alya.appuieSur('Enregistrer');
	await page.waitForURL('**/numero');
	expect(versions(registre, alya.mail)).toEqual([`${SAISIE.identification.voie}, Maripasoula`]);
});

test('R-062 The answer to « Enregistrer » is lost, Alya takes the envoi back and presses again: she gets her numéro, once', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/ERR_FAILED/);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	const { page } = alya;
	await ouvre(alya, `${adresse}?onglet=conditions`);
	await alya.voit(/^Enregistré sur le serveur/);
	const perdue = Promise.withResolvers<void>();
	await page.route('**/api/candidatures', async (route) => {
		await route.fetch();
		await route.abort();
		perdue.resolve();
	});
	await alya.appuieSur('Enregistrer');
	await perdue.promise;
	await alya.appuieSur('Retirer l’envoi et modifier');
	await page.unroute('**/api/candidatures');
	await alya.appuieSur('Enregistrer');
	await page.waitForURL('**/numero');
	expect(versions(registre, alya.mail)).toHaveLength(1);
});
