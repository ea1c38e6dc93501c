/**
 * REL8: finished with no network before the fermeture, sent after it: refused with the reason and the service to ask,
 * kept, readable, exportable. Each seed draws how late, what the phone's clock believes and what happens in between;
 * `REL_SEED`, `REL8_SEEDS`.
 */
import type { Download } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { graines, Hasard } from '../rel/hasard.ts';
import { Parcours } from '../support/parcours.ts';
import { expect, test } from '../support/monde.ts';
import { texteDuPdf } from '../support/pdf.ts';
import { entre, poseUnBrouillon, SAISIE } from '../support/raccourcis.ts';

// La Guyane closes on 21 November 2026 at 17:00 in Cayenne: 21:00 in Paris.
const FERMETURE = Date.parse('2026-11-21T20:00:00Z');
const HEURE = 3_600_000;

for (const graine of graines('REL8')) {
	const hasard = new Hasard(graine);
	const avance = hasard.parmi([1_000, 60_000, 20 * 60_000]);
	const retard = hasard.parmi([0, 1_000, 20 * 60_000, 5 * HEURE, 60 * HEURE]);
	const derive = hasard.parmi([-48, 0, 48]) * HEURE;
	const rechargee = hasard.chance(0.5);
	const mot = `rue du Retard ${graine}`;

	test(`R-011 R-062 seed ${graine}: finished ${avance / 1000} s before the fermeture, sent ${retard / 1000} s after it by a phone ${derive / HEURE} h off`, async ({
		alya,
		horloge,
		reseau,
		registre,
		surveillance
	}) => {
		surveillance.tolere(/^(409 POST|401 (GET|PUT|POST)) /);
		const { page } = alya;
		const parcours = new Parcours(alya);
		await horloge.est('2026-11-21 20:30');
		await entre(alya, registre);
		const saisie = { ...SAISIE, identification: { ...SAISIE.identification, voie: mot } };
		const adresse = await poseUnBrouillon(alya, saisie);
		await alya.vaSur(`${adresse}?onglet=conditions`);
		await parcours.estSur("Conditions d'inscription");
		await reseau.coupe();
		await horloge.est(aParis(FERMETURE - avance), 'serveur');
		await page.clock.setFixedTime(new Date(FERMETURE - avance + derive));
		await alya.appuieSur('Enregistrer');
		await alya.voit('Votre inscription n’est pas encore enregistrée', /Elle compte quand le serveur a répondu/);

		await horloge.est(aParis(FERMETURE + retard), 'serveur');
		await page.clock.setFixedTime(new Date(FERMETURE + retard + derive));
		await reseau.revient();
		if (retard > HEURE) {
			await page.getByLabel(/^Mot de passe de/).fill(alya.identite.motDePasse);
			await alya.appuieSur('Me reconnecter');
			await alya.neVoitPas('Vous n’êtes plus connecté(e).');
		}
		const refusee = async () => {
			await alya.voit(
				'Votre inscription n’est pas enregistrée',
				/L’heure de fermeture des inscriptions est passée/,
				/Votre brouillon est intact sur cet appareil\./,
				/RECTORAT DE GUYANE, 05 94 27 22 43/
			);
			await expect(page.getByRole('alert').getByRole('link', { name: 'dec.exapro@ac-guyane.fr' })).toBeVisible();
		};
		await refusee();
		if (rechargee) {
			await page.reload();
			await refusee();
		}
		expect(
			registre.lignes('select 1 from candidature join compte on compte.id = compte_id where mail = ?', alya.mail)
		).toEqual([]);

		// Readable, and a copy to hand over.
		await alya.vaSur(`${adresse}?onglet=identification`);
		await expect(alya.champ('Numéro, rue, voie')).toHaveValue(mot);
		await alya.vaSur('/espace/envois');
		await alya.voit('Refusé : à vous d’agir', /L’heure de fermeture des inscriptions est passée/);
		const copie = async (type: string): Promise<Download> => {
			const [telechargee] = await Promise.all([page.waitForEvent('download'), alya.appuieSur(`Copie en ${type}`)]);
			return telechargee;
		};
		const json = JSON.parse(readFileSync(await (await copie('JSON')).path(), 'utf8'));
		expect(json.saisie).toMatchObject({ ...saisie, complements: expect.anything() });
		const pdf = readFileSync(await (await copie('PDF')).path());
		expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
		for (const present of [mot, 'BROUILLON']) expect(texteDuPdf(pdf) ?? present).toContain(present);
	});
}

/** As the horloge of a scenario is told. */
const aParis = (instant: number) => new Date(instant + HEURE).toISOString().slice(0, 19).replace('T', ' ');
