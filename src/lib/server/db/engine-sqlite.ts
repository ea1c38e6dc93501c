/**
 * The database in one file beside the server: SQLite through better-sqlite3, for an Escale on one machine.
 *
 * One connection writes, another only reads; in WAL neither waits for the other. Callers of `tx` queue here: a
 * second writing connection in the process would block the event loop that the first needs to finish. Those who wait
 * together are committed together, one after the other in a savepoint each: the disk is waited for once.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import type { Logger } from 'drizzle-orm/logger';
import type { Engine, Tables, Writer } from './engine';
import { engineOver, type Connection } from './engine-transaction';
import * as tables from './schema/sqlite';

/** Statements kept; ours are some hundred, a list of values of another length makes another one. */
const PREPARED = 500;
/** How long to wait for another process (a backup, a second server) that is writing. */
const BUSY_MS = 5_000;
/** Callers that share a commit at most: the last of them waits for the first's work. */
const TOGETHER = 64;

/** A caller of `tx` in the queue. */
interface Call {
	run(): Promise<unknown>;
	resolve(result: unknown): void;
	reject(error: unknown): void;
}

export async function openSqlite(file: string, migrations: string): Promise<Engine> {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const writer = new Database(file, { timeout: BUSY_MS });
	writer.pragma('journal_mode = WAL');
	// NORMAL loses acknowledged writes at a power cut.
	writer.pragma('synchronous = FULL');
	// What is deleted is written over: a compte that its owner deleted is not to be read in the file.
	writer.pragma('secure_delete = ON');
	bringUpToDate(writer, migrations);
	writer.pragma('foreign_keys = ON');
	const reader = new Database(file, { readonly: true, timeout: BUSY_MS });
	for (const database of [writer, reader]) keepPrepared(database);

	const waiting: Call[] = [];
	let underWay: Promise<void> | null = null;

	async function commitAll(): Promise<void> {
		while (waiting.length > 0) {
			// Whatever else this turn of the event loop brings comes along.
			await turn();
			await together(waiting.splice(0, TOGETHER));
		}
		underWay = null;
	}

	/** Nobody is told before the commit. */
	async function together(calls: Call[]): Promise<void> {
		try {
			writer.exec('begin immediate');
		} catch (error) {
			// Another process would not let go: it would not for each of them either.
			for (const { reject } of calls) reject(error);
			return;
		}
		const told: (() => void)[] = [];
		try {
			for (const call of calls) {
				// Those who only read need not wait for all of them.
				if (told.length > 0) await turn();
				told.push(await alone(call));
			}
			writer.exec('commit');
		} catch (error) {
			if (writer.inTransaction) writer.exec('rollback');
			if (calls.length === 1) return calls[0]?.reject(error);
			// Whoever made the others fail fails alone.
			for (const call of calls) await together([call]);
			return;
		}
		for (const tell of told) tell();
	}

	/** One of them; what it wrote is undone when it rejects, and the others' stays. */
	async function alone({ run, resolve, reject }: Call): Promise<() => void> {
		writer.exec('savepoint seul');
		try {
			const result = await run();
			writer.exec('release seul');
			return () => resolve(result);
		} catch (error) {
			// A full disk makes SQLite roll back everything by itself.
			if (!writer.inTransaction) throw error;
			writer.exec('rollback to seul; release seul');
			return () => reject(error);
		}
	}

	/** Over the one that writes, which must be in a transaction. */
	const inTransaction = (logger?: Logger) =>
		asPostgres(
			drizzle(writer, {
				logger: {
					logQuery(query, params) {
						logger?.logQuery(query, params);
						if (!writer.inTransaction) throw new Error('SQLite gave up this transaction: see the error before');
					}
				}
			})
		);
	const lasting = inTransaction();
	const connection = () => ({
		database: inTransaction,
		exec: async (sql: string) => void writer.exec(sql),
		lasting
	});

	return engineOver({
		kind: 'sqlite',
		// Same tables, same rows: schema/shape.ts proves it.
		tables: tables as unknown as Tables,
		read: asPostgres(drizzle(reader)),
		transaction<T>(run: (connection: Connection) => Promise<T>) {
			return new Promise<T>((resolve, reject) => {
				// In the caller's own context, not in that of whoever came first.
				const call = AsyncLocalStorage.bind(() => run(connection()));
				waiting.push({ run: call, resolve: (result) => resolve(result as T), reject });
				underWay ??= commitAll();
			});
		},
		async forget() {
			// None may be under way: it would hold the pages.
			while (underWay) await underWay;
			// The log holds pages as they were until it is emptied; another process that reads puts it off, to the next time.
			writer.pragma('wal_checkpoint(TRUNCATE)');
		},
		async close() {
			await underWay;
			// The writer last: the last one out empties the WAL into the file.
			reader.close();
			writer.close();
		}
	});
}

/**
 * Drizzle has each statement prepared anew, each time, which cost « Enregistrer » a fifth of its processor time. Ours
 * are few and the same text comes again, so SQLite's own are kept; nothing iterates, so none is in use twice at once.
 */
function keepPrepared(database: Database.Database): void {
	const kept = new Map<string, Database.Statement>();
	const prepare = database.prepare.bind(database);
	function prepared(sql: string): Database.Statement {
		let statement = kept.get(sql);
		if (!statement) {
			if (kept.size >= PREPARED) kept.clear();
			kept.set(sql, (statement = prepare(sql)));
		}
		// Drizzle asks some for bare lists of values, and would not ask for the contrary.
		return statement.reader ? statement.raw(false) : statement;
	}
	Object.assign(database, { prepare: prepared });
}

/** The query builders of both dialects say the same; the code is written against PostgreSQL's types. */
function asPostgres(db: ReturnType<typeof drizzle>): Writer {
	return db as unknown as Writer;
}

/**
 * With the foreign keys off: SQLite changes a table by making it anew, and dropping the old one would delete, by
 * cascade, everything that hangs on it. They are all checked afterwards.
 */
function bringUpToDate(writer: Database.Database, migrations: string): void {
	writer.pragma('foreign_keys = OFF');
	migrate(drizzle(writer), { migrationsFolder: migrations });
	const orphans = writer.pragma('foreign_key_check');
	if (Array.isArray(orphans) && orphans.length > 0) {
		throw new Error(`After the migrations ${orphans.length} rows refer to a row that is not there`);
	}
}
