import Database from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appDeTest, surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { candidat, enregistrer } from '../../../tests/support/candidats';
import {
	campagneDePieces,
	controler,
	deposer,
	inscrit,
	PIECES,
	verrouiller,
	type Inscrit
} from '../../../tests/support/depots';
import { gestionnaire } from '../../../tests/support/gestionnaires';
import { chercherCandidats, listerPieces, type Filtre } from './bureau';
import { retenirNoms } from './comptes';
import { listPiecesAControler, listPiecesDuStatut, searchCandidatures } from './db/bureau';

/** Somebody who gave everything and confirmed it, a minute after the one before. */
async function confirme(app: AppDeTest, campagneId: string): Promise<Inscrit> {
	const qui = await inscrit(app, campagneId);
	for (const pieceId of PIECES) await deposer(app, qui, pieceId);
	app.horloge.avance(60_000);
	await verrouiller(app, qui);
	return qui;
}

surChaqueBase('the desk', (monter) => {
	async function terrain() {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const { id: ailleurs } = await campagneDePieces(app, { id: 'BCP-2024-31', academie: '31' });
		return { app, id, ailleurs, camille: await gestionnaire(app) };
	}

	/** The whole list, page after page. */
	async function tout(app: AppDeTest, qui: Awaited<ReturnType<typeof gestionnaire>>, filtre: Filtre) {
		const pages = [await listerPieces(app, qui, filtre, null)];
		for (let suite = pages[0]?.suite ?? null; suite !== null; suite = pages.at(-1)?.suite ?? null)
			pages.push(await listerPieces(app, qui, filtre, suite));
		return { combien: pages.map(({ pieces }) => pieces.length), pieces: pages.flatMap(({ pieces }) => pieces) };
	}

	it('R-204 R-221 shows what was confirmed and not judged, the oldest first, each once, page after page', async () => {
		const { app, id, camille } = await terrain();
		const gens: Inscrit[] = [];
		for (let i = 0; i < 18; i++) gens.push(await confirme(app, id));
		// One who gave files and did not confirm: the gestionnaire has nothing to look at yet.
		await deposer(app, await inscrit(app, id), 'jdc');
		const { combien, pieces } = await tout(app, camille, 'a_controler');
		expect(combien).toEqual([25, 25, 4]);
		expect(new Set(pieces.map(({ candidatureId, pieceId }) => candidatureId + pieceId)).size).toBe(54);
		expect([...new Set(pieces.map(({ candidatureId }) => candidatureId))]).toEqual(
			gens.map(({ candidatureId }) => candidatureId)
		);
		expect(pieces[0]).toMatchObject({ numeroCandidat: gens[0]?.compte.numeroCandidat, libelleStatut: null });
		expect(pieces[0]?.examen).toMatch(/, session .+, Guyane$/);
	});

	it('R-206 a pièce that was judged leaves it, and is found under its statut', async () => {
		const { app, id, camille } = await terrain();
		const qui = await confirme(app, id);
		await controler(app, qui, { gestionnaireId: camille.id, pieceId: 'jdc', statut: 'conforme' });
		const ids = async (filtre: Filtre) =>
			(await tout(app, camille, filtre)).pieces.map(({ pieceId }) => pieceId).sort();
		expect(await ids('a_controler')).toEqual(['identite', 'recapitulatif_signe']);
		expect(await ids('conforme')).toEqual(['jdc']);
		expect(await ids('recue')).toEqual([]);
	});

	it('SEC10 a file that the antivirus has not passed is not shown', async () => {
		const { app, id, camille } = await terrain();
		await confirme(app, id);
		const { depot } = app.engine.tables;
		const le = app.clock.now();
		await app.engine.tx(() => app.engine.write.update(depot).set({ aAnalyserLe: le }));
		expect((await tout(app, camille, 'a_controler')).pieces).toEqual([]);
		await app.engine.tx(() => app.engine.write.update(depot).set({ aAnalyserLe: null, infecte: true }));
		expect((await tout(app, camille, 'a_controler')).pieces).toEqual([]);
		await app.engine.tx(() => app.engine.write.update(depot).set({ analyseLe: le, infecte: false }));
		expect((await tout(app, camille, 'a_controler')).pieces).toHaveLength(3);
	});

	it('SEC2 another académie’s pièces are in no list and no search', async () => {
		const { app, ailleurs, camille } = await terrain();
		const { compte } = await confirme(app, ailleurs);
		expect((await tout(app, camille, 'a_controler')).pieces).toEqual([]);
		expect(await chercherCandidats(app, camille, compte.numeroCandidat)).toEqual([]);
		expect(await chercherCandidats(app, camille, compte.nom)).toEqual([]);
		const martinique = await gestionnaire(app, ['31']);
		expect((await tout(app, martinique, 'a_controler')).pieces).toHaveLength(3);
		expect(await chercherCandidats(app, martinique, compte.numeroCandidat)).toHaveLength(1);
	});

	it('R-221 finds a candidat by the whole numéro, or by the beginning of the nom without its accents', async () => {
		const { app, id, camille } = await terrain();
		const compte = await candidat(app, { nom: 'D’Àlböra-Łódź' });
		const { candidatureId } = await enregistrer(app, compte, { campagneId: id });
		await inscrit(app, id);
		const trouves = async (texte: string) =>
			(await chercherCandidats(app, camille, texte))?.map((trouve) => trouve.candidatureId);
		for (const texte of [compte.numeroCandidat, ` ${compte.numeroCandidat.replace(/(...)/g, '$1 ')}`])
			expect(await trouves(texte)).toEqual([candidatureId]);
		for (const texte of ['d’alb', 'D ALBORA', 'dalboralodz', 'D’Àlböra-Łódź'])
			expect(await trouves(texte), texte).toEqual([candidatureId]);
		expect(await trouves('dalborz')).toEqual([]);
		expect(await trouves('lodz')).toEqual([]);
	});

	it('R-221 searches nothing for less than two letters or a numéro that is not whole', async () => {
		const { app, camille } = await terrain();
		for (const texte of ['', 'd', ' é ', '12', '0264813', '%', '__', '\u0000'])
			expect(await chercherCandidats(app, camille, texte), texte).toBeNull();
	});

	it('R-221 finds those whose compte is older than the search, once the tâche went by', async () => {
		const { app, id, camille } = await terrain();
		const { compte } = await inscrit(app, id);
		await app.engine.tx(() => app.engine.write.update(app.engine.tables.compte).set({ nomCherche: null }));
		expect(await chercherCandidats(app, camille, compte.nom)).toEqual([]);
		await retenirNoms(app);
		expect(await chercherCandidats(app, camille, compte.nom)).toHaveLength(1);
	});

	it.each(['x', '', '1.2.3.4', '99999999999999999.a.b', `1.${'a'.repeat(100)}.b`, "1.a.'", '\u0000'])(
		'an address that no page of ours gave begins at the beginning: « %s »',
		async (apres) => {
			const { app, id, camille } = await terrain();
			await confirme(app, id);
			expect((await listerPieces(app, camille, 'a_controler', apres)).pieces).toHaveLength(3);
		}
	);
});

describe('how the desk is found, on SQLite', () => {
	it('reads an index and sorts nothing: no list and no search goes through a whole table', async () => {
		const app = await appDeTest();
		await campagneDePieces(app);
		const { engine } = app;
		const apres = { le: app.clock.now(), candidatureId: 'a', pieceId: 'b' };
		const demandes = [
			listPiecesAControler(engine, ['33'], null, 26),
			listPiecesAControler(engine, ['33'], apres, 26),
			listPiecesDuStatut(engine, ['33'], 'conforme', null, 26),
			listPiecesDuStatut(engine, ['33', '14'], 'conforme', apres, 26),
			searchCandidatures(engine, ['33'], { numeroCandidat: '01948418953' }, 50),
			searchCandidatures(engine, ['33'], { nom: 'SAINVIL' }, 50)
		] as unknown as { toSQL(): { sql: string; params: unknown[] } }[];
		const base = new Database(join(app.dossier, 'escale.sqlite'), { readonly: true });
		for (const demande of demandes) {
			const { sql, params } = demande.toSQL();
			const plan = base
				.prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
				.all(...params.map((p) => (p instanceof Date ? p.getTime() : typeof p === 'boolean' ? Number(p) : p)))
				.map(({ detail }) => detail);
			expect(
				plan.filter((ligne) => ligne.startsWith('SCAN')),
				plan.join('\n')
			).toEqual([]);
			// The few candidatures of one person are put in order; a list is not.
			expect(plan, plan.join('\n')).not.toContain('USE TEMP B-TREE FOR ORDER BY');
		}
		base.close();
	});
});
