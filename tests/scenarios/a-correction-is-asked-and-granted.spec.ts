/** « Demander une correction »: Alya’s nom is frozen and wrong; the rectorat looks at her card and corrects it, or says why not. */
import type { Page } from '@playwright/test';
import { sansDefautAxe } from '../support/accessibilite.ts';
import { CAMILLE, choisitAuMenu, entreAuBureau } from '../support/bureau.ts';
import { PHOTO_HEIC } from '../support/scanner.ts';
import { expect, test } from '../support/monde.ts';
import type { Personne } from '../support/personne.ts';
import { photo } from '../support/pieces.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';

test.use({ serveurPour: 'correction' });

/** From « Modifier mon compte » to the form of her nom, filled in but for the proof. */
async function demande(alya: Personne, valeur: string) {
	await alya.vaSur('/compte');
	await alya.suit('Demander une correction');
	await alya.suit('Nom de famille');
	await remplit(alya, valeur);
}

async function remplit(alya: Personne, valeur: string) {
	await alya.champ('Bonne valeur').fill(valeur);
	await alya.champ('Ce qui est faux').fill('Il manque deux lettres.');
}

/** One more page of the proof, by « Choisir un fichier »; seen when it is on the tray. */
async function joint(alya: Personne, nom: string, mimeType: string, buffer: Buffer, pages = '1 page') {
	const choisi = alya.page.waitForEvent('filechooser');
	await alya.appuieSur(/^Choisir un fichier/);
	await (await choisi).setFiles({ name: nom, mimeType, buffer });
	await expect(alya.page.getByRole('heading', { name: pages, exact: true })).toBeVisible();
}

async function ouvreLaDemande(bureau: Page, alya: Personne) {
	await bureau.goto('/gestion');
	await choisitAuMenu(bureau, 'link', 'Corrections');
	await sansDefautAxe(bureau);
	await bureau.getByRole('link', { name: new RegExp(`Nom de famille, ${alya.identite.nom}`, 'i') }).click();
}

test('R-051 Camille looks at Alya’s card and accepts: the compte changes, both read it, what was enregistré stays', async ({
	alya,
	telephone,
	courriels,
	registre,
	surveillance
}) => {
	await entre(alya, registre);
	await alya.vaSur('/compte/correction');
	await alya.voit('vous n’en avez pas encore. D’ici là, ce qui peut changer se change');
	await alya.peutLire();
	const { candidatureId } = await aUneCandidature(alya);
	const version = 'select instantane from candidature_version where candidature_id = ?';
	const avant = registre.lignes(version, candidatureId);
	await alya.page.setViewportSize({ width: 360, height: 740 });
	await demande(alya, 'Sainville');
	await alya.peutLire();
	expect(await alya.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	await alya.appuieSur('Envoyer la demande');
	await alya.voit(/Ajoutez une photo ou un PDF/);
	await alya.peutLire();
	await expect(alya.champ('Bonne valeur')).toHaveValue('Sainville');
	await joint(alya, 'carte.jpg', 'image/jpeg', await photo(alya.page, 'Sainville'));
	await expect(alya.page.getByRole('button', { name: /^Coin haut gauche/ })).toBeVisible();
	await alya.appuieSur('Tourner la page 1');
	await alya.peutLire();
	expect(await alya.page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	// The telephone closes the page: what was photographed is there again.
	await demande(alya, 'Sainville');
	await alya.voit('1 page', 'Gardé sur cet appareil. Rien n’est encore envoyé.');
	await alya.appuieSur('Envoyer la demande');
	await alya.voit('Votre demande est enregistrée. La réponse du rectorat arrivera par mail.');
	await alya.voit('En attente de la réponse du rectorat');
	await alya.peutLire();

	const bureau = await telephone();
	surveillance.confie('Camille Rose-Belle', 'Sainville');
	await bureau.setViewportSize({ width: 1280, height: 800 });
	await entreAuBureau(bureau, CAMILLE);
	await ouvreLaDemande(bureau, alya);
	const image = bureau.getByRole('img', { name: /Justificatif/ });
	await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(800);
	await sansDefautAxe(bureau);
	const preuve = await bureau.request.get(`${bureau.url()}/preuve`);
	expect(preuve.headers()).toMatchObject({
		'content-type': 'image/jpeg',
		'content-disposition': 'attachment; filename="preuve.jpg"',
		'content-security-policy': "sandbox; default-src 'none'",
		'x-content-type-options': 'nosniff',
		'cache-control': 'no-store'
	});
	await bureau.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(bureau.getByRole('alert')).toContainText('1 réponse est à corriger');
	await sansDefautAxe(bureau);
	await bureau.getByLabel('Accepter').check();
	await bureau.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(bureau.getByText('C’est enregistré. Le candidat en est informé.')).toBeVisible();
	await expect(bureau.getByText('Décidée par Camille Rose-Belle.')).toBeVisible();
	await sansDefautAxe(bureau);

	const { lien } = await courriels.pour(alya.mail, /Votre correction est acceptée/);
	await alya.vaSur(lien);
	await alya.voit('Acceptée', /Les documents déjà produits ne changent pas/);
	await alya.peutLire();
	await alya.vaSur('/compte');
	await alya.voit('Sainville');
	expect(registre.lignes(version, candidatureId)).toEqual(avant);
});

test('R-051 two photos, one of an iPhone, leave as one PDF once the network is back; refused, Alya reads why and may ask again', async ({
	alya,
	telephone,
	courriels,
	registre,
	reseau
}) => {
	await entre(alya, registre);
	await aUneCandidature(alya);
	await demande(alya, 'Sainvil-Durand');
	await joint(alya, 'IMG_0001.HEIC', '', PHOTO_HEIC);
	await joint(alya, 'verso.jpg', 'image/jpeg', await photo(alya.page, 'Sainvil-Durand'), '2 pages');
	await expect(alya.page.getByText('Préparation')).toHaveCount(0);
	await reseau.coupe();
	await alya.appuieSur('Envoyer la demande');
	await alya.voit(/Pas de connexion\. Ce que vous avez rempli reste ici/);
	await alya.peutLire();
	await reseau.revient();
	await expect(alya.champ('Bonne valeur')).toHaveValue('Sainvil-Durand');
	// Signed out meanwhile, nothing is sent, and nothing that was photographed is lost.
	await alya.page.context().clearCookies();
	await alya.appuieSur('Envoyer la demande');
	await alya.page.waitForURL('**/connexion**');
	await alya.seConnecte();
	await demande(alya, 'Sainvil-Durand');
	await expect(alya.page.getByRole('heading', { name: '2 pages' })).toBeVisible();
	await alya.appuieSur('Envoyer la demande');
	await alya.voit('En attente de la réponse du rectorat');
	// The list says that this one waits; its address, kept open in another tab, says it when it is sent.
	await expect(alya.page.getByRole('link', { name: 'Nom de famille' })).toHaveCount(0);
	await alya.vaSur('/compte/correction/nom');
	await remplit(alya, 'Sainvile');
	await alya.voit(/Photographiez le document à plat/);
	await joint(alya, 'carte.jpg', 'image/jpeg', await photo(alya.page, 'Sainvile'));
	await alya.appuieSur('Envoyer la demande');
	await alya.voit(/Vous avez déjà demandé cette correction/);

	const bureau = await telephone();
	await entreAuBureau(bureau, CAMILLE);
	await ouvreLaDemande(bureau, alya);
	await expect(bureau.getByRole('link', { name: 'Télécharger le PDF' })).toBeVisible();
	await bureau.getByLabel('Refuser').check();
	await bureau.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(bureau.getByText('Dites au candidat pourquoi, et ce qu’il peut faire.').first()).toBeVisible();
	await bureau.getByLabel('Refuser').check();
	await bureau
		.getByLabel('Information du gestionnaire')
		.fill('Le nom ne se lit pas. Photographiez la carte de plus près.');
	await bureau.getByRole('button', { name: 'Enregistrer' }).click();
	await expect(bureau.getByText('C’est enregistré. Le candidat en est informé.')).toBeVisible();
	await bureau.goto('/gestion/corrections?etat=decidees');
	await expect(bureau.getByText(/Refusée le/).first()).toBeVisible();
	await sansDefautAxe(bureau);
	const { corps } = await courriels.pour(alya.mail, /Votre correction est refusée/);
	expect(corps).toContain('Le nom ne se lit pas. Photographiez la carte de plus près.');
	await alya.vaSur('/compte/correction');
	await alya.voit('Refusée', 'Le nom ne se lit pas. Photographiez la carte de plus près.');
	await demande(alya, 'Sainvil-Durand');
});
