import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import type { Campagne } from '$lib/domain/campagne';
import { instantLocal, PARIS } from '$lib/domain/dates';
import { surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { candidat, enregistrer, lignesDe, preinscrire, saisieIndividuel } from '../../../tests/support/candidats';
import { campagneDePieces, deposer, inscrit, PIECES, verrouiller } from '../../../tests/support/depots';
import { garderOnglet } from './brouillons';
import { envoyerCourriels } from './courriels';
import { createRappels } from './rappels';

const HEURE = 3_600_000;
const lisible = (texte = '') => texte.replaceAll('\u00a0', ' ');

surChaqueBase('the reminders', (monter) => {
	/** A campagne in Paris time until 1 December 2026 at 17 h; it is 5 November. */
	async function terrain(autrement: Partial<Campagne> = {}) {
		const app = await monter({ maintenant: instantLocal('2026-11-05T09:00', PARIS) });
		const campagne = await campagneDePieces(app, {
			ouverture: instantLocal('2026-10-12T08:00', PARIS),
			fermeture: instantLocal('2026-12-01T17:00', PARIS),
			fuseau: PARIS,
			...autrement
		});
		const passer = createRappels(app);
		return {
			app,
			campagne,
			/** The tâche at that hour, and what the letter boxes got of it. */
			async le(heure: string, tache = passer): Promise<string[]> {
				app.horloge.est(instantLocal(heure, PARIS));
				await tache();
				await envoyerCourriels(app);
				return app.partis.splice(0).map(({ objet }) => objet);
			}
		};
	}

	async function brouillon(app: AppDeTest, campagneId: string) {
		const compte = await candidat(app);
		const brouillonId = randomUUID();
		await garderOnglet(app, {
			compteId: compte.id,
			envoiId: randomUUID(),
			empreinte: 'ab',
			brouillonId,
			onglet: 'identification',
			demande: {
				brouillon: { campagneId, candidatureId: null, creeLe: app.clock.now().toISOString() },
				base: 0,
				valeur: saisieIndividuel().identification
			}
		});
		return { compte, brouillonId };
	}

	it('R-012 a brouillon that is no candidature is told of at a week, two days and the last day, once each', async () => {
		const { app, campagne, le } = await terrain();
		const { brouillonId } = await brouillon(app, campagne.id);
		expect(await le('2026-11-23T12:00')).toEqual([]);
		expect(await le('2026-11-24T08:00')).toEqual(['Votre inscription n’est pas enregistrée : il reste 7\u00a0jours']);
		expect(await le('2026-11-26T08:00')).toEqual([]);
		expect(await le('2026-11-29T08:00')).toEqual(['Votre inscription n’est pas enregistrée : il reste 2\u00a0jours']);
		expect(await le('2026-11-30T08:00')).toEqual([]);
		expect(await le('2026-12-01T08:00')).toEqual(['Votre inscription n’est pas enregistrée : dernier jour']);
		expect(await le('2026-12-01T16:59')).toEqual([]);
		expect(await le('2026-12-01T18:00')).toEqual([]);
		const courriel = (await lignesDe(app, 'courriel')).find(({ objet }) => objet.includes('7\u00a0jours'));
		expect(courriel?.lien).toBe(`/espace/inscription/${brouillonId}`);
		expect(lisible(courriel?.corps)).toContain(
			'appuyez sur « Enregistrer », avant le 1er décembre 2026 à 17 h 00 (heure de Paris), dans 7 jours.'
		);
	});

	it('a server that was down for three days says the one of now, late, and none of those it missed', async () => {
		const { app, campagne, le } = await terrain();
		await brouillon(app, campagne.id);
		expect(await le('2026-11-27T15:00')).toHaveLength(1);
		expect(await le('2026-12-01T15:00')).toEqual(['Votre inscription n’est pas enregistrée : dernier jour']);
		expect((await lignesDe(app, 'rappel')).map(({ palier }) => palier).sort()).toEqual(['J', 'J-7']);
	});

	it('R-173 « À compléter » is told of; once enregistrée, its pièces are, until all are given and confirmed', async () => {
		const { app, campagne, le } = await terrain();
		const compte = await candidat(app);
		const { id } = await preinscrire(app, compte, campagne.id);
		expect(await le('2026-11-24T08:00')).toEqual(['Votre inscription n’est pas enregistrée : il reste 7\u00a0jours']);
		await enregistrer(app, compte, { campagneId: campagne.id, candidatureId: id, saisie: saisieIndividuel() });
		// Just enregistrée: the mail of the inscription has said it.
		expect(await le('2026-11-24T09:00')).toEqual([expect.stringContaining('Inscription enregistrée')]);
		expect(await le('2026-11-24T12:00')).toEqual([
			'Votre inscription n’est pas encore définitive : il reste 7\u00a0jours'
		]);
		const qui = { compte, candidatureId: id, campagneId: campagne.id };
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		expect(await le('2026-11-29T12:00')).toEqual([
			'Votre inscription n’est pas encore définitive : il reste 2\u00a0jours'
		]);
		await verrouiller(app, qui);
		expect(await le('2026-12-01T12:00')).toEqual([]);
	});

	it('nothing is said to whoever is désinscrit, écarté or annulé, or said not to come', async () => {
		const { app, campagne, le } = await terrain();
		for (const autrement of [
			{ etat: 'desinscrit' },
			{ etat: 'ecartee' },
			{ etat: 'annulee' },
			{ absenteLe: app.clock.now() }
		] as const) {
			const { candidatureId } = await inscrit(app, campagne.id);
			const { candidature } = app.engine.tables;
			await app.engine.tx(async () => {
				await app.engine.write.update(candidature).set(autrement).where(eq(candidature.id, candidatureId));
			});
		}
		await envoyerCourriels(app);
		app.partis.length = 0;
		expect(await le('2026-12-01T12:00')).toEqual([]);
	});

	it('somebody who is at it is left alone; registered from another brouillon, the first is forgotten', async () => {
		const { app, campagne, le } = await terrain();
		app.horloge.est(instantLocal('2026-12-01T11:00', PARIS));
		const { compte } = await brouillon(app, campagne.id);
		expect(await le('2026-12-01T12:00')).toEqual([]);
		expect(await le('2026-12-01T13:30')).toHaveLength(1);
		await enregistrer(app, compte, { campagneId: campagne.id });
		const { compte: autre } = await brouillon(app, campagne.id);
		await enregistrer(app, autre, { campagneId: campagne.id });
		await envoyerCourriels(app);
		app.partis.length = 0;
		const objets = await le('2026-12-01T16:30');
		expect(objets).toEqual(Array(2).fill('Votre inscription n’est pas encore définitive : dernier jour'));
	});

	it('two servers at once send one, and a server started again sends no other', async () => {
		const { app, campagne, le } = await terrain();
		await brouillon(app, campagne.id);
		const autre = await app.enMemeTemps();
		app.horloge.est(instantLocal('2026-11-24T08:00', PARIS));
		await Promise.all([createRappels(app)(), createRappels(autre)()]);
		expect(await le('2026-11-24T08:00', createRappels(app))).toHaveLength(1);
	});

	it('a limit that was put off is told anew', async () => {
		const { app, campagne, le } = await terrain();
		await brouillon(app, campagne.id);
		expect(await le('2026-12-01T08:00')).toHaveLength(1);
		const { campagne: table } = app.engine.tables;
		await app.engine.tx(async () => {
			await app.engine.write.update(table).set({ fermeture: new Date(campagne.fermeture.getTime() + 48 * HEURE) });
		});
		expect(await le('2026-12-01T12:00')).toEqual(['Votre inscription n’est pas enregistrée : il reste 2\u00a0jours']);
	});
});
