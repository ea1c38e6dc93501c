/** A telephone whose app is too old for the server: it is told so, keeps its work, and sends it after the update. */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

test('R-062 an app of another time gets 426; what Alya typed stays, and leaves once the app is up to date', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^426 /);
	const { page } = alya;
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await alya.vaSur(`${adresse}?onglet=identification`);
	await alya.voit(/^Enregistré sur le serveur à \d\d:\d\d$/);

	await page.route('**/api/**', (route) =>
		route.continue({ headers: { ...route.request().headers(), 'escale-protocole': '0' } })
	);
	await alya.champ('Localité').fill('Maripasoula');
	await parcours.suivant('Informations candidature');
	await alya.voit('Cette application est trop ancienne pour le serveur.', /partira après la mise à jour/);
	await alya.peutLire();
	expect(registre.contient('Maripasoula')).toBe(false);
	await alya.suit('Voir mes envois');
	await alya.voit('Attend la mise à jour');
	await alya.peutLire();

	// The update: the next page is of today's app.
	await page.unroute('**/api/**');
	await page.reload();
	await alya.voit('Tout est parti.');
	await expect(async () => expect(registre.contient('Maripasoula')).toBe(true)).toPass();
	await alya.vaSur(`${adresse}?onglet=identification`);
	await expect(alya.champ('Localité')).toHaveValue('Maripasoula');
});
