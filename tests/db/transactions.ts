/** Transactions: all or nothing, one after the other, and nothing written by mistake outside of them. */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { isUnique, type Writer } from '../../src/lib/server/db/engine';
import { findCompteById } from '../../src/lib/server/db/comptes';
import type { Bench } from './bench';
import { leCompte, maintenant, refusal, signal, unCompte } from './exemples';

export function transactions({ engine }: Bench): void {
	const { compte, tentative } = engine.tables;

	describe('transactions', () => {
		it('a transaction that fails leaves nothing', async () => {
			const perdu = unCompte();
			const panne = engine.tx(async () => {
				await engine.write.insert(compte).values(perdu);
				throw new Error('panne');
			});
			await expect(panne).rejects.toThrow('panne');
			expect(await leCompte(engine, perdu.id)).toBeUndefined();
		});

		it('inside a transaction one reads what it wrote; outside, nobody sees it before the end', async () => {
			const nouveau = unCompte();
			const written = signal();
			const seen = signal();
			const dedans = engine.tx(async () => {
				await engine.write.insert(compte).values(nouveau);
				written.give();
				await seen.given;
				return leCompte(engine, nouveau.id);
			});
			await written.given;
			const dehors = await leCompte(engine, nouveau.id);
			seen.give();

			expect(dehors).toBeUndefined();
			expect((await dedans)?.id).toBe(nouveau.id);
			expect((await leCompte(engine, nouveau.id))?.id).toBe(nouveau.id);
		});

		it('a transaction inside another is undone alone, and the other goes on', async () => {
			const [avant, refuse, apres] = [unCompte(), unCompte(), unCompte()];
			await engine.tx(async () => {
				await engine.write.insert(compte).values(avant);
				const refus = await refusal(
					engine.tx(async () => {
						await engine.write.insert(compte).values(refuse);
						await engine.tx(() => engine.write.insert(compte).values({ ...unCompte(), mail: avant.mail }));
					})
				);
				expect(isUnique(refus, 'mail')).toBe(true);
				await engine.tx(() => engine.write.insert(compte).values(apres));
			});
			expect(await leCompte(engine, avant.id)).toBeDefined();
			expect(await leCompte(engine, refuse.id)).toBeUndefined();
			expect(await leCompte(engine, apres.id)).toBeDefined();
		});

		it('of those who come together, one that fails is undone alone, and each has its own answer', async () => {
			const tous = Array.from({ length: 100 }, unCompte);
			const refuses = tous.filter((_, i) => i % 7 === 3);
			const answers = await Promise.allSettled(
				tous.map((nouveau) =>
					engine.tx(async () => {
						await engine.write.insert(compte).values(nouveau);
						if (refuses.includes(nouveau)) throw new Error(nouveau.id);
						return nouveau.id;
					})
				)
			);
			expect(answers).toEqual(
				tous.map((nouveau) =>
					refuses.includes(nouveau)
						? { status: 'rejected', reason: new Error(nouveau.id) }
						: { status: 'fulfilled', value: nouveau.id }
				)
			);
			for (const nouveau of tous)
				expect((await leCompte(engine, nouveau.id)) === undefined).toBe(refuses.includes(nouveau));
		});

		it('a write outside a transaction is refused, by the engine and by the database itself', async () => {
			const clandestin = unCompte();
			expect(() => engine.write).toThrow('outside engine.tx');
			// Types forbid it: this is what would happen to code that went round them.
			const detourne = engine.read as Writer;
			await expect(detourne.insert(compte).values(clandestin).execute()).rejects.toThrow();
			expect(await leCompte(engine, clandestin.id)).toBeUndefined();
		});

		it('a promise forgotten by a transaction cannot write after its end', async () => {
			const [tardif, autre] = [unCompte(), unCompte()];
			const ended = signal();
			const forgotten = await engine.tx(async () => {
				const later = async () => {
					await ended.given;
					await engine.write.insert(compte).values(tardif);
				};
				return { refus: refusal(later()) };
			});
			// Another transaction is under way when it wakes up: its write must not fall into that one.
			const refus = await engine.tx(async () => {
				ended.give();
				await engine.write.insert(compte).values(autre);
				return forgotten.refus;
			});
			expect(String(refus)).toContain('an await is missing');
			expect(await leCompte(engine, tardif.id)).toBeUndefined();
			expect(await leCompte(engine, autre.id)).toBeDefined();
		});

		it('a query built in a transaction cannot be sent after it, nor from another', async () => {
			const [dehors, ailleurs] = [unCompte(), unCompte()];
			const built = await engine.tx(async () => ({
				dehors: engine.write.insert(compte).values(dehors),
				ailleurs: engine.write.insert(compte).values(ailleurs)
			}));
			expect(String(await refusal(built.dehors))).toContain('outside its transaction');
			await engine.tx(async () => {
				expect(String(await refusal(built.ailleurs))).toContain('outside its transaction');
			});
			expect(await leCompte(engine, dehors.id)).toBeUndefined();
			expect(await leCompte(engine, ailleurs.id)).toBeUndefined();
		});

		it('a read kept prepared reads from the transaction it is asked in, and from what is committed elsewhere', async () => {
			const [avant, nouveau] = [unCompte(), unCompte()];
			await engine.tx(() => engine.write.insert(compte).values(avant));
			expect((await findCompteById(engine, avant.id))?.mail).toBe(avant.mail);
			expect(await findCompteById(engine, nouveau.id)).toBeNull();
			const written = signal();
			const seen = signal();
			const ended = signal();
			let forgotten: Promise<unknown> | undefined;
			const dedans = engine.tx(async () => {
				await engine.write.insert(compte).values(nouveau);
				await engine.tx(() =>
					engine.write
						.update(compte)
						.set({ mail: `2.${avant.mail}` })
						.where(eq(compte.id, avant.id))
				);
				written.give();
				await seen.given;
				forgotten = refusal(ended.given.then(() => findCompteById(engine, nouveau.id)));
				return [await findCompteById(engine, nouveau.id), await findCompteById(engine, avant.id)];
			});
			await written.given;
			expect(await findCompteById(engine, nouveau.id)).toBeNull();
			seen.give();
			expect((await dedans).map((un) => un?.mail)).toEqual([nouveau.mail, `2.${avant.mail}`]);
			ended.give();
			expect(String(await forgotten)).toContain('an await is missing');
			expect((await findCompteById(engine, nouveau.id))?.mail).toBe(nouveau.mail);
		});

		it('a transaction that ends before the one inside it is refused whole', async () => {
			const [dessus, dessous] = [unCompte(), unCompte()];
			const forgotten = signal();
			const inner: Promise<unknown>[] = [];
			const outer = engine.tx(async () => {
				await engine.write.insert(compte).values(dessus);
				inner.push(
					refusal(
						engine.tx(async () => {
							await forgotten.given;
							await engine.write.insert(compte).values(dessous);
						})
					)
				);
				await nextTurn();
			});
			await expect(outer).rejects.toThrow('an await is missing');
			forgotten.give();
			expect(String((await Promise.all(inner))[0])).toContain('an await is missing');
			expect(await leCompte(engine, dessus.id)).toBeUndefined();
			expect(await leCompte(engine, dessous.id)).toBeUndefined();
		});

		it('a hundred people who each read a counter and add one make exactly a hundred', async () => {
			const cle = randomUUID();
			await engine.tx(() => engine.write.insert(tentative).values({ cle, nombre: 0, dernierLe: maintenant }));
			const ajouterUn = () =>
				engine.tx(async () => {
					const [ligne] = await engine.read.select().from(tentative).where(eq(tentative.cle, cle));
					await nextTurn();
					const nombre = (ligne?.nombre ?? Number.NaN) + 1;
					await engine.write.update(tentative).set({ nombre }).where(eq(tentative.cle, cle));
				});
			await Promise.all(Array.from({ length: 100 }, ajouterUn));

			const [ligne] = await engine.read.select().from(tentative).where(eq(tentative.cle, cle));
			expect(ligne?.nombre).toBe(100);
		});
	});
}
