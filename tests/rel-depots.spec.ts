/**
 * A pièce over a bad line: the phone's own queue against the server's own handlers, and a wire between them that cuts a
 * body at any byte, loses what was asked and loses what was answered. Whatever it does, the file arrives once, whole.
 */
import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { envoyer, listerEnvois } from '../src/lib/client/envois';
import { ouvrirLocal } from '../src/lib/client/local';
import { preparerDepot } from '../src/lib/client/preparation-pieces';
import { televerser } from '../src/lib/client/televersement';
import { fil } from './rel/fil';
import { appDeTest, type AppDeTest } from './support/app';
import { campagneDePieces, inscrit, piece } from './support/depots';
import { commentaire, jpeg } from './support/fichiers';
import { Hasard } from './support/hasard';

const HISTOIRES = Number(process.env.DEPOTS_SEEDS ?? 1_000);
/** Of one try in so many, each of the three accidents. */
const UN_SUR = 5;

async function histoire(app: AppDeTest, campagneId: string, graine: number) {
	const hasard = new Hasard(graine);
	const qui = await inscrit(app, campagneId);
	const local = ouvrirLocal(`depots-${graine}`);
	const cle = { compteId: qui.compte.id, candidatureId: qui.candidatureId, pieceId: 'identite' };
	// One in forty takes several requests, as a scanned PDF does.
	const [morceaux, longs] = graine % 40 === 0 ? [5 + hasard.entier(15), 60_000] : [1, 20_000];
	const avant = Array.from({ length: morceaux }, () => commentaire('x'.repeat(longs - hasard.entier(20_000))));
	const octets = jpeg({ graine, avant });
	const le = new Date('2023-11-20T08:00:00Z');
	const fichier = { octets: Uint8Array.from(octets).buffer, type: 'image/jpeg' as const };
	const id = await preparerDepot(local, cle, fichier, 'Identité', le);
	const { aller, traverses } = fil(app, qui, hasard, () => UN_SUR);
	const conditions = { maintenant: () => le.getTime(), hasard: () => 0, presse: true };
	for (let passage = 0; (await listerEnvois(local, cle.compteId)).length > 0; passage++) {
		expect(passage, `graine ${graine}: still in the queue`).toBeLessThan(100);
		await envoyer(local, cle.compteId, (envoi) => televerser(local, envoi, { aller }), conditions);
	}
	const { depot } = await piece(app, qui, 'identite');
	const { tables } = app.engine;
	const traces = await app.engine.read.select().from(tables.pieceEvenement);
	return {
		depot,
		id,
		traces: traces.filter((t) => t.candidatureId === qui.candidatureId).length,
		enTrop: traverses() - octets.length,
		fichiers: await local((db) => db.count('fichiers'))
	};
}

it(
	`R-202 over a line that cuts and loses, a pièce of one request or of several arrives once and whole, and no byte that arrived crosses again`,
	async () => {
		const app = await appDeTest();
		const { id: campagneId } = await campagneDePieces(app);
		for (let graine = 1; graine <= HISTOIRES; graine++) {
			const { depot, id, traces, enTrop, fichiers } = await histoire(app, campagneId, graine);
			expect([depot?.id, traces, enTrop, fichiers], `graine ${graine}`).toEqual([id, 1, 0, 0]);
		}
	},
	60 * 60_000
);
