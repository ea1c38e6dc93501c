/** The clock of a telephone is set, or it sleeps, while nobody can say the hour: what is shown is no lie, and says its doubt. */
import { DEPART } from '../support/horloge.ts';
import { expect, test } from '../support/monde.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

const JOUR = 24 * 3_600_000;

test('R-010 R-011 without network a clock set seventeen days forward closes nothing: the hour is said to be in doubt, until the server says it', async ({
	alya,
	reseau,
	registre
}) => {
	const { page } = alya;
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await page.clock.install({ time: DEPART });
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await alya.voit(/^Enregistré sur le serveur/);
	// What is fetched when nothing else is.
	await page.clock.runFor(4_000);
	await page.waitForLoadState('networkidle');
	await reseau.coupe();
	await alya.appuieSur('Enregistrer');
	await alya.voit('Votre inscription n’est pas encore enregistrée', /dans 16\sjours/);
	await alya.neVoitPas('L’heure n’est plus sûre.');

	await page.clock.setSystemTime(DEPART.getTime() + 17 * JOUR);
	await page.clock.runFor(61_000);
	await alya.voit('L’heure n’est plus sûre.', /plus proche qu’affiché, ou déjà passée/);
	await alya.voit(/dans 16\sjours/);
	await alya.neVoitPas('Les inscriptions sont fermées', 'la fermeture était');
	await alya.peutLire();

	// By the server's clock nothing is closed, and it takes the inscription.
	await reseau.revient();
	await alya.voit(/prise en compte le 05\/11\/2026/);
	await alya.neVoitPas('L’heure n’est plus sûre.', 'la fermeture était');
});

test('R-045 a clock set two hours forward signs nobody out: the server is asked, and says that Alya is still here', async ({
	alya,
	registre
}) => {
	const { page } = alya;
	await entre(alya, registre);
	await page.clock.install({ time: DEPART });
	await alya.vaSur('/espace');
	await alya.voit('Mes inscriptions');
	await page.clock.runFor(4_000);
	await page.waitForLoadState('networkidle');
	const demande = page.waitForResponse('**/api/moi');
	await page.clock.setSystemTime(DEPART.getTime() + 2 * 3_600_000);
	await page.clock.runFor(61_000);
	expect((await demande).ok()).toBe(true);
	await page.clock.runFor(4_000);
	await alya.neVoitPas('Vous n’êtes plus connecté(e).', /déconnecté\(e\) dans moins de/);
});
