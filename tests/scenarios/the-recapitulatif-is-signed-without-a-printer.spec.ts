/** « Signer à l’écran »: by hand or by name, with the représentant légal of a minor; void when the candidature changes. */
import type { Page } from '@playwright/test';
import { CAMILLE, entreAuBureau, juge } from '../support/bureau.ts';
import { expect, test } from '../support/monde.ts';
import { ALYA } from '../support/identites.ts';
import { texteDuPdf } from '../support/pdf.ts';
import type { Personne } from '../support/personne.ts';
import { confirme } from '../support/pieces.ts';
import type { Registre } from '../support/registre.ts';
import { aUneCandidature, entre, envoie, GUYANE, SAISIE } from '../support/raccourcis.ts';
import { randomUUID } from 'node:crypto';

async function signeALaMain(page: Page, qui: string) {
	const cadre = page.locator(`#signature-${qui}`);
	await cadre.evaluate((toile) => toile.scrollIntoView({ block: 'center' }));
	const { x, y, width, height } = (await cadre.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
	await page.mouse.move(x + width * 0.1, y + height * 0.5);
	await page.mouse.down();
	for (let i = 1; i <= 20; i++)
		await page.mouse.move(x + width * (0.1 + i * 0.03), y + height * (0.5 + 0.25 * Math.sin(i / 2)));
	await page.mouse.up();
	await expect(cadre).toHaveAccessibleName(/Signé/);
}

/** Alya with a candidature, and where her récapitulatif signé is given. */
async function ouvre(alya: Personne, registre: Registre) {
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya);
	const { page } = alya;
	const liste = `/espace/candidatures/${candidatureId}/justificatifs`;
	return { page, candidatureId, liste, piece: page.locator('#piece-recapitulatif_signe') };
}

/** On the page where one signs. */
async function signeParSonNom(alya: Personne) {
	await alya.page.getByLabel('Signer en écrivant mon nom').check();
	await alya.champ('Votre nom et votre prénom').fill('Alya Sainvil');
	await alya.appuieSur('Signer et déposer');
	await expect(alya.page.locator('#piece-recapitulatif_signe')).toContainText('Déposé, pas encore confirmé');
}

test('R-150 a minor and their représentant légal sign on the telephone; the server seals the hand, the version and the instant', async ({
	personne,
	registre
}) => {
	const alya = await personne({ ...ALYA, dateNaissance: '06/05/2009' });
	await entre(alya, registre);
	// Of a minor, that of a parent is asked.
	const identification = { ...SAISIE.identification, categorieSocioProfessionnelle: '81' };
	const { candidatureId } = await aUneCandidature(alya, { ...SAISIE, identification });
	const { page } = alya;
	await alya.vaSur(`/espace/candidatures/${candidatureId}/justificatifs`);
	const piece = page.locator('#piece-recapitulatif_signe_mineur');
	await piece.getByRole('link', { name: 'Signer à l’écran, sans imprimante' }).click();
	await alya.voit('son représentant légal signe aussi');
	await alya.peutLire();

	await alya.appuieSur('Signer et déposer');
	await expect(page.getByRole('alert')).toBeFocused();
	await alya.voit('Écrivez le nom et le prénom du représentant légal.', 'Signez dans le cadre');
	await alya.peutLire();
	await signeALaMain(page, 'candidat');
	await signeALaMain(page, 'representant');
	await alya.champ('Nom et prénom du représentant légal').fill('SAINVIL Marc');
	await alya.appuieSur('Signer et déposer');
	await expect(piece).toContainText('Déposé, pas encore confirmé');

	const { pieces } = await (await page.request.get(`/api/candidatures/${candidatureId}/pieces`)).json();
	const { depot } = pieces.find((p: { pieceId: string }) => p.pieceId === 'recapitulatif_signe_mineur');
	const fichier = await page.request.get(`/api/depots/${depot.id}/fichier`);
	const texte = texteDuPdf(await fichier.body());
	if (texte !== null) {
		expect(texte).toContain('Signé à l’écran le 05/11/2026');
		expect(texte).toMatch(/SAINVIL Marc, représentant légal, version 1\./);
		expect(texte).toMatch(/Empreinte SHA-256 du document signé : [0-9a-f]{64}/);
		expect(texte).not.toContain('____');
	}
	const [signature] = registre.lignes('select version, signataires from signature where depot_id = ?', depot.id);
	const signataires = JSON.parse(String(signature?.signataires));
	expect(signature?.version).toBe(1);
	expect(signataires.map((s: { qui: string; traits: unknown[][] }) => [s.qui, (s.traits[0]?.length ?? 0) > 5])).toEqual(
		[
			['candidat', true],
			['representant', true]
		]
	);
});

test('somebody who cannot draw signs by writing their name, without network; a new version of the candidature makes it void', async ({
	alya,
	registre,
	reseau
}) => {
	const { page, candidatureId, liste, piece } = await ouvre(alya, registre);
	await alya.vaSur(`${liste}/recapitulatif_signe/signer`);
	await page.getByLabel('Signer en écrivant mon nom').check();
	await alya.appuieSur('Signer et déposer');
	await alya.voit('Écrivez votre nom et votre prénom.');
	await alya.champ('Votre nom et votre prénom').fill('Alya Sainvil');
	await alya.peutLire();
	await reseau.coupe();
	await alya.appuieSur('Signer et déposer');
	await expect(piece).toContainText('Sur cet appareil, pas encore envoyé');
	// The server makes the document: there is none to look at yet.
	await expect(piece).toContainText('Signature gardée sur cet appareil');
	await expect(piece.getByText('Voir', { exact: true })).toHaveCount(0);
	await reseau.revient();
	await expect(piece).toContainText('Déposé, pas encore confirmé');

	const brouillonId = randomUUID();
	const adresse = { ...SAISIE, identification: { ...SAISIE.identification, voie: '3 avenue de la Liberté' } };
	const modifiee = await envoie(page, { brouillonId, campagneId: GUYANE, saisie: adresse }, candidatureId);
	expect(modifiee.status()).toBe(200);
	await alya.vaSur(liste);
	await expect(piece).toContainText('À refaire pour la nouvelle version');
	await expect(piece).toContainText('ne vaut plus');
	await alya.peutLire();
	await piece.getByRole('link', { name: 'Signer à l’écran, sans imprimante' }).click();
	await alya.voit('version 2');
	await signeParSonNom(alya);
});

test('R-206 signed again after « Non conforme », nothing of what the rectorat said of the one before is left on it', async ({
	alya,
	registre,
	telephone,
	surveillance
}) => {
	const { page, candidatureId, liste, piece } = await ouvre(alya, registre);
	const signe = async () => {
		await alya.vaSur(`${liste}/recapitulatif_signe/signer`);
		await signeParSonNom(alya);
	};
	await signe();
	const { pieces } = await (await page.request.get(`/api/candidatures/${candidatureId}/pieces`)).json();
	const { depot } = pieces.find((p: { pieceId: string }) => p.pieceId === 'recapitulatif_signe');
	await confirme(page, candidatureId, 'Récapitulatif de votre candidature', { recapitulatif_signe: depot.id });
	const bureau = await telephone();
	surveillance.confie('Camille Rose-Belle', CAMILLE.mail);
	await entreAuBureau(bureau, CAMILLE);
	await bureau.goto(`/gestion/candidatures/${candidatureId}`);
	await juge(bureau, 'recapitulatif_signe', 'Non conforme', 'Pièce illisible');
	await alya.vaSur(liste);
	await expect(piece).toContainText('Pièce illisible');
	await signe();
	await expect(piece).not.toContainText('Pièce illisible');
	await alya.vaSur(liste);
	await expect(piece).not.toContainText('Pièce illisible');
});
