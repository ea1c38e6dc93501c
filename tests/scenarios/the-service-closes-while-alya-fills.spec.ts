/** The window is the server's: what the telephone believes of the hour changes nothing. */
import { expect, test } from '../support/monde.ts';
import { Parcours } from '../support/parcours.ts';
import { entre, envoie, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';
import { randomUUID } from 'node:crypto';

// La Guyane closes on 21 November 2026 at 17:00 in Cayenne: 21:00 in Paris.
const PEU_AVANT = '2026-11-21 20:50';
const DERNIERE_SECONDE = '2026-11-21 20:59:59';
const FERMETURE = '2026-11-21 21:00';
const AUJOURD_HUI = /avant le samedi 21\snovembre 2026 à\s17\sh\s00\s\(Cayenne\), aujourd’hui/;

test('R-009 R-011 R-012 at the instant of the fermeture « Enregistrer » is refused, whatever the telephone’s clock; the draft is intact', async ({
	alya,
	horloge,
	registre,
	surveillance
}) => {
	surveillance.tolere(/^409 POST /);
	const { page } = alya;
	await horloge.est(PEU_AVANT);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await alya.voit(AUJOURD_HUI);
	// A telephone two days late is told the server's day all the same.
	await page.clock.setFixedTime(new Date('2026-11-19T19:50:00Z'));
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await alya.voit(AUJOURD_HUI);
	await horloge.est(FERMETURE, 'serveur');
	await alya.appuieSur('Enregistrer');
	await alya.voit(
		'Votre inscription n’est pas enregistrée',
		/L’heure de fermeture des inscriptions est passée/,
		/Votre brouillon est intact sur cet appareil\./,
		/RECTORAT DE GUYANE, 05 94 27 22 43/
	);
	await expect(page.getByRole('alert').getByRole('link', { name: 'dec.exapro@ac-guyane.fr' })).toBeVisible();
	await alya.peutLire();
	expect(
		registre.lignes('select 1 from candidature join compte on compte.id = compte_id where mail = ?', alya.mail)
	).toEqual([]);

	await page.reload();
	await alya.voit(/Les inscriptions sont fermées\s:\s+la fermeture était le samedi 21\snovembre 2026/);
	await alya.peutLire();
	await alya.vaSur(`${adresse}?onglet=identification`);
	await expect(alya.champ('Numéro, rue, voie')).toHaveValue('12 rue Lallouette');
});

test('R-011 one second before the fermeture « Enregistrer » is accepted, by a telephone two days ahead too', async ({
	alya,
	horloge,
	registre
}) => {
	await horloge.est(PEU_AVANT);
	await entre(alya, registre);
	const adresse = await poseUnBrouillon(alya, SAISIE);
	await alya.page.clock.setFixedTime(new Date('2026-11-23T19:50:00Z'));
	await alya.vaSur(`${adresse}?onglet=conditions`);
	await horloge.est(DERNIERE_SECONDE, 'serveur');
	await new Parcours(alya).enregistre('001');
	await alya.voit(/prise en compte le 21\/11\/2026 à 16:59/, /21\/11\/2026 à 17:00/);

	// Afterwards it is read, and nothing of it changes.
	await horloge.est(FERMETURE, 'serveur');
	await alya.vaSur(alya.page.url().replace('/numero', '/inscription'));
	await alya.voit('Mon inscription', 'Acquis déclarés', /Les inscriptions sont fermées/);
	await expect(alya.page.getByRole('button', { name: 'Modifier' })).toHaveCount(0);
	await alya.vaSur('/espace');
	await alya.voit('Enregistrée, pas définitive');
	await alya.neVoitPas(/Vous pouvez la modifier/);
});

test('R-007 R-008 a service that is not open yet, or no longer, cannot be begun; the server refuses it too', async ({
	alya,
	registre
}) => {
	await entre(alya, registre);
	for (const [academie, campagneId, code, phrase] of [
		['ACADÉMIE DE MAYOTTE - (2027)', 'BCP-2027-43', 'service_pas_encore_ouvert', /pas encore ouvert/],
		['ACADÉMIE DE LIMOGES - (2027)', 'BCP-2027-22', 'service_ferme', /fermé|terminé/]
	] as const) {
		await alya.vaSur('/espace/nouvelle');
		await alya.suit('BACCALAURÉAT PROFESSIONNEL');
		await alya.suit('2027');
		await alya.suit(academie);
		await alya.voit(phrase);
		await expect(alya.page.getByRole('button', { name: 'Démarrer mon inscription' })).toHaveCount(0);
		await alya.peutLire();
		const refus = await envoie(alya.page, { brouillonId: randomUUID(), campagneId, saisie: SAISIE });
		expect([refus.status(), (await refus.json()).code]).toEqual([409, code]);
	}
	expect(
		registre.lignes('select 1 from candidature join compte on compte.id = compte_id where mail = ?', alya.mail)
	).toEqual([]);
});
