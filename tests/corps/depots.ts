/** Bodies against what writes of pièces and dépôts: announces, parts of files, « J’ai fourni toutes mes pièces », removals. */
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ENTETE_OFFSET } from '../../src/lib/domain/depot';
import { DemandeDepot, DemandeVerrou } from '../../src/lib/domain/depot-demande';
import { sha256 } from '../../src/lib/server/empreinte';
import { POST } from '../../src/routes/api/candidatures/[id]/pieces/verrou/+server';
import { DELETE, PATCH, PUT } from '../../src/routes/api/depots/[id]/+server';
import { campagneDePieces, deposer, GROUPE, inscrit, piece, PIECES, retirer } from '../support/depots';
import { jouer } from '../support/evenement';
import { jpeg } from '../support/fichiers';
import { chaquePiege, corpsJson, requete, texte, type Corps } from './generateurs';
import { MINUTES, type Terrain } from './terrain';

const json = (body: string): Corps => ({ body, type: 'application/json' });
const uuid = (bon: string) =>
	fc.oneof(
		{ weight: 8, arbitrary: fc.constant(bon) },
		{ weight: 2, arbitrary: fc.uuid() },
		{ weight: 1, arbitrary: texte }
	);

/** Somebody registered where the service stays open for years, so that the hour never decides. */
async function ouvert(terrain: Terrain) {
	const autrement = { id: randomUUID(), sessionExamen: randomUUID(), fermeture: new Date('2090-01-01T00:00:00Z') };
	return inscrit(terrain.app, (await campagneDePieces(terrain.app, autrement)).id);
}

export function depots(terrain: () => Terrain, numRuns: number): void {
	it(
		'R-202 announcing a file',
		async () => {
			const { app } = terrain();
			const qui = await ouvert(terrain());
			const { candidatureId } = qui;
			const octets = jpeg();
			const type = 'image/jpeg';
			const bon = { candidatureId, pieceId: 'jdc', type, sha256: sha256(octets), octets: octets.length, version: 1 };
			const essai = async (corps: Corps, id: string) => {
				app.horloge.avance(61_000);
				const avant = await terrain().lignes();
				const issue = await jouer(PUT, app, { request: requete(corps, {}, 'PUT'), compte: qui.compte, params: { id } });
				if (issue.statut !== 200) return terrain().rienEcrit(issue, avant);
				expect(DemandeDepot.safeParse(JSON.parse(String(corps.body))).success).toBe(true);
				expect(JSON.parse(String(issue.corps))).toEqual({ offset: 0 });
				// Given up again, so that the quota never decides.
				if (id !== toujours) await retirer(app, qui, id);
			};
			const toujours = randomUUID();
			const id = uuid(toujours);
			await fc.assert(fc.asyncProperty(corpsJson(bon), id, essai), { numRuns });
			for (const body of chaquePiege(bon)) await essai(json(body), randomUUID());
			const avant = await terrain().lignes();
			await essai(json(JSON.stringify(bon)), randomUUID());
			// The dépôt, that it was given up, and the receipt of that.
			expect(await terrain().lignes()).toBe(avant + 3);
		},
		MINUTES
	);

	it(
		'R-203 any bytes at any offset in the place of a file, and taking it back',
		async () => {
			const { app } = terrain();
			const qui = await ouvert(terrain());
			const bon = jpeg({ graine: 77 });
			const id = randomUUID();
			const annonce = {
				...{ candidatureId: qui.candidatureId, pieceId: 'jdc', type: 'image/jpeg' },
				...{ sha256: sha256(bon), octets: bon.length }
			};
			const avec = { compte: qui.compte, params: { id } };
			await jouer(PUT, app, { request: requete(json(JSON.stringify(annonce)), {}, 'PUT'), ...avec });
			const part = (body: Uint8Array<ArrayBuffer> | null, offset: string) =>
				requete({ body, type: 'application/octet-stream' }, { [ENTETE_OFFSET]: offset }, 'PATCH');
			const avant = await terrain().lignes();
			const essai = async (octets: Uint8Array, offset: string, vise: string) => {
				const request = part(new Uint8Array(octets), offset);
				const issue = await jouer(PATCH, app, { request, compte: qui.compte, params: { id: vise } });
				// Taken or not, it is no file of anybody: its SHA-256 is not the one announced.
				expect(await terrain().lignes()).toBe(avant);
				if (issue.statut !== 200) return terrain().rienEcrit(issue, avant);
				expect(JSON.parse(String(issue.corps)).offset).toBeLessThan(bon.length);
			};
			const offset = fc.oneof(
				{ weight: 6, arbitrary: fc.nat(bon.length).map(String) },
				{ weight: 6, arbitrary: fc.constant('0') },
				{ weight: 2, arbitrary: fc.constantFrom('-1', '1e3', '', ' 0', '0x0', '99999999999', '1.5', 'NaN') }
			);
			const octets = fc.uint8Array({ maxLength: bon.length + 20 });
			await fc.assert(fc.asyncProperty(octets, offset, uuid(id), essai), { numRuns });
			await app.partiels.retirer(id);
			expect(await jouer(PATCH, app, { request: part(new Uint8Array(bon), '0'), ...avec })).toMatchObject({
				statut: 200
			});
			expect((await piece(app, qui, 'jdc')).depot?.id).toBe(id);

			const retrait = async (corps: Corps, cle: string, vise: string) => {
				const lignes = await terrain().lignes();
				const request = requete(corps, { 'idempotency-key': cle }, 'DELETE');
				const issue = await jouer(DELETE, app, { request, compte: qui.compte, params: { id: vise } });
				if (issue.statut !== 200) await terrain().rienEcrit(issue, lignes);
				else expect(JSON.parse(String(issue.corps))).toMatchObject({ envoiId: cle, depotId: id });
			};
			const cle = fc.oneof(fc.uuid(), fc.constantFrom('', 'x', '../..'));
			await fc.assert(fc.asyncProperty(corpsJson({ id }), cle, uuid(id), retrait), { numRuns });
			expect((await piece(app, qui, 'jdc')).depot).toBe(null);
		},
		MINUTES
	);

	it(
		'R-204 « J’ai fourni toutes mes pièces »',
		async () => {
			const { app } = terrain();
			const qui = await ouvert(terrain());
			const poses: Record<string, string> = {};
			for (const pieceId of PIECES) poses[pieceId] = await deposer(app, qui, pieceId);
			const bon = { groupe: GROUPE, depots: poses };
			const essai = async (corps: Corps, cle: string, id: string) => {
				const avant = await terrain().lignes();
				const request = requete(corps, { 'idempotency-key': cle });
				const issue = await jouer(POST, app, { request, compte: qui.compte, params: { id } });
				if (issue.statut !== 200) return terrain().rienEcrit(issue, avant);
				expect(DemandeVerrou.parse(JSON.parse(String(corps.body)))).toEqual(bon);
			};
			// One thing wrong in each: the good one would end the play.
			const mauvais = corpsJson(bon).filter(({ body }) => body !== JSON.stringify(bon));
			const cle = fc.oneof({ weight: 9, arbitrary: fc.uuid() }, { weight: 1, arbitrary: fc.constantFrom('', 'x') });
			await fc.assert(fc.asyncProperty(mauvais, cle, uuid(qui.candidatureId), essai), { numRuns });
			for (const body of chaquePiege(bon)) await essai(json(body), randomUUID(), qui.candidatureId);
			await essai(json(JSON.stringify(bon)), randomUUID(), qui.candidatureId);
			expect((await piece(app, qui, 'jdc')).verrouilleeLe).not.toBe(null);
		},
		MINUTES
	);
}
