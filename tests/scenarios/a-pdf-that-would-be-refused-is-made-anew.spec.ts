/** PDFs that cannot leave as they are: closed by a password, too long, or refused by the server for what it found in them. */
import type { Locator, Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { pdfBrut } from '../porte/pdf-brut.ts';
import { pdf } from '../support/fichiers.ts';
import { expect, test } from '../support/monde.ts';
import { aUneCandidature, entre } from '../support/raccourcis.ts';

const VERROU = readFileSync(new URL('../support/photos/verrou.pdf', import.meta.url));

async function choisit(page: Page, sous: Page | Locator, name: string, octets: Uint8Array) {
	const [choix] = await Promise.all([
		page.waitForEvent('filechooser'),
		sous.getByRole('button', { name: /^Choisir un fichier/ }).click()
	]);
	await choix.setFiles({ name, mimeType: 'application/pdf', buffer: Buffer.from(octets) });
}

/** An object that is none, which no page shows: the telephone reads past it, the server takes nothing that it does not understand. */
const ECORNE = pdfBrut({ page: '/A 10 0 R', objets: ['<< /B ( >>'] });

test('R-202 Alya opens a locked PDF, shortens a long one, and repairs the one that the server refused', async ({
	alya,
	registre,
	surveillance
}) => {
	test.setTimeout(300_000);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	await alya.vaSur(`/espace/candidatures/${candidatureId}/justificatifs`);
	const piece = (id: string) => page.locator(`#piece-${id}`);

	// The password is typed here and goes nowhere.
	await choisit(page, piece('identite'), 'avis.pdf', VERROU);
	await alya.voit('Ce PDF est protégé par un mot de passe.');
	// Locked, it is not to be sent, nor confirmed.
	await alya.voit(/Rien n’est encore envoyé/);
	await expect(page.getByRole('button', { name: /^Envoyer/ })).toHaveCount(0);
	await expect(page.getByLabel(/^J’ai fourni toutes mes pièces du groupe/)).toHaveCount(0);
	await alya.peutLire();
	await alya.champ('Mot de passe du PDF').fill('cyclades');
	await alya.appuieSur('Ouvrir le PDF');
	await alya.voit(/Ce mot de passe n’ouvre pas ce PDF/);
	await alya.champ('Mot de passe du PDF').fill('escale');
	await alya.appuieSur('Ouvrir le PDF');
	await alya.neVoitPas('Ce PDF est protégé par un mot de passe.', /Ce mot de passe n’ouvre pas/);
	await alya.appuieSur(/^Envoyer le PDF \(/);
	await expect(piece('identite')).toContainText('Déposé, pas encore confirmé');

	// Of thirty-one pages, two were asked for.
	await choisit(page, piece('recapitulatif_signe'), 'livret.pdf', await pdf(31));
	await alya.voit(/Ce PDF a 31\spages, la limite est 30/);
	await alya.champ('De la page').fill('30');
	await alya.champ('à la page').fill('31');
	await alya.voit(/2\spages à garder/);
	await alya.peutLire();
	await alya.appuieSur('Garder ces pages');
	await alya.appuieSur(/^Envoyer les 2 pages \(/);
	await expect(piece('recapitulatif_signe')).toContainText('Déposé, pas encore confirmé');
	await expect(piece('recapitulatif_signe')).toContainText('2 pages');

	// What the telephone reads past, the server refuses; the refused file is repaired on the telephone.
	surveillance.tolere(/^(422 PATCH|409 POST) /);
	await choisit(page, piece('jdc'), 'certificat.pdf', ECORNE);
	await page.getByLabel(/^J’ai fourni toutes mes pièces du groupe/).check();
	await alya.appuieSur(/^Envoyer le PDF \(/);
	await expect(piece('jdc')).toContainText('Ce fichier est abîmé');
	await alya.voit(/Il manque encore\s: Certificat/);
	await alya.peutLire();
	await piece('jdc').getByRole('button', { name: 'Réparer ce fichier' }).click();
	await expect(page).toHaveURL(/\/justificatifs\/jdc$/);
	await alya.voit('Le serveur n’a pas pu prendre ce PDF tel quel.');
	await alya.peutLire();
	await expect(page.getByRole('button', { name: /^Envoyer/ })).toHaveCount(0);
	await alya.appuieSur('Garder ses pages seules');
	await alya.neVoitPas(/Le serveur n’a pas pu prendre ce PDF/);
	await alya.appuieSur(/^Envoyer le PDF \(/);
	await expect(piece('jdc')).toContainText('Déposé, pas encore confirmé');
	await expect(piece('jdc')).toContainText('1 page');
	// Nothing is left of what was missing a while ago, here or among what has not left.
	await alya.neVoitPas(/Il manque encore/, /modification non envoyée/);
});
