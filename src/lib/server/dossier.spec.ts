import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { surChaqueBase } from '../../../tests/support/app';
import { lignesDe } from '../../../tests/support/candidats';
import {
	campagneDePieces,
	controler,
	deposer,
	inscrit,
	piece,
	PIECES,
	verrouiller
} from '../../../tests/support/depots';
import { gestionnaire } from '../../../tests/support/gestionnaires';
import type { SaisieControle } from '$lib/domain/controle';
import { controlerPiece, lireDossier } from './dossier';
import { lireFichierControle } from './fichiers';
import { lireJustificatifs } from './pieces';

surChaqueBase('the dossier of a candidature', (monter) => {
	async function terrain() {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const qui = await inscrit(app, id);
		const depots: Record<string, string> = {};
		for (const pieceId of PIECES) depots[pieceId] = await deposer(app, qui, pieceId);
		app.horloge.avance(1000);
		await verrouiller(app, qui);
		app.horloge.avance(1000);
		return { app, qui, depots, camille: await gestionnaire(app), ailleurs: await gestionnaire(app, ['31', '14']) };
	}
	const saisie = (autrement: Partial<SaisieControle>): SaisieControle => ({
		pieceId: 'jdc',
		depotId: '',
		statut: 'conforme',
		receptionLe: '',
		motif: '',
		information: '',
		...autrement
	});

	it('R-221 says who, for what, which version, and where each pièce stands', async () => {
		const { app, qui, depots, camille } = await terrain();
		const dossier = await lireDossier(app, camille, qui.candidatureId);
		expect(dossier).toMatchObject({
			numeroCandidat: qui.compte.numeroCandidat,
			numeroInscription: '001',
			version: 1,
			etat: 'inscrit',
			academie: 'ACADÉMIE DE LA GUYANE'
		});
		expect(dossier.candidat).toContain(qui.compte.nom.toUpperCase());
		const jdc = dossier.pieces.find(({ id }) => id === 'jdc');
		expect(jdc).toMatchObject({ statut: null, aAnalyser: false, depot: { id: depots.jdc } });
		expect(jdc?.historique.map(({ nature, par }) => [nature, par])).toEqual([
			['depot', null],
			['verrou', null]
		]);
	});

	it('R-206 the history says which gestionnaire said what', async () => {
		const { app, qui, camille } = await terrain();
		await controler(app, qui, { gestionnaireId: camille.id, pieceId: 'jdc', statut: 'recue' });
		const { pieces } = await lireDossier(app, camille, qui.candidatureId);
		expect(pieces.find(({ id }) => id === 'jdc')?.historique.at(-1)).toMatchObject({
			libelleStatut: 'Reçue',
			par: camille.nom
		});
	});

	it('R-206 after its limit the desk knows that the candidat cannot give a pièce again, the grace left out', async () => {
		const { app, qui, camille } = await terrain();
		const fermes = async () => (await lireDossier(app, camille, qui.candidatureId)).pieces.map((p) => p.depotFerme);
		expect(new Set(await fermes())).toEqual(new Set([false]));
		const { fermeture } = (await lireJustificatifs(app, qui.compte.id, qui.candidatureId)).fenetre;
		app.horloge.est(fermeture);
		expect(new Set(await fermes())).toEqual(new Set([true]));
	});

	it('SEC10 a file that the antivirus has not passed is said to be coming, and cannot be opened', async () => {
		const { app, qui, depots, camille } = await terrain();
		const { depot } = app.engine.tables;
		await app.engine.tx(() => app.engine.write.update(depot).set({ aAnalyserLe: app.clock.now() }));
		const { pieces } = await lireDossier(app, camille, qui.candidatureId);
		expect(pieces.find(({ id }) => id === 'jdc')).toMatchObject({ depot: null, aAnalyser: true });
		await expect(lireFichierControle(app, camille.id, depots.jdc ?? '')).rejects.toMatchObject({ code: 'introuvable' });
	});

	it('SEC2 for a gestionnaire of another académie it does not exist, whatever they ask', async () => {
		const { app, qui, depots, ailleurs } = await terrain();
		for (const id of [qui.candidatureId, randomUUID()]) {
			await expect(lireDossier(app, ailleurs, id)).rejects.toMatchObject({ code: 'introuvable' });
			await expect(controlerPiece(app, ailleurs, id, saisie({}))).rejects.toMatchObject({ code: 'introuvable' });
		}
		for (const id of [depots.jdc ?? '', randomUUID()])
			await expect(lireFichierControle(app, ailleurs.id, id)).rejects.toMatchObject({ code: 'introuvable' });
		expect(await piece(app, qui, 'jdc')).toMatchObject({ statut: null });
		expect(app.lignes.join()).not.toContain('depot_consulte');
	});

	it('R-221 the file opens as it was kept, and who looked at which is in the journal, by ids alone', async () => {
		const { app, qui, depots, camille } = await terrain();
		const octets = new TextEncoder().encode('les octets d’une photo');
		const fichier = await app.storage.put(octets);
		await app.engine.tx(() => app.engine.write.update(app.engine.tables.depot).set({ fichier }));
		const lu = await lireFichierControle(app, camille.id, depots.jdc ?? '');
		expect(lu.type).toBe('image/jpeg');
		expect(new Uint8Array(lu.octets)).toEqual(octets);
		const ligne = app.lignes.find((l) => l.includes('depot_consulte')) ?? '';
		expect(JSON.parse(ligne)).toMatchObject({ gestionnaire: camille.id, depot: depots.jdc });
		expect(app.lignes.join()).not.toMatch(new RegExp(`${qui.compte.nom}|${camille.nom}|${camille.mail}`));
	});

	it('a file that the candidat took back, or that the antivirus refused, opens no more', async () => {
		const { app, depots, camille } = await terrain();
		for (const fin of [{ retireLe: app.clock.now() }, { retireLe: null, infecte: true }]) {
			await app.engine.tx(() => app.engine.write.update(app.engine.tables.depot).set(fin));
			await expect(lireFichierControle(app, camille.id, depots.jdc ?? '')).rejects.toMatchObject({
				code: 'introuvable'
			});
		}
	});

	it('R-206 what the form says is what the candidat reads', async () => {
		const { app, qui, depots, camille } = await terrain();
		const dite = {
			statut: 'non_conforme',
			motif: 'illisible',
			information: 'Le nom est coupé.',
			receptionLe: '10/12/2023'
		};
		await controlerPiece(app, camille, qui.candidatureId, saisie({ ...dite, depotId: depots.jdc }));
		expect(await piece(app, qui, 'jdc')).toMatchObject({
			statut: 'non_conforme',
			receptionLe: '2023-12-10',
			information: 'Pièce illisible. Le nom est coupé.',
			verrouilleeLe: null
		});
	});

	it('REL18 a file that changed while it was looked at: nothing is said of the new one', async () => {
		const { app, qui, depots, camille } = await terrain();
		await controler(app, qui, { gestionnaireId: camille.id, pieceId: 'jdc', statut: 'non_conforme', information: 'x' });
		await deposer(app, qui, 'jdc');
		const avant = (await lignesDe(app, 'pieceEvenement')).length;
		const verdict = controlerPiece(app, camille, qui.candidatureId, saisie({ depotId: depots.jdc }));
		await expect(verdict).rejects.toMatchObject({ code: 'pieces_changees' });
		expect(await lignesDe(app, 'pieceEvenement')).toHaveLength(avant);
	});

	it('R-205 a date that is not there yet is refused, on the calendar of the campagne', async () => {
		const { app, qui, depots, camille } = await terrain();
		// It is the 12th in Paris, still the 11th in Cayenne.
		app.horloge.est('2023-12-12T01:00:00Z');
		const le = (receptionLe: string) =>
			controlerPiece(app, camille, qui.candidatureId, saisie({ depotId: depots.jdc, receptionLe }));
		await expect(le('12/12/2023')).rejects.toMatchObject({ code: 'saisie_invalide' });
		await le('11/12/2023');
		expect(await piece(app, qui, 'jdc')).toMatchObject({ receptionLe: '2023-12-11' });
	});
});
