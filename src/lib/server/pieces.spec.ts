import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { surChaqueBase } from '../../../tests/support/app';
import { candidat, enregistrer, lignesDe, preinscrire } from '../../../tests/support/candidats';
import {
	annoncer,
	campagneDePieces,
	controler,
	deposer,
	envoyer,
	gestionnaire,
	GROUPE,
	inscrit,
	piece,
	PIECES,
	POSTALE,
	verrouiller
} from '../../../tests/support/depots';
import { pdf } from '../../../tests/support/fichiers';
import { lireJustificatifs } from './pieces';

surChaqueBase('« Mes justificatifs »', (monter) => {
	async function terrain() {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		return { app, qui: await inscrit(app, id) };
	}

	it('R-200 R-215 hold a line for each pièce asked, in order, with nothing said of any before something is', async () => {
		const { app, qui } = await terrain();
		const justificatifs = await lireJustificatifs(app, qui.compte.id, qui.candidatureId);
		expect(justificatifs.pieces).toEqual(
			[...PIECES, POSTALE].map((pieceId) => ({
				pieceId,
				statut: null,
				receptionLe: null,
				information: null,
				verrouilleeLe: null,
				depot: null
			}))
		);
		expect(justificatifs).toMatchObject({
			candidatureId: qui.candidatureId,
			version: 1,
			tailleMax: 5 * 1024 * 1024,
			fenetre: { fermeture: '2023-12-14T03:00:00.000Z', fuseau: 'America/Cayenne' },
			limitePropre: false,
			maintenant: app.clock.now().toISOString()
		});
	});

	it('SEC3 of another candidat do not exist, nor do those of an id that is nobody’s', async () => {
		const { app, qui } = await terrain();
		const autre = await candidat(app);
		for (const [compteId, candidatureId] of [
			[autre.id, qui.candidatureId],
			[qui.compte.id, randomUUID()]
		] as const)
			await expect(lireJustificatifs(app, compteId, candidatureId)).rejects.toMatchObject({ code: 'introuvable' });
		await expect(verrouiller(app, { ...qui, compte: autre })).rejects.toMatchObject({ code: 'introuvable' });
	});

	it('are empty before the first « Enregistrer »', async () => {
		const { app, qui } = await terrain();
		const compte = await candidat(app);
		const { id } = await preinscrire(app, compte, qui.campagneId);
		expect(await lireJustificatifs(app, compte.id, id)).toMatchObject({ version: 0, pieces: [] });
	});

	it('R-200 close with the campagne’s own limit for dépôts, in its zone', async () => {
		const app = await monter();
		const { reglages } = await campagneDePieces(app);
		const depot = { fermeture: '2024-01-31T24:00', fuseau: 'Europe/Paris', tailleMax: 2_000_000 };
		const qui = await inscrit(
			app,
			(await campagneDePieces(app, { id: 'autre', sessionExamen: '2025', reglages: { ...reglages, depot } })).id
		);
		expect(await lireJustificatifs(app, qui.compte.id, qui.candidatureId)).toMatchObject({
			tailleMax: 2_000_000,
			fenetre: { fermeture: '2024-01-31T23:00:00.000Z', fuseau: 'Europe/Paris' },
			limitePropre: true
		});
	});
});

surChaqueBase('« J’ai fourni toutes mes pièces »', (monter) => {
	async function toutDepose() {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const qui = await inscrit(app, id);
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		return { app, qui };
	}

	it('R-204 dates each pièce of the groupe, and leaves a trace of each', async () => {
		const { app, qui } = await toutDepose();
		const { verrouilleesLe } = await verrouiller(app, qui);
		expect(verrouilleesLe).toBe(app.clock.now().toISOString());
		for (const pieceId of PIECES)
			expect(await piece(app, qui, pieceId)).toMatchObject({ verrouilleeLe: verrouilleesLe });
		expect(await piece(app, qui, POSTALE)).toMatchObject({ verrouilleeLe: null });
		const traces = (await lignesDe(app, 'pieceEvenement')).filter(({ nature }) => nature === 'verrou');
		expect(traces.map(({ pieceId }) => pieceId).sort()).toEqual([...PIECES].sort());
	});

	it('REL18 the same envoi twice is one act', async () => {
		const { app, qui } = await toutDepose();
		const envoiId = randomUUID();
		const recu = await verrouiller(app, qui, { envoiId });
		app.horloge.avance(60_000);
		expect(await verrouiller(app, qui, { envoiId })).toEqual(recu);
	});

	it('REL18 pressed again on another device for the very files that are confirmed: the receipt of that day, and nothing changes', async () => {
		const { app, qui } = await toutDepose();
		const { verrouilleesLe } = await verrouiller(app, qui);
		const avant = [await lignesDe(app, 'piece'), await lignesDe(app, 'pieceEvenement')];
		app.horloge.avance(60_000);
		const envoiId = randomUUID();
		const recu = { envoiId, candidatureId: qui.candidatureId, groupe: GROUPE, verrouilleesLe };
		expect(await verrouiller(app, qui, { envoiId })).toEqual(recu);
		expect([await lignesDe(app, 'piece'), await lignesDe(app, 'pieceEvenement')]).toEqual(avant);
	});

	it('REL18 pressed again on another device for other files than those that are confirmed, it is refused', async () => {
		const { app, qui } = await toutDepose();
		const { pieces } = await lireJustificatifs(app, qui.compte.id, qui.candidatureId);
		const vus = Object.fromEntries(pieces.flatMap(({ pieceId, depot }) => (depot ? [[pieceId, depot.id]] : [])));
		await deposer(app, qui, 'jdc');
		await verrouiller(app, qui);
		await expect(verrouiller(app, qui, { depots: vus })).rejects.toMatchObject({ code: 'pieces_changees' });
	});

	it('R-204 pressed when the gestionnaire found all of them conformes already, it is taken too', async () => {
		const { app, qui } = await toutDepose();
		const gestionnaireId = await gestionnaire(app);
		for (const pieceId of PIECES) await controler(app, qui, { gestionnaireId, pieceId, statut: 'conforme' });
		await expect(verrouiller(app, qui)).resolves.toMatchObject({ verrouilleesLe: app.clock.now().toISOString() });
	});

	it('R-204 is refused while a pièce is missing, and for a groupe that is not asked', async () => {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const qui = await inscrit(app, id);
		await deposer(app, qui, 'identite');
		await expect(verrouiller(app, qui)).rejects.toMatchObject({ code: 'groupe_incomplet' });
		await expect(verrouiller(app, qui, { groupe: 'Travail' })).rejects.toMatchObject({ code: 'piece_inconnue' });
		expect(await piece(app, qui, 'identite')).toMatchObject({ verrouilleeLe: null });
	});

	it('REL18 confirms what was looked at: a file replaced on another device meanwhile is looked at first', async () => {
		const { app, qui } = await toutDepose();
		const { pieces } = await lireJustificatifs(app, qui.compte.id, qui.candidatureId);
		const depots = Object.fromEntries(pieces.flatMap(({ pieceId, depot }) => (depot ? [[pieceId, depot.id]] : [])));
		await deposer(app, qui, 'jdc');
		await expect(verrouiller(app, qui, { depots })).rejects.toMatchObject({ code: 'pieces_changees' });
		await expect(verrouiller(app, qui, { depots: {} })).rejects.toMatchObject({ code: 'pieces_changees' });
		expect(await piece(app, qui, 'jdc')).toMatchObject({ verrouilleeLe: null });
	});

	it('R-204 pressed before its last file was refused, it is refused too and names the pièce that is missing', async () => {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const qui = await inscrit(app, id);
		const tenus: Record<string, string> = {};
		for (const pieceId of ['identite', 'recapitulatif_signe']) tenus[pieceId] = await deposer(app, qui, pieceId);
		const refuse = randomUUID();
		const octets = await pdf();
		await annoncer(app, qui, 'jdc', { id: refuse, octets });
		await expect(envoyer(app, qui, refuse, octets)).rejects.toMatchObject({ code: 'fichier_type' });
		// In the queue of the phone it follows its files.
		await expect(verrouiller(app, qui, { depots: { ...tenus, jdc: refuse } })).rejects.toMatchObject({
			code: 'groupe_incomplet',
			message: expect.stringMatching(/^Il manque encore\u00a0: Certificat individuel .*\. Ajoutez/)
		});
		for (const pieceId of PIECES) expect(await piece(app, qui, pieceId)).toMatchObject({ verrouilleeLe: null });
	});

	it('REL18 is refused unless its dépôts are exactly those that the server holds for the groupe', async () => {
		const { app, qui } = await toutDepose();
		const { pieces } = await lireJustificatifs(app, qui.compte.id, qui.candidatureId);
		const tenus = Object.fromEntries(pieces.flatMap(({ pieceId, depot }) => (depot ? [[pieceId, depot.id]] : [])));
		const { jdc: _, ...sansJdc } = tenus;
		for (const depots of [
			sansJdc,
			{ ...tenus, jdc: randomUUID() },
			{ ...tenus, [POSTALE]: randomUUID() },
			{ ...tenus, jdc: tenus.identite ?? '', identite: tenus.jdc ?? '' }
		])
			await expect(verrouiller(app, qui, { depots })).rejects.toMatchObject({ code: 'pieces_changees' });
		await expect(verrouiller(app, qui, { depots: tenus })).resolves.toBeTruthy();
	});

	it('R-206 a pièce found non conforme is confirmed again once given again, the others keep their date', async () => {
		const { app, qui } = await toutDepose();
		const { verrouilleesLe } = await verrouiller(app, qui);
		await controler(app, qui, { gestionnaireId: await gestionnaire(app), pieceId: 'jdc', statut: 'non_conforme' });
		await expect(verrouiller(app, qui)).rejects.toMatchObject({ code: 'groupe_incomplet' });
		await deposer(app, qui, 'jdc');
		app.horloge.avance(60_000);
		await verrouiller(app, qui);
		expect(await piece(app, qui, 'jdc')).toMatchObject({ verrouilleeLe: app.clock.now().toISOString() });
		expect(await piece(app, qui, 'identite')).toMatchObject({ verrouilleeLe: verrouilleesLe });
	});

	it('R-155 a récapitulatif signed before a modification is to be given again first', async () => {
		const { app, qui } = await toutDepose();
		await enregistrer(app, qui.compte, qui);
		await expect(verrouiller(app, qui)).rejects.toMatchObject({ code: 'groupe_incomplet' });
	});
});
