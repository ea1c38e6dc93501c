/** Where the exam file says « validation en ligne », Alya reads and presses « Valider »; a later version is to be validated again. */
import { ouvreUneCampagne } from '../support/campagnes.ts';
import { expect, test } from '../support/monde.ts';
import { aUneCandidature, entre, envoie, SAISIE } from '../support/raccourcis.ts';
import { randomUUID } from 'node:crypto';

test.use({ serveurPour: 'validation' });

test('R-173 Alya validates without network: it counts once the server has it; another version is to be validated again', async ({
	alya,
	registre,
	reseau,
	serveur
}) => {
	test.setTimeout(300_000);
	await entre(alya, registre);
	const campagneId = await ouvreUneCampagne(serveur, '2028', { reglages: { presentation: 'validation_en_ligne' } });
	const { candidatureId } = await aUneCandidature(alya, SAISIE, campagneId);
	const base = `/espace/candidatures/${candidatureId}`;
	await alya.vaSur(`${base}/documents`);
	await alya.voit('Inscription non validée');
	await alya.suit('Relire et valider');
	await alya.voit(/Relisez le récapitulatif ci-dessous, ligne par ligne/);
	await expect(alya.page.getByRole('link', { name: 'Signaler une erreur' })).toHaveAttribute(
		'href',
		`${base}/signaler`
	);
	await alya.peutLire();

	const validee = () =>
		registre.lignes('select validee_version as v from candidature where id = ?', candidatureId)[0]?.v;
	await reseau.coupe();
	await alya.appuieSur('Valider');
	await alya.voit('Validation en attente d’envoi');
	expect(validee()).toBeNull();
	await alya.peutLire();
	await reseau.revient();
	await alya.voit('Cette validation vaut signature.');
	expect(validee()).toBe(1);
	await alya.peutLire();

	// No signed récapitulatif is asked besides.
	await alya.vaSur(`${base}/justificatifs`);
	await alya.neVoitPas(/Signer à l’écran/);
	const modifiee = { brouillonId: randomUUID(), campagneId, saisie: SAISIE };
	expect((await envoie(alya.page, modifiee, candidatureId)).status()).toBe(200);
	await alya.vaSur(`${base}/inscription`);
	await alya.voit('Inscription non validée');
	await alya.appuieSur('Valider');
	await alya.voit(/Vous avez validé la version 2\./);
});
