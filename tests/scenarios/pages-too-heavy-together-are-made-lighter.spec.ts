/** Pages that together pass the limit of the campagne are not the end: the telephone makes the heaviest lighter. */
import type { Page } from '@playwright/test';
import { ouvreUneCampagne } from '../support/campagnes.ts';
import { expect, test } from '../support/monde.ts';
import { aUneCandidature, entre, SAISIE } from '../support/raccourcis.ts';

test.use({ serveurPour: 'pages-lourdes' });

/** Grains are long to encode, and a machine that does something else is slow. */
const PATIENCE = { timeout: 60_000 };

/** A picture that no encoding makes light: a draw of grains. */
async function grains(page: Page): Promise<Buffer> {
	const octets = await page.evaluate(async () => {
		const toile = new OffscreenCanvas(1400, 1900);
		const crayon = toile.getContext('2d');
		if (!crayon) throw new Error('this browser does not draw');
		const image = crayon.createImageData(1400, 1900);
		for (let i = 0; i < image.data.length; i += 65_536)
			crypto.getRandomValues(image.data.subarray(i, Math.min(i + 65_536, image.data.length)));
		for (let i = 3; i < image.data.length; i += 4) image.data[i] = 255;
		crayon.putImageData(image, 0, 0);
		const jpeg = await toile.convertToBlob({ type: 'image/jpeg', quality: 0.6 });
		return Array.from(new Uint8Array(await jpeg.arrayBuffer()));
	});
	return Buffer.from(octets);
}

test('R-202 two heavy pages pass the limit, are made lighter at a press, and leave as one file', async ({
	alya,
	registre,
	serveur
}) => {
	const { page } = alya;
	await entre(alya, registre);
	const campagneId = await ouvreUneCampagne(serveur, '2028', { reglages: { depot: { tailleMax: 900_000 } } });
	const { candidatureId } = await aUneCandidature(alya, SAISIE, campagneId);
	await alya.vaSur(`/espace/candidatures/${candidatureId}/justificatifs`);
	const piece = page.locator('#piece-identite');
	const buffers = [await grains(page), await grains(page)];
	const choisi = page.waitForEvent('filechooser');
	await piece.getByRole('button', { name: /^Choisir un fichier/ }).click();
	await (await choisi).setFiles(buffers.map((buffer, i) => ({ name: `${i}.jpg`, mimeType: 'image/jpeg', buffer })));

	await expect(page.getByText(/^Ces 2\spages pèsent/)).toBeVisible(PATIENCE);
	await page.getByRole('button', { name: /^Envoyer/ }).click();
	await alya.voit(/^Le fichier pèse/);
	await alya.peutLire();
	await alya.appuieSur('Alléger les pages');
	await page.getByRole('button', { name: /^Envoyer/ }).click();
	await expect(piece).toContainText('Déposé, pas encore confirmé', PATIENCE);
	const [depot] = registre.lignes('select octets from depot where candidature_id = ?', candidatureId);
	expect(Number(depot?.octets)).toBeLessThanOrEqual(900_000);
});
