/** SEC18: one’s own telephone keeps much, to work in a train; signed out, even without network, it keeps nothing of the person. */
import { estGardee } from '../support/application.ts';
import { expect, test } from '../support/monde.ts';
import { aUneCandidature, entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';
import { traces } from '../support/traces.ts';

/** What Alya writes, each word found nowhere else. */
const ECRIT = {
	voie: '12 rue des Canaris-jaunes',
	complement1: 'Bâtiment Serin-du-Cap',
	complement2: 'Étage Verdier-gris',
	complement3: 'Porte Linotte-rose',
	telephoneMobile: '0694817263',
	telephone: '0594817264'
};

test('SEC18 R-040 Alya signs out without network: of all that her telephone kept, nothing is left', async ({
	alya,
	registre,
	reseau
}) => {
	const { page } = alya;
	const saisie = { ...SAISIE, identification: { ...SAISIE.identification, ...ECRIT } };
	await entre(alya, registre);
	const { candidatureId } = await aUneCandidature(alya, saisie);
	await alya.vaSur(await poseUnBrouillon(alya, saisie));
	await alya.voit(/^Enregistré sur le serveur à \d\d:\d\d$/);
	const { compte } = await (await page.request.get('/api/moi')).json();
	const base = `/espace/candidatures/${candidatureId}`;
	for (const chemin of [
		base,
		`${base}/inscription`,
		`${base}/documents`,
		`${base}/justificatifs`,
		'/espace/messages'
	]) {
		await alya.vaSur(chemin);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	}
	const siens = [
		...Object.values(ECRIT),
		alya.identite.nom,
		alya.mail,
		compte.id,
		candidatureId,
		compte.numeroCandidat
	];
	const avant = await traces(page);
	expect(siens.filter((mot) => !avant.includes(mot))).toEqual([]);

	await alya.vaSur('/espace');
	await alya.voit('Mes inscriptions');
	await estGardee(page);
	await reseau.coupe();
	await page.locator('header summary').filter({ visible: true }).click();
	await page.getByRole('banner').getByRole('button', { name: 'Déconnexion' }).filter({ visible: true }).click();
	await page.waitForURL((url) => url.pathname === '/');
	await reseau.revient();
	const apres = await traces(page);
	expect(siens.filter((mot) => apres.includes(mot))).toEqual([]);
});
