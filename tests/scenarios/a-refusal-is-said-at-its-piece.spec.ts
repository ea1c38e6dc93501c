/** Two devices, of which one is behind: what the server refuses is said where it was asked, beside the pièce as it now stands. */
import type { Page } from '@playwright/test';
import { donne } from '../support/envoi-de-fichier.ts';
import { expect, test } from '../support/monde.ts';
import { confirme, photo } from '../support/pieces.ts';
import type { Personne } from '../support/personne.ts';
import { aUneCandidature, entre, revient } from '../support/raccourcis.ts';

const piece = (page: Page, id: string) => page.locator(`#piece-${id}`);
const groupe = (page: Page, nom: string) =>
	page.locator('section.fr-card').filter({ has: page.getByRole('heading', { name: nom, exact: true }) });

/** The same compte on another device, with that page open. */
async function ouvreAussi(alya: Personne, chemin: string): Promise<Personne> {
	const autre = await alya.surUnAutreAppareil();
	await revient(autre);
	await autre.vaSur(chemin);
	return autre;
}

test('R-203 R-204 what Alya confirmed on her telephone is confirmed on her computer, and a file is not taken back there', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^423 (DELETE|POST) /);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const liste = `/espace/candidatures/${candidatureId}/justificatifs`;
	await alya.vaSur('/aide');
	const octets = await photo(alya.page, 'Recto');
	const identite = (await donne(alya.page, { candidatureId, pieceId: 'identite', octets })).envoiId;
	const jdc = (await donne(alya.page, { candidatureId, pieceId: 'jdc', octets })).envoiId;
	const ordinateur = await ouvreAussi(alya, liste);
	const tablette = await ouvreAussi(alya, liste);
	for (const { page } of [ordinateur, tablette])
		for (const id of ['identite', 'jdc']) await expect(piece(page, id)).toContainText('Déposé, pas encore confirmé');
	await confirme(alya.page, candidatureId, 'Identité', { identite });
	await confirme(alya.page, candidatureId, 'Service national', { jdc });

	// Confirmed a second time: it is as she asked, and nothing is left to read.
	const service = groupe(ordinateur.page, 'Service national');
	await service.getByRole('button', { name: 'J’ai fourni toutes mes pièces' }).click();
	await service.getByRole('button', { name: /^Oui/ }).click();
	await expect(service).toContainText('Validé le');
	await expect(service).not.toContainText(/Il reste un geste|Vous avez confirmé/);
	await ordinateur.neVoitPas(/modification non envoyée/);

	// Taken back: it stays, as the server has it, and she reads why.
	const sienne = piece(tablette.page, 'identite');
	await sienne.getByRole('button', { name: 'Supprimer' }).click();
	await tablette.appuieSur('Oui, supprimer ce fichier');
	await expect(sienne).toContainText(/Ce fichier n’a pas été supprimé\. Vous avez confirmé cette pièce/);
	await expect(sienne).toContainText('Validé le');
	await expect(sienne.getByRole('button', { name: 'Supprimer' })).toHaveCount(0);
	await expect(sienne).not.toContainText('Remplacer');
	await expect(groupe(tablette.page, 'Identité')).not.toContainText('Il reste un geste');
	await tablette.voit(/1\smodification non envoyée/);
	await tablette.peutLire();
	await sienne.getByRole('button', { name: 'J’ai compris' }).click();
	await expect(sienne).not.toContainText('n’a pas été supprimé');
	await tablette.neVoitPas(/modification non envoyée/);
});

test('R-150 R-204 a récapitulatif that was confirmed is signed no more: in a tunnel, on a page left open, nor on one opened since', async ({
	alya,
	registre,
	reseau,
	surveillance
}) => {
	surveillance.tolere(/^423 POST /);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	const liste = `/espace/candidatures/${candidatureId}/justificatifs`;
	const signer = `${liste}/recapitulatif_signe/signer`;
	const [ordinateur, tablette] = [await ouvreAussi(alya, signer), await ouvreAussi(alya, signer)];
	await alya.vaSur('/aide');
	const octets = await photo(page, 'Signé');
	const { envoiId } = await donne(page, { candidatureId, pieceId: 'recapitulatif_signe', octets });
	for (const appareil of [ordinateur, tablette]) {
		await appareil.page.getByLabel('Signer en écrivant mon nom').check();
		await appareil.champ('Votre nom et votre prénom').fill('Alya Sainvil');
	}
	await confirme(page, candidatureId, 'Récapitulatif de votre candidature', { recapitulatif_signe: envoiId });

	// On a page left open: nothing is sent.
	await tablette.appuieSur('Signer et déposer');
	await tablette.voit('Cette pièce ne prend plus de fichier.', /Vous avez confirmé cette pièce/);
	await expect(tablette.page.getByRole('heading', { level: 1 })).toBeFocused();
	await expect(tablette.page.getByRole('button', { name: 'Signer et déposer' })).toHaveCount(0);
	await tablette.neVoitPas(/modification non envoyée/);
	await tablette.peutLire();

	// In a tunnel: the server says it later, and the pièce is shown as it holds it.
	await reseau.coupe();
	await ordinateur.appuieSur('Signer et déposer');
	const recapitulatif = piece(ordinateur.page, 'recapitulatif_signe');
	await expect(recapitulatif).toContainText('Signature gardée sur cet appareil');
	await reseau.revient();
	await expect(recapitulatif).toContainText(/Votre signature n’a pas été prise\. Vous avez confirmé cette pièce/);
	await expect(recapitulatif).toContainText('En attente de contrôle');
	for (const nom of [/^Photographier/, /^Choisir un fichier/, 'Réessayer'])
		await expect(recapitulatif.getByRole('button', { name: nom })).toHaveCount(0);
	await expect(recapitulatif).not.toContainText('Signer à l’écran');
	await ordinateur.peutLire();
	await recapitulatif.getByRole('button', { name: 'J’ai compris' }).click();
	await expect(recapitulatif).not.toContainText('n’a pas été prise');
	await expect(recapitulatif).toContainText('Validé le');

	await alya.vaSur(signer);
	await alya.voit('Cette pièce ne prend plus de fichier.', /Vous avez confirmé cette pièce/);
	await expect(page.getByRole('button', { name: 'Signer et déposer' })).toHaveCount(0);
	await alya.suit('Revenir à « Mes justificatifs »');
	await expect(page).toHaveURL(liste);
});
