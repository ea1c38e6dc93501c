/**
 * What Escale relies on from its database, the same on SQLite and on PostgreSQL.
 *
 * SQLite always runs, on a temporary file. PostgreSQL runs where there is one (see support/postgres.ts); where there
 * is none the run says so. Each test makes its own comptes, so that none sees the rows of another.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { createEngine } from '../src/lib/server/db/engine';
import { onPostgres, onSqlite, type Bench } from './db/bench';
import { inscrit, leCompte, refusal, unCompte, unJeton } from './db/exemples';
import { rows } from './db/rows';
import { tables } from './db/tables';
import { transactions } from './db/transactions';
import { findPostgres } from './support/postgres';

describe('the database on SQLite', async () => {
	const bench = await onSqlite();
	afterAll(bench.close);
	behaviours(bench);

	it('every commit waits for the disk, readers never wait, and references are enforced', async () => {
		const pragma = async (name: string) => {
			const rows = await bench.engine.tx(() =>
				bench.engine.write.select({ valeur: sql.raw(name) }).from(sql.raw(`pragma_${name}`))
			);
			return rows[0]?.valeur;
		};
		expect(await pragma('journal_mode')).toBe('wal');
		expect(await pragma('synchronous')).toBe(2);
		expect(await pragma('foreign_keys')).toBe(1);
	});

	it('those who come together wait for the disk once, and are told only then', async () => {
		const { engine } = bench;
		const seen: (string | undefined)[] = [];
		const premier = unCompte();
		const first = engine.tx(() => engine.write.insert(engine.tables.compte).values(premier));
		const then = engine.tx(async () => void seen.push((await leCompte(engine, premier.id))?.id));
		void first.then(() => seen.push('first was told'));
		await then;
		await first;
		expect(seen).toEqual([premier.id, 'first was told']);
	});

	it('between two who are committed together, those who only read are answered', async () => {
		const { engine } = bench;
		const order: string[] = [];
		const first = engine.tx(async () => {
			order.push('first');
			setImmediate(() => order.push('a page'));
		});
		await Promise.all([first, engine.tx(async () => void order.push('second'))]);
		expect(order).toEqual(['first', 'a page', 'second']);
	});

	it('a migration that makes a table anew keeps the rows that refer to it', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'escale-db-'));
		const [file, migrations] = [join(folder, 'escale.db'), join(folder, 'migrations')];
		const before = await createEngine({ file });
		const { jeton } = before.tables;
		const { id } = await inscrit(before);
		await before.tx(() => before.write.insert(jeton).values(unJeton(id)));
		await before.close();

		cpSync('drizzle/sqlite', migrations, { recursive: true });
		addMigration(migrations, [
			'create table compte_nouveau as select * from compte',
			'drop table compte',
			'alter table compte_nouveau rename to compte',
			'create unique index compte_id on compte (id)'
		]);
		const after = await createEngine({ file, migrations });
		expect(await after.read.$count(jeton, eq(jeton.compteId, id))).toBe(1);
		await after.close();
		rmSync(folder, { recursive: true });
	});
});

const postgres = findPostgres();
if ('missing' in postgres) {
	console.warn(`PostgreSQL: specs skipped, ${postgres.missing}.`);
	describe.skip(`the database on PostgreSQL: skipped, ${postgres.missing}`, () => {
		it('behaves as on SQLite', () => expect.unreachable());
	});
} else {
	describe('the database on PostgreSQL', async () => {
		const bench = await onPostgres(postgres.create);
		afterAll(bench.close);
		behaviours(bench);

		it('a transaction with a statement that failed, even ignored, is refused whole', async () => {
			const { engine } = bench;
			const { compte } = engine.tables;
			const [premier, second] = [unCompte(), unCompte()];
			const ignoring = engine.tx(async () => {
				await engine.write.insert(compte).values(premier);
				await refusal(engine.write.insert(compte).values({ ...second, mail: premier.mail }));
			});
			await expect(ignoring).rejects.toThrow('undid this transaction');
			expect(await engine.read.$count(compte, eq(compte.id, premier.id))).toBe(0);
		});
	});
}

describe('the schema', () => {
	it('says the same in both files: tables, keys, references, indexes', () => {
		const afterImports = (kind: string, part: string) => {
			const source = readFileSync(`src/lib/server/db/schema/${kind}-${part}.ts`, 'utf8');
			return source.slice(source.lastIndexOf('import ')).split('\n').slice(1).join('\n');
		};
		for (const [part, table] of [
			['candidatures', "'compte'"],
			['pieces', "'depot'"],
			['comptes', "'correction'"]
		] as const) {
			expect(afterImports('sqlite', part)).toContain(table);
			expect(afterImports('postgres', part)).toBe(afterImports('sqlite', part));
		}
	});
});

function behaviours(bench: Bench): void {
	rows(bench);
	transactions(bench);
	tables(bench);

	it('two servers that start at once on an empty database both find it ready', async () => {
		const { engine, other } = bench;
		const { compte } = other.tables;
		const { id } = await inscrit(engine);
		expect(await other.read.$count(compte, eq(compte.id, id))).toBe(1);
	});
}

function addMigration(folder: string, statements: string[]): void {
	const path = join(folder, 'meta', '_journal.json');
	const journal = JSON.parse(readFileSync(path, 'utf8'));
	const last = journal.entries.at(-1);
	journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: 'suivante' });
	writeFileSync(path, JSON.stringify(journal));
	writeFileSync(join(folder, 'suivante.sql'), statements.join(';--> statement-breakpoint\n'));
}
