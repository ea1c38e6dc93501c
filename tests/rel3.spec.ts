/**
 * REL3: « Enregistrer » counts once, however often it arrives, at two built servers on one database. The order of
 * arrival is drawn; when a rafale fails fast-check prints its seed: `REL3_SEED=… npm test -- rel3` plays it again.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recu } from '../src/lib/domain/candidature';
import { lignesDe } from './support/candidats';
import { findPostgres, type TestDatabase } from './support/postgres';
import { deuxServeurs, envoyer } from './rel/rafale';

const RAFALES = Number(process.env.REL3_SEEDS ?? 10);
const PERSONNES = Number(process.env.REL3_CANDIDATS ?? 10);
const FOIS = Number(process.env.REL3_FOIS ?? 20);
const seed = Number(process.env.REL3_SEED ?? 1);
const MINUTES = 30 * 60_000;

function uneSeuleFois(rafales: number, preparer: () => ReturnType<typeof deuxServeurs>): void {
	it(
		`REL3 R-062 ${PERSONNES} people, ${FOIS} times the same « Enregistrer » each: ${PERSONNES} numéros, one answer each`,
		async () => {
			const { app, serveurs, presse, fermer } = await preparer();
			const origins = serveurs.map(({ origin }) => origin);
			let personnes = 0;

			const rafale = async (ordre: number[]) => {
				const presses = await Promise.all(Array.from({ length: PERSONNES }, presse));
				const envois = ordre.map(async (n) => {
					const qui = n % PERSONNES;
					return {
						qui,
						...(await envoyer(origins[Math.floor(n / PERSONNES) % 2] ?? '', presses[qui] ?? (await presse())))
					};
				});
				const recues = await Promise.all(envois);
				expect(recues.filter(({ statut }) => statut !== 200)).toEqual([]);
				for (const [qui, p] of presses.entries()) {
					const textes = new Set(recues.filter((r) => r.qui === qui).map(({ texte }) => texte));
					expect([...textes]).toHaveLength(1);
					const recu: Recu = JSON.parse([...textes][0] ?? '');
					expect(recu).toMatchObject({ envoiId: p.cle, numeroInscription: '001', version: 1 });
					// Later too, and at either.
					for (const origin of origins)
						expect(await envoyer(origin, p)).toEqual({ statut: 200, texte: [...textes][0] });
					const autre = { ...p, demande: { ...p.demande, brouillonId: p.compteId } };
					const refus = await envoyer(origins[qui % 2] ?? '', autre);
					expect({ statut: refus.statut, code: JSON.parse(refus.texte).code }).toEqual({
						statut: 409,
						code: 'cle_reutilisee'
					});
				}
				personnes += PERSONNES;
				for (const table of ['candidature', 'candidatureVersion', 'envoi', 'courriel'] as const)
					expect((await lignesDe(app, table)).length, table).toBe(personnes);
			};

			try {
				// Of each person, one in two to each server.
				const tous = Array.from({ length: PERSONNES * FOIS }, (_, n) => n);
				const ordre = fc.shuffledSubarray(tous, { minLength: tous.length });
				await fc.assert(fc.asyncProperty(ordre, rafale), { numRuns: rafales, seed, endOnFailure: true });
			} finally {
				await fermer();
			}
		},
		MINUTES
	);
}

describe('two servers on one SQLite file', () => uneSeuleFois(RAFALES, () => deuxServeurs({})));

const trouve = findPostgres();
if ('missing' in trouve) {
	console.warn(`PostgreSQL: specs skipped, ${trouve.missing}.`);
	describe.skip(`two servers on one PostgreSQL: skipped, ${trouve.missing}`, () => {
		it('behaves as on SQLite', () => expect.unreachable());
	});
} else {
	// Those that collide there are replayed, which takes its time.
	describe('two servers on one PostgreSQL', () => {
		let postgres: TestDatabase;
		beforeAll(async () => {
			postgres = await trouve.create();
		}, MINUTES);
		afterAll(() => postgres.drop());
		uneSeuleFois(Math.ceil(RAFALES / 3), () => deuxServeurs({ postgres }));
	});
}
