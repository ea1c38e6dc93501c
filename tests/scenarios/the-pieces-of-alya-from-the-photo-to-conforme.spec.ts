/** « Mes justificatifs », whole: photographed, lightened, sent over a bad network, confirmed, refused, taken again. */
import type { Page } from '@playwright/test';
import { CAMILLE, entreAuBureau, juge } from '../support/bureau.ts';
import { expect, test } from '../support/monde.ts';
import type { Personne } from '../support/personne.ts';
import { photo } from '../support/pieces.ts';
import { aUneCandidature, entre, revient } from '../support/raccourcis.ts';
import { pdfNumerise, PHOTO_HEIC } from '../support/scanner.ts';

test.use({ serveurPour: 'justificatifs' });

const piece = (page: Page, id: string) => page.locator(`#piece-${id}`);

/** « Choisir un fichier » under that pièce, and the page tray opens. */
async function choisit(page: Page, id: string, ...fichiers: { name: string; mimeType: string; buffer: Buffer }[]) {
	const remplacer = piece(page, id).getByText('Remplacer ce fichier');
	if (await remplacer.isVisible()) await remplacer.click();
	const [choix] = await Promise.all([
		page.waitForEvent('filechooser'),
		piece(page, id)
			.getByRole('button', { name: /^Choisir un fichier/ })
			.click()
	]);
	await choix.setFiles(fichiers);
	await expect(page).toHaveURL(new RegExp(`/justificatifs/${id}$`));
}

const jpeg = (name: string, octets: Uint8Array) => ({ name, mimeType: 'image/jpeg', buffer: Buffer.from(octets) });

async function confirme(alya: Personne, groupe: string) {
	const carte = alya.page.locator('section.fr-card').filter({ has: alya.page.getByRole('heading', { name: groupe }) });
	await carte.getByRole('button', { name: 'J’ai fourni toutes mes pièces' }).click();
	await carte.getByRole('button', { name: /^Oui/ }).click();
	await expect(carte).toContainText('Validé le');
	await expect(carte).toContainText('En attente de contrôle');
}

test('R-202 R-203 R-204 R-206 R-207 Alya’s pièces go from her telephone to « Conforme », over a network cut twice', async ({
	alya,
	telephone,
	reseau,
	registre,
	surveillance
}) => {
	test.setTimeout(300_000);
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	const liste = `/espace/candidatures/${candidatureId}/justificatifs`;
	await alya.vaSur(liste);
	await alya.voit('Aucun fichier', 'À faire par vous', /il manque la confirmation signée et 2\spièces/);
	await alya.peutLire();
	const scan = await pdfNumerise(page, 6);
	expect(scan.length).toBeGreaterThan(9_000_000);

	// A two-page identity document: both sides, one after the other.
	await choisit(page, 'identite', jpeg('recto.jpg', await photo(page, 'Recto')));
	await alya.voit('Une seule face');
	const [verso] = await Promise.all([
		page.waitForEvent('filechooser'),
		page.getByRole('button', { name: /^Choisir un fichier/ }).click()
	]);
	await verso.setFiles([jpeg('verso.jpg', await photo(page, 'Verso'))]);
	await expect(page.getByRole('button', { name: /^Envoyer les 2 pages \(/ })).toBeVisible();
	await alya.peutLire();
	// First cut: she is in the train when she sends it.
	await reseau.coupe();
	await alya.appuieSur(/^Envoyer les 2 pages/);
	await expect(piece(page, 'identite')).toContainText('Sur cet appareil, pas encore envoyé');
	await expect(piece(page, 'identite')).toContainText('partira tout seul');
	await alya.peutLire();
	await alya.suit('Voir mes envois');
	await alya.appuieSur('Partir quand même');
	await alya.voit('En attente sur cet appareil', 'Attend le réseau');
	await alya.peutLire();
	await page.getByRole('main').getByRole('link', { name: 'Voir', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes justificatifs');
	await reseau.revient();
	await expect(piece(page, 'identite')).toContainText('Déposé, pas encore confirmé');
	await expect(piece(page, 'identite')).toContainText('2 pages');

	// A PDF above the limit is made lighter on the telephone.
	await choisit(page, 'recapitulatif_signe', { name: 'scan.pdf', mimeType: 'application/pdf', buffer: scan });
	await alya.voit(/Ce PDF pèse/);
	await alya.appuieSur('Alléger ce PDF');
	await alya.neVoitPas(/Ce PDF pèse/);
	await alya.peutLire();
	// Second cut: in the middle of its way, on a slow line.
	const cdp = await page.context().newCDPSession(page);
	const ligne = { offline: false, latency: 50, downloadThroughput: 400_000, uploadThroughput: 150_000 };
	await cdp.send('Network.emulateNetworkConditions', ligne);
	await alya.appuieSur(/^Envoyer le PDF/);
	await expect(piece(page, 'recapitulatif_signe')).toContainText(/Le serveur a reçu (\d\d+\sko|\d,?\d?\sMo)/);
	await cdp.send('Network.emulateNetworkConditions', { ...ligne, uploadThroughput: -1 });
	await reseau.coupe();
	await expect(piece(page, 'recapitulatif_signe')).toContainText('Sur cet appareil, pas encore envoyé');
	await reseau.revient();
	await expect(piece(page, 'recapitulatif_signe')).toContainText('6 pages', { timeout: 30_000 });

	// A HEIC, as an iPhone takes them.
	await choisit(page, 'jdc', { name: 'IMG_0001.HEIC', mimeType: '', buffer: PHOTO_HEIC });
	await alya.appuieSur(/^Envoyer la page \(/);
	await expect(piece(page, 'jdc')).toContainText('Déposé, pas encore confirmé');

	// Her computer was opened before she confirmed: it does not know yet.
	const ailleurs = await alya.surUnAutreAppareil();
	await revient(ailleurs);
	await ailleurs.vaSur(liste);
	await expect(piece(ailleurs.page, 'jdc')).toContainText('Remplacer ce fichier');

	for (const groupe of ['Identité', 'Récapitulatif de votre candidature', 'Service national'])
		await confirme(alya, groupe);
	// Her work certificate goes by post, and is not there yet.
	await alya.voit('Rien à déposer ici pour l’instant', /Le rectorat attend encore 1\spièce de vous/);

	surveillance.tolere(/^423 PUT /);
	await choisit(ailleurs.page, 'jdc', jpeg('autre.jpg', await photo(ailleurs.page, 'Un autre')));
	await ailleurs.appuieSur(/^Envoyer la page \(/);
	await expect(piece(ailleurs.page, 'jdc')).toContainText('Vous avez confirmé cette pièce');
	await ailleurs.peutLire();

	const bureau = await telephone();
	surveillance.confie('Camille Rose-Belle', CAMILLE.mail);
	await entreAuBureau(bureau, CAMILLE);
	await bureau.goto(`/gestion/candidatures/${candidatureId}`);
	await juge(bureau, 'identite', 'Conforme');
	await juge(bureau, 'recapitulatif_signe', 'Conforme');
	await juge(bureau, 'jdc', 'Non conforme', 'Pièce illisible');

	await alya.appuieSur('Rafraîchir');
	await expect(piece(page, 'identite')).toContainText('Conforme');
	await expect(piece(page, 'jdc')).toContainText('Non conforme');
	await expect(piece(page, 'jdc')).toContainText('Pièce illisible');
	await alya.peutLire();
	await choisit(page, 'jdc', jpeg('encore.jpg', await photo(page, 'Certificat, net')));
	// The last file of its groupe is confirmed as it leaves.
	await page.getByLabel(/^J’ai fourni toutes mes pièces du groupe/).check();
	await alya.peutLire();
	await alya.appuieSur(/^Envoyer la page \(/);
	await expect(piece(page, 'jdc')).toContainText('Validé le');

	await bureau.goto(`/gestion/candidatures/${candidatureId}`);
	await juge(bureau, 'jdc', 'Conforme');
	await alya.voit('Votre inscription n’est pas encore définitive');
	await juge(bureau, 'experience', 'Conforme');
	await alya.appuieSur('Rafraîchir');
	await alya.voit('Votre inscription est définitive.');
	for (const id of ['identite', 'recapitulatif_signe', 'jdc'])
		await expect(piece(page, id).getByText('Conforme', { exact: true })).toBeVisible();

	// What the server holds is told again without network.
	await alya.suit('Ce que le serveur a reçu');
	await alya.voit('3 pièces sur 3');
	await alya.peutLire();
	const [depot] = registre.lignes(
		`select sha256, fichier from depot where candidature_id = ? and piece_id = 'jdc' and retire_le is null`,
		candidatureId
	);
	await alya.voit(String(depot?.fichier), String(depot?.sha256));
	await reseau.coupe();
	await page.reload();
	await alya.voit('3 pièces sur 3', String(depot?.fichier));
	await reseau.revient();
});
