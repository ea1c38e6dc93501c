/** What is typed is on the disk at each key; the line that says so waits until the word is over. */
import { motsDuDisque, surLeDisque } from '../rel/livre.ts';
import { champ } from '../support/personne.ts';
import { expect, test } from '../support/monde.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

test('R-062 In the midst of a word « Modifications en cours… » stays, each key being kept; at rest the line says where the word is', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await page.clock.install();
	await page.goto(`${adresse}?onglet=identification`);
	const voie = champ(page, 'Numéro, rue, voie');
	await expect(voie).toBeEditable();
	const [compte] = registre.lignes('select id from compte where mail = ?', alya.mail);
	const gardee = async () => {
		const disque = await surLeDisque(page, String(compte?.id));
		return disque && motsDuDisque(disque)[0]?.voie;
	};
	await page.clock.pauseAt(Date.now() + 60_000);
	const verite = page.locator('main [aria-live="polite"]').first();
	await voie.fill('');
	for (const mot of ['r', 'ru', 'rue']) {
		await voie.press(mot.slice(-1));
		await expect.poll(gardee).toBe(mot);
		await expect(verite).toHaveText('Modifications en cours…');
	}
	await page.clock.runFor(300);
	await expect(verite).toHaveText(/^Enregistré sur (cet appareil|le serveur) à/);
});
