/** The loop is closed: a candidat gives a pièce, a gestionnaire says what it is worth, and the candidat learns it. */
import type { Page } from '@playwright/test';
import { sansDefautAxe } from '../support/accessibilite.ts';
import { CAMILLE, choisitAuMenu } from '../support/bureau.ts';
import { donne } from '../support/envoi-de-fichier.ts';
import { expect, test } from '../support/monde.ts';
import { champ, type Personne } from '../support/personne.ts';
import { confirme, photo } from '../support/pieces.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';

test.use({ serveurPour: 'bureau' });

/** Alya gives her identity card and confirms it. */
async function donneSonIdentite(alya: Personne, candidatureId: string, mots: string) {
	await alya.vaSur('/aide');
	const octets = await photo(alya.page, mots);
	const { envoiId } = await donne(alya.page, { candidatureId, pieceId: 'identite', octets });
	await confirme(alya.page, candidatureId, 'Identité', { identite: envoiId });
}

async function ditDeLIdentite(page: Page, statut: string, motif?: string) {
	const piece = page.locator('#piece-identite');
	await piece.getByLabel(statut, { exact: true }).check();
	if (motif) await piece.getByLabel('Motif').selectOption(motif);
	await piece.getByRole('button', { name: /^Enregistrer/ }).click();
}

test('R-221 R-206 R-214 Camille finds Alya’s pièce, says « Non conforme » and why; Alya reads it by mail and in her messages', async ({
	alya,
	telephone,
	courriels,
	registre,
	surveillance
}) => {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	await donneSonIdentite(alya, candidatureId, 'Carte d’identité, floue');

	const bureau = await telephone();
	await bureau.setViewportSize({ width: 1280, height: 800 });
	surveillance.confie('Camille Rose-Belle', CAMILLE.mail);
	await bureau.goto('/gestion');
	await expect(bureau).toHaveURL(/\/gestion\/connexion$/);
	await sansDefautAxe(bureau);
	await champ(bureau, 'Adresse mail professionnelle').fill(CAMILLE.mail);
	await champ(bureau, 'Mot de passe').fill(CAMILLE.motDePasse);
	await bureau.getByRole('button', { name: 'Se connecter' }).click();
	await expect(bureau.getByRole('heading', { level: 1 })).toHaveText('Pièces justificatives');
	await sansDefautAxe(bureau);
	await bureau.getByRole('link', { name: /identité, SAINVIL Alya/ }).click();

	// The photo is shown as it was kept, and nothing on the page needs a script.
	const image = bureau.locator('#piece-identite img');
	await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(900);
	await expect(bureau.locator('script')).toHaveCount(0);
	await sansDefautAxe(bureau);

	await ditDeLIdentite(bureau, 'Non conforme');
	await expect(bureau.getByRole('alert')).toContainText('1 réponse est à corriger');
	await sansDefautAxe(bureau);
	await ditDeLIdentite(bureau, 'Non conforme', 'Pièce illisible');
	await expect(bureau.locator('#piece-identite')).toContainText('C’est enregistré. Le candidat en est informé.');
	await sansDefautAxe(bureau);
	await bureau.setViewportSize({ width: 360, height: 740 });
	await sansDefautAxe(bureau);
	expect(await bureau.evaluate(() => document.documentElement.scrollWidth)).toBe(360);

	const { objet, corps, lien } = await courriels.pour(alya.mail, /^Votre pièce/);
	expect(objet).toMatch(/identité\s»\s: Non conforme$/);
	expect(corps).toContain('Information du gestionnaire : Pièce illisible');
	expect(lien).toMatch(new RegExp(`/espace/candidatures/${candidatureId}/justificatifs#piece-identite$`));
	await alya.vaSur('/espace/messages');
	await alya.page.getByText(objet).click();
	await alya.peutLire();
	await alya.suit('Voir cette pièce');
	await expect(alya.page).toHaveURL(lien);

	// On a telephone where she is not signed in, the link of the mail leads there too, by way of « Se connecter ».
	const autre = await alya.surUnAutreAppareil();
	await autre.vaSur(lien);
	await expect(autre.page).toHaveURL(/\/connexion\?suite=/);
	await autre.champ('Identifiant de connexion').fill(alya.mail);
	await autre.champ('Mot de passe').fill(alya.identite.motDePasse);
	await autre.appuieSur('Se connecter');
	await expect(autre.page).toHaveURL(lien);
	await expect(autre.page.locator('#piece-identite')).toBeInViewport();
});

test('REL18 R-206 a pièce that Alya replaces while Camille looks at it is looked at again before it is « Conforme »', async ({
	alya,
	telephone,
	registre,
	surveillance
}) => {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	await donneSonIdentite(alya, candidatureId, 'La première');
	const bureau = await telephone();
	surveillance.confie('Camille Rose-Belle', CAMILLE.mail);
	await bureau.goto('/gestion/connexion');
	await champ(bureau, 'Adresse mail professionnelle').fill(CAMILLE.mail);
	await champ(bureau, 'Mot de passe').fill(CAMILLE.motDePasse);
	await bureau.getByRole('button', { name: 'Se connecter' }).click();
	// By her numéro, which no address ever shows.
	const [compte] = registre.lignes('select numero_candidat as numero from compte where mail = ?', alya.mail);
	await champ(bureau, 'N° candidat ou nom de famille').fill(String(compte?.numero));
	await bureau.getByRole('button', { name: 'Chercher' }).click();
	await expect(bureau).toHaveURL(/\/gestion\?\/chercher$/);
	await bureau.getByRole('region', { name: 'Résultats' }).getByRole('link').click();
	await ditDeLIdentite(bureau, 'Non conforme', 'Document périmé');
	await bureau.goto(`/gestion/candidatures/${candidatureId}`);

	await donneSonIdentite(alya, candidatureId, 'La seconde');
	const piece = bureau.locator('#piece-identite');
	await piece.getByText('Dire ce qu’il en est').click();
	await ditDeLIdentite(bureau, 'Conforme');
	await expect(piece.getByRole('alert')).toContainText(
		'Le candidat a changé cette pièce pendant que vous la regardiez'
	);
	await sansDefautAxe(bureau);
	await ditDeLIdentite(bureau, 'Conforme');
	await expect(piece).toContainText('C’est enregistré');
	const { pieces } = await (await alya.page.request.get(`/api/candidatures/${candidatureId}/pieces`)).json();
	expect(pieces.find((p: { pieceId: string }) => p.pieceId === 'identite')).toMatchObject({ statut: 'conforme' });

	await choisitAuMenu(bureau, 'button', 'Déconnexion');
	await bureau.goto(`/gestion/candidatures/${candidatureId}`);
	await expect(bureau).toHaveURL(/\/gestion\/connexion$/);
});
