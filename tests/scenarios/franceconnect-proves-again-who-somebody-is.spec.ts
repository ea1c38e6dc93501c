/** Whoever came by FranceConnect has no password: FranceConnect stands in for it where one is asked. */
import type { Page } from '@playwright/test';
import { sansDefautAxe } from '../support/accessibilite.ts';
import { expect, test } from '../support/monde.ts';

// The stand-in knows two people, whom no other scenario may have opened a compte for.
test.use({ serveurPour: 'franceconnect-preuve' });

const MAELLE = { nom: 'Maëlle Rose TÉTARD-LÉONCE', mail: 'maelle.tetard@demo.escale.invalid' };
const OUSMANE = { nom: 'Ousmane DIABATÉ', mail: 'ousmane.diabate@demo.escale.invalid' };

const bouton = (page: Page, name: string) => page.getByRole('button', { name });

async function entre(page: Page, nom: string): Promise<void> {
	await page.goto('/connexion');
	await bouton(page, 'S’identifier avec FranceConnect').click();
	await bouton(page, `Continuer comme ${nom}`).click();
	await page.waitForURL('**/espace');
}

test('R-052 Maëlle proves who she is again, then deletes her compte; another person’s identity deletes nothing', async ({
	telephone,
	registre,
	surveillance
}) => {
	surveillance.tolere(/request to another site: http:\/\/127\.0\.0\.1:/);
	surveillance.confie(MAELLE.mail, 'TÉTARD-LÉONCE', 'Maëlle');
	const page = await telephone();
	await page.setViewportSize({ width: 360, height: 740 });
	const vide = registre.compteDesLignes();
	await entre(page, MAELLE.nom);
	await page.goto('/compte/donnees');
	await expect(page.getByText(/Votre compte n’a pas de mot de passe/)).toBeVisible();
	await sansDefautAxe(page);

	// Signed in there as well: she is asked all the same who she is.
	await bouton(page, 'M’identifier avec FranceConnect').click();
	await bouton(page, `Continuer comme ${OUSMANE.nom}`).click();
	await expect(page.getByText(/n’est pas celle de ce compte/)).toBeVisible();
	await sansDefautAxe(page);
	expect([registre.comptes(MAELLE.mail), registre.comptes(OUSMANE.mail)]).toEqual([1, 0]);
	await expect(bouton(page, 'Supprimer mon compte')).toHaveCount(0);

	await bouton(page, 'M’identifier avec FranceConnect').click();
	await bouton(page, 'Annuler').click();
	await expect(page.getByText(/Vous avez refusé ou quitté FranceConnect avant la fin/)).toBeVisible();

	await bouton(page, 'M’identifier avec FranceConnect').click();
	await bouton(page, `Continuer comme ${MAELLE.nom}`).click();
	await expect(page.getByText(/FranceConnect a confirmé que c’est bien vous/)).toBeVisible();
	await sansDefautAxe(page);
	expect(registre.comptes(MAELLE.mail)).toBe(1);
	await bouton(page, 'Supprimer mon compte').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre compte est supprimé');
	expect(registre.compteDesLignes()).toEqual(vide);
});

test('R-020 Ousmane, signed out while he was away, comes back by FranceConnect to the page that he left', async ({
	telephone,
	horloge,
	surveillance
}) => {
	surveillance.tolere(/request to another site: http:\/\/127\.0\.0\.1:/);
	surveillance.tolere(/^401 /);
	const page = await telephone();
	await page.setViewportSize({ width: 1280, height: 800 });
	await entre(page, OUSMANE.nom);
	const vaSur = async (nom: string) => {
		await page.getByRole('banner').getByRole('link', { name: nom }).filter({ visible: true }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(nom);
	};
	await vaSur('Mes messages');
	await vaSur('Mes inscriptions');
	await horloge.avance({ heures: 13 });
	// A page seen before stays in sight.
	await vaSur('Mes messages');
	await expect(page.getByText('Vous n’êtes plus connecté(e).')).toBeVisible();
	await expect(page.getByLabel(/^Mot de passe de/)).toHaveCount(0);
	await sansDefautAxe(page);
	// Still signed in there: nothing is asked of him.
	await bouton(page, 'M’identifier avec FranceConnect').click();
	await page.waitForURL('**/espace/messages');
	await expect(page.getByText('Vous n’êtes plus connecté(e).')).toHaveCount(0);
});

test('R-051 Ousmane changes his address once FranceConnect has said again that it is him', async ({
	telephone,
	courriels,
	registre,
	surveillance
}) => {
	const NEUVE = 'ousmane@ailleurs.example';
	surveillance.tolere(/request to another site: http:\/\/127\.0\.0\.1:/);
	surveillance.confie(OUSMANE.mail, NEUVE);
	const page = await telephone();
	await page.setViewportSize({ width: 360, height: 740 });
	await entre(page, OUSMANE.nom);
	await page.goto('/compte');
	await expect(page.getByLabel(/^Nouvelle adresse mail/)).toHaveCount(0);
	await sansDefautAxe(page);
	await bouton(page, 'M’identifier avec FranceConnect').click();
	await bouton(page, 'Annuler').click();
	await expect(page.getByText(/Vous avez refusé ou quitté FranceConnect avant la fin/)).toBeVisible();

	await bouton(page, 'M’identifier avec FranceConnect').click();
	await bouton(page, `Continuer comme ${OUSMANE.nom}`).click();
	await expect(page.getByText(/FranceConnect a confirmé que c’est bien vous/)).toBeVisible();
	await page.getByLabel(/^Nouvelle adresse mail/).fill(NEUVE);
	await bouton(page, 'Changer d’adresse').click();
	await expect(page.getByText('Saisissez une seconde fois votre nouvelle adresse mail.').first()).toBeVisible();
	await sansDefautAxe(page);
	await page.getByLabel(/^Nouvelle adresse mail/).fill(NEUVE);
	await page.getByLabel('Confirmation de la nouvelle adresse mail').fill(NEUVE);
	await bouton(page, 'Changer d’adresse').click();
	await expect(page.getByText(/Un mail est parti à votre nouvelle adresse/)).toBeVisible();
	expect([registre.comptes(OUSMANE.mail), registre.comptes(NEUVE)]).toEqual([1, 0]);

	await page.goto((await courriels.pour(NEUVE)).lien);
	await bouton(page, 'Confirmer cette adresse').click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Votre nouvelle adresse est confirmée');
	await sansDefautAxe(page);
	expect([registre.comptes(OUSMANE.mail), registre.comptes(NEUVE)]).toEqual([0, 1]);
});
