/** « Enregistrer » is one act, however often it is pressed and whatever becomes of the answer. */
import type { Page } from '@playwright/test';
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';
import type { Registre } from '../support/registre.ts';

const candidatures = (registre: Registre, mail: string) =>
	registre.lignes(
		`select candidature.version, candidature.numero_inscription as numero from candidature
		join compte on compte.id = candidature.compte_id where compte.mail = ?`,
		mail
	);

/** The request reaches the server, the answer does not come back: a tunnel, on a train. */
async function perdLaReponse(page: Page) {
	const arrivees: string[] = [];
	await page.route('**/api/candidatures', async (route) => {
		const reponse = await route.fetch();
		arrivees.push(`${reponse.status()} ${route.request().headers()['idempotency-key']}`);
		await route.abort('connectionreset');
	});
	return arrivees;
}

test('R-062 R-140 the answer is lost: the screen does not know, and pressing again gives the same numéro of one candidature', async ({
	alya,
	registre,
	courriels,
	reseau,
	surveillance
}) => {
	surveillance.tolere(/net::ERR_CONNECTION_RESET/);
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	// A mark of a spécialité left long ago: the rules empty it at « Enregistrer », and it is still the same act.
	const adresse = await poseUnBrouillon(alya, {
		...SAISIE,
		epreuves: { choix: { E99: { inscrit: true, valeur: '' } } }
	});
	await alya.vaSur(`${adresse}?onglet=conditions`);
	const arrivees = await perdLaReponse(alya.page);
	await alya.appuieSur('Enregistrer');
	await alya.voit('Nous ne savons pas si votre inscription est enregistrée', /Vous n’aurez qu’une inscription/);
	await alya.neVoitPas('Votre inscription n’est pas encore enregistrée');
	await alya.peutLire();
	await alya.appuieSur('Réessayer maintenant');
	await expect.poll(() => arrivees.length).toBeGreaterThanOrEqual(2);
	// Without network nothing leaves any more, but what left before may have arrived.
	await reseau.coupe();
	await alya.appuieSur('Réessayer maintenant');
	await alya.voit('Nous ne savons pas si votre inscription est enregistrée', /dès que le réseau revient/);
	await alya.page.unroute('**/api/candidatures');
	await reseau.revient();
	await parcours.recoitSonNumero('001');
	expect(new Set(arrivees).size).toBe(1);
	expect(arrivees[0]).toMatch(/^200 /);
	expect(candidatures(registre, alya.mail)).toEqual([{ version: 1, numero: '001' }]);
	await courriels.pour(alya.mail, /Inscription enregistrée/);
	expect(courriels.tous(alya.mail).filter(({ objet }) => /nscription enregistrée/.test(objet))).toHaveLength(1);
	await alya.vaSur('/espace');
	await alya.voit('Enregistrée, pas définitive');
	await alya.neVoitPas('Brouillon');
});

test('R-140 what is typed after a lost answer makes a second version of the one candidature', async ({
	alya,
	registre,
	surveillance
}) => {
	surveillance.tolere(/net::ERR_CONNECTION_RESET|^410 PUT /);
	const parcours = new Parcours(alya);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await perdLaReponse(alya.page);
	await alya.appuieSur('Enregistrer');
	await alya.voit('Nous ne savons pas si votre inscription est enregistrée');
	await alya.appuieSur('Retirer l’envoi et modifier');
	await alya.neVoitPas('Nous ne savons pas si votre inscription est enregistrée');
	await alya.page.unroute('**/api/candidatures');
	for (const titre of [
		'Récapitulatif',
		'Epreuves',
		'Acquis',
		'Qualification présentée',
		'Informations candidature',
		'Identification'
	]) {
		await alya.appuieSur('Précédent');
		await parcours.estSur(titre);
	}
	await alya.champ('Localité').fill('Kourou');
	await parcours.suivant('Informations candidature');
	// The server says that it had arrived: what was typed since then goes on as a modification.
	await alya.voit('Modification en cours');
	await alya.vaSur(`${alya.page.url().split('?')[0]}?onglet=conditions`);
	await parcours.enregistre('001');
	expect(candidatures(registre, alya.mail)).toEqual([{ version: 2, numero: '001' }]);
});

test('R-140 « Enregistrer » pressed twice in a row is sent once', async ({ alya, registre }) => {
	await entre(alya, registre);
	await alya.vaSur(`${await poseUnBrouillon(alya, SAISIE)}?onglet=conditions`);
	const envois: string[] = [];
	alya.page.on('request', (r) => r.method() === 'POST' && envois.push(r.url()));
	await alya.page.getByRole('button', { name: 'Enregistrer' }).dblclick();
	await alya.page.waitForURL('**/numero');
	expect(envois).toHaveLength(1);
	expect(candidatures(registre, alya.mail)).toEqual([{ version: 1, numero: '001' }]);
});

test('R-140 two pages of one brouillon, pressed together or one after the other, make one candidature of one version', async ({
	alya,
	bastien,
	registre
}) => {
	for (const qui of [alya, bastien]) {
		await entre(qui, registre);
		const adresse = `${await poseUnBrouillon(qui, SAISIE)}?onglet=conditions`;
		const autre = await qui.page.context().newPage();
		for (const page of [qui.page, autre]) await page.goto(adresse);
		const presse = (page: Page) => page.getByRole('button', { name: 'Enregistrer' }).click();
		await expect(autre.getByRole('button', { name: 'Enregistrer' })).toBeVisible();
		if (qui === alya) await Promise.all([presse(qui.page), presse(autre)]);
		else {
			await presse(qui.page);
			await qui.page.waitForURL('**/numero');
		}
		// The other page learns it by itself: the numéro, or that there is nothing left to fill in.
		for (const page of [qui.page, autre])
			await expect(page.getByText(/Votre numéro d'inscription|Ce brouillon n’est plus/).first()).toBeVisible();
		await expect(autre.getByText(/est intact/)).toHaveCount(0);
		expect(candidatures(registre, qui.mail)).toEqual([{ version: 1, numero: '001' }]);
	}
});
