import { describe, expect, it } from 'vitest';
import { appDeTest, type AppDeTest } from '../../../tests/support/app';
import { compteNomme, lignesDe } from '../../../tests/support/candidats';
import { etatFenetre } from '$lib/domain/fenetre';
import { etatAffiche } from '$lib/domain/etats';
import { chemin, ouJenSuis } from '$lib/domain/situation';
import { listerCandidatures } from './candidatures';
import { identifier } from './comptes';
import { COMPTES_DEMO, GESTIONNAIRE_DEMO, MOT_DE_PASSE_DEMO, refusDonneesDemo, semerDemo } from './demo';
import { COMPTES_SUIVI } from './demo-suivi';
import { listerDocuments } from './documents';
import { lireMesNotes } from './notes';
import { identifierGestionnaire } from './gestionnaires';
import { readSettings } from './settings';
import { demarrer } from './start';

const etats = async (app: AppDeTest) => {
	const campagnes = await lignesDe(app, 'campagne');
	return campagnes.map((c) => ({ academie: c.academie, etat: etatFenetre(c, app.clock.now()) }));
};

describe('the demo', () => {
	it.each([
		'2026-11-22T10:00:00Z',
		'2027-03-28T00:30:00Z',
		'2027-10-31T00:30:00Z',
		'2028-02-29T23:59:59Z',
		'2026-12-31T23:30:00Z',
		'2027-06-30T23:59:00Z'
	])('R-005 R-008 R-010 sown on %s, most académies are open, some about to be, some over', async (maintenant) => {
		const app = await appDeTest({ maintenant });
		await semerDemo(app);
		const combien = (voulu: string, tous: { etat: string }[]) => tous.filter(({ etat }) => etat === voulu).length;
		const tous = await etats(app);
		expect(combien('ouverte', tous)).toBeGreaterThan(20);
		expect(combien('a_venir', tous)).toBe(2);
		// Two académies, and the session before of la Guyane.
		expect(combien('fermee', tous)).toBe(3);
		expect(tous).toContainEqual({ academie: '33', etat: 'ouverte' });
		// Open for a fortnight yet: a demo started today is not closed tomorrow.
		app.horloge.avance(14 * 86_400_000);
		expect(await etats(app)).toContainEqual({ academie: '33', etat: 'ouverte' });
	});

	it('is sown once: started again, it leaves everything as it was', async () => {
		const app = await appDeTest({ maintenant: '2026-11-22T10:00:00Z' });
		const tout = () =>
			Promise.all(
				(['compte', 'campagne', 'candidature', 'examen', 'gestionnaire'] as const).map((t) => lignesDe(app, t))
			);
		await semerDemo(app);
		const avant = await tout();
		app.horloge.avance(86_400_000);
		await semerDemo(app);
		expect(await tout()).toEqual(avant);
	});

	it('R-040 R-173 its people sign in with the password it shows; one of them was pre-registered', async () => {
		const app = await appDeTest();
		await semerDemo(app);
		const ids = await Promise.all(
			COMPTES_DEMO.map(({ mail }) => identifier(app, mail, MOT_DE_PASSE_DEMO, '192.0.2.1'))
		);
		const candidatures = await lignesDe(app, 'candidature');
		const de = (rang: number) => candidatures.filter(({ compteId }) => compteId === ids[rang]);
		expect(de(0)).toMatchObject([{ etat: 'a_completer', version: 0, numeroInscription: '001' }]);
		expect(de(1)).toEqual([]);
	});

	it('R-152 R-186 of two others, one has her convocation and the other his notes, with an average', async () => {
		const app = await appDeTest();
		await semerDemo(app);
		const candidatures = await lignesDe(app, 'candidature');
		const de = async (mail = '') => {
			const compte = await compteNomme(app, mail);
			const candidature = candidatures.find(({ compteId }) => compteId === compte?.id);
			return [compte?.id ?? '', candidature?.id ?? ''] as const;
		};
		const documents = await listerDocuments(app, ...(await de(COMPTES_SUIVI[0]?.mail)));
		expect(documents[0]).toMatchObject({ type: 'convocation', publie: true, luLe: null });
		const { releve } = await lireMesNotes(app, ...(await de(COMPTES_SUIVI[1]?.mail)));
		expect(releve?.moyenne).toEqual({ valeur: 12.8, raison: null });
		expect(releve?.lignes.map(({ code, genre }) => `${code} ${genre}`)).toEqual(
			expect.arrayContaining(['EP1 session', 'EP3 conservee', 'EG1 dispense'])
		);
	});

	it('R-156 R-170 both are definitive since their dates: nothing that their pages say contradicts them', async () => {
		const app = await appDeTest({ maintenant: '2026-11-27T10:00:00Z' });
		await semerDemo(app);
		const lire = async (mail = '') => (await listerCandidatures(app, (await compteNomme(app, mail))?.id ?? ''))[0];
		const [nadege, ruben] = [await lire(COMPTES_SUIVI[0]?.mail), await lire(COMPTES_SUIVI[1]?.mail)];
		if (!nadege || !ruben) throw new Error('they registered');
		for (const candidature of [nadege, ruben]) expect(etatAffiche(candidature)).toBe('definitive');
		expect(ouJenSuis(nadege, app.clock.now()).fort).toBe('Votre convocation est là.');
		expect(chemin(nadege).filter(({ fait }) => !fait)).toEqual([{ libelle: 'Résultats', fait: false }]);
		// He sat the session before, whose campagne has been over for a year.
		expect(ruben.campagne).toMatchObject({ sessionExamen: '2026', fermeture: '2025-11-20T20:00:00.000Z' });
		expect(ruben.suivi?.notesLe).toBe('2026-06-30T12:00:00.000Z');
		expect(ouJenSuis(ruben, app.clock.now()).fort).toBe('Vos notes sont publiées.');
	});

	it('R-221 its gestionnaire signs in at the desk with the same password, also on a demo that was sown before there was one', async () => {
		const app = await appDeTest();
		await semerDemo(app);
		const { mail, academies } = GESTIONNAIRE_DEMO;
		const entre = () => identifierGestionnaire(app, mail, MOT_DE_PASSE_DEMO, '192.0.2.1');
		expect(await entre()).toMatchObject({ academies });
		await app.engine.tx(() =>
			app.engine.write.update(app.engine.tables.gestionnaire).set({ mail: 'avant@rectorat.example' })
		);
		await semerDemo(app);
		expect(await entre()).toMatchObject({ academies });
	});

	it('the production start refuses a database that holds it, and says why; an empty one it does not', async () => {
		const app = await appDeTest();
		expect(await refusDonneesDemo(app)).toBe(false);
		await semerDemo(app);
		expect(await refusDonneesDemo(app)).toBe(true);
		const env = {
			NODE_ENV: 'production',
			ORIGIN: 'https://escale.example',
			SMTP_URL: 'smtp://127.0.0.1:25',
			DATA_DIR: app.dossier
		};
		expect(readSettings(env).demo).toBe(false);
		await expect(demarrer(env)).rejects.toThrow(/^Escale cannot start: DATA_DIR or DATABASE_URL holds the demo/);
	});
});
