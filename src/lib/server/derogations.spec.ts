import { describe, expect, it } from 'vitest';
import { appDeTest } from '../../../tests/support/app';
import { campagne, candidat, enregistrer, lignesDe } from '../../../tests/support/candidats';
import { accorderDerogation } from './derogations';

const fichier = (demande: object) => new TextEncoder().encode(JSON.stringify(demande));

async function terrain(graceMinutes?: number) {
	const app = await appDeTest();
	const ouverte = await campagne(app);
	const reglages = graceMinutes === undefined ? ouverte.reglages : { ...ouverte.reglages, graceMinutes };
	const { id: campagneId, fermeture } = await campagne(app, { id: 'BCP-2024-31', academie: '31', reglages });
	return { app, campagneId, fermeture, compte: await candidat(app) };
}

describe('after the fermeture', () => {
	it('R-011 without a grace the last instant is the one before it', async () => {
		const { app, campagneId, fermeture, compte } = await terrain();
		app.horloge.est(fermeture);
		await expect(enregistrer(app, compte, { campagneId })).rejects.toMatchObject({ code: 'service_ferme' });
		app.horloge.est(new Date(fermeture.getTime() - 1));
		expect(await enregistrer(app, compte, { campagneId })).toMatchObject({ version: 1 });
	});

	it('R-011 a campagne’s grace takes what arrives within it, to the millisecond', async () => {
		const { app, campagneId, fermeture, compte } = await terrain(15);
		app.horloge.est(new Date(fermeture.getTime() + 15 * 60_000));
		await expect(enregistrer(app, compte, { campagneId })).rejects.toMatchObject({ code: 'service_ferme' });
		app.horloge.est(new Date(fermeture.getTime() + 15 * 60_000 - 1));
		expect(await enregistrer(app, compte, { campagneId })).toMatchObject({ version: 1 });
	});

	it('R-011 a dérogation lets one person, to one campagne, until its instant; it is written down and told by its id', async () => {
		const { app, campagneId, fermeture, compte } = await terrain();
		const autre = await candidat(app);
		app.horloge.est(fermeture);
		const { id, jusquA } = await accorderDerogation(
			app,
			fichier({
				numeroCandidat: compte.numeroCandidat,
				campagne: campagneId,
				jusquA: '2023-12-15T12:00',
				motif: 'Hospitalisation, certificat du 12/12',
				par: 'DEC Guyane'
			})
		);
		await expect(enregistrer(app, autre, { campagneId })).rejects.toMatchObject({ code: 'service_ferme' });
		app.horloge.est(new Date(jusquA.getTime() - 1));
		expect(await enregistrer(app, compte, { campagneId })).toMatchObject({ version: 1 });
		// What she reads of it is the hour that counts for her.
		const [{ corps } = { corps: '' }] = await lignesDe(app, 'courriel');
		expect(corps).toMatch(/fixée le vendredi 15\sdécembre 2023 à\s12\sh\s00 \(heure de Cayenne\)/);
		const [version] = await lignesDe(app, 'candidatureVersion');
		expect(version?.instantane).toMatchObject({ campagne: { fermeture: jusquA.toISOString() } });
		app.horloge.est(jusquA);
		await expect(enregistrer(app, compte, { campagneId })).rejects.toMatchObject({ code: 'candidature_existe' });
		expect(app.lignes.some((ligne) => ligne.includes('derogation_accordee') && ligne.includes(id))).toBe(true);
		expect(app.lignes.join('')).not.toContain(compte.numeroCandidat);
		expect(await lignesDe(app, 'derogation')).toMatchObject([{ compteId: compte.id, accordeePar: 'DEC Guyane' }]);
	});

	it.each([
		['nobody’s numéro', { numeroCandidat: '02399999999' }, /aucun candidat/],
		['an unknown campagne', { campagne: 'BCP-2099-33' }, /n’existe pas/],
		['an instant that is past', { jusquA: '2020-01-01T12:00' }, /déjà passé/],
		['no reason', { motif: '' }, /refusé/]
	])('%s is refused, and nothing is written', async (_, autrement, message) => {
		const { app, campagneId, compte } = await terrain();
		const demande = {
			numeroCandidat: compte.numeroCandidat,
			campagne: campagneId,
			jusquA: '2023-12-15T12:00',
			motif: 'Hospitalisation',
			par: 'DEC Guyane',
			...autrement
		};
		await expect(accorderDerogation(app, fichier(demande))).rejects.toThrow(message);
		expect(await lignesDe(app, 'derogation')).toEqual([]);
	});
});
