/**
 * The one way to the database, the same on SQLite and on PostgreSQL.
 *
 * A query module is plain functions over an `Engine`: it takes its tables from `engine.tables`, reads through
 * `engine.read` and writes through `engine.write`, always with `await`. Queries are written for what both engines
 * share: no `.get/.all/.run`, no `ilike`, no row locks, no reliance on the order of texts or nulls.
 */
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { openPostgres } from './engine-postgres';
import { openSqlite } from './engine-sqlite';
import type * as tables from './schema/postgres';

export type Tables = typeof tables;
export type Row<Table extends keyof Tables> = Tables[Table]['$inferSelect'];
export type NewRow<Table extends keyof Tables> = Tables[Table]['$inferInsert'];

type Drizzle = PgDatabase<PgQueryResultHKT>;
export type Reader = Pick<Drizzle, 'select' | 'selectDistinct' | '$count'>;
export type Writer = Reader & Pick<Drizzle, 'insert' | 'update' | 'delete' | 'with' | '$with'>;

export interface Engine {
	readonly kind: 'sqlite' | 'postgres';
	readonly tables: Tables;
	/** Inside `tx` it answers from the transaction, its own writes included; outside, from what is committed. */
	readonly read: Reader;
	/** Exists inside `tx` only. */
	readonly write: Writer;
	/** What `read` answers from, and the same object each time where the engine can: for reads kept prepared. */
	readonly lasting: Reader;
	/**
	 * Everything `fn` writes is on disk when this resolves, or nothing of it if it rejects.
	 *
	 * Transactions behave as if they ran one after the other: what one read is still true when it writes. The price
	 * is that `fn` may be replayed, and holds the only write lock of SQLite while it runs: it does nothing but
	 * database work, no network, no file; what must follow the commit comes after `await engine.tx(…)`. A `tx` inside a `tx` is a savepoint: it alone is undone when it rejects,
	 * which is how to survive a refused write (PostgreSQL gives up the whole level where a statement failed).
	 *
	 * This is the one door for writes so that several callers can share one durable commit, as they do on SQLite: each
	 * `fn` a savepoint, all of them resolved after one flush. Nobody may rely on one `fn` being one commit.
	 */
	tx<T>(fn: () => Promise<T>): Promise<T>;
	/** After a deletion: what was deleted is nowhere in the files any more. PostgreSQL sees to it by its own VACUUM. */
	forget(): Promise<void>;
	/** Waits for the transactions under way. */
	close(): Promise<void>;
}

export interface EngineOptions {
	/** `postgres://…`; PostgreSQL when given. */
	url?: string;
	/** Path of the SQLite file, made with its folder when missing. */
	file?: string;
	/** Folder of the migrations, from the working directory. */
	migrations?: string;
}

/** Opens the database and brings it up to the last migration. */
export async function createEngine({ url, file, migrations }: EngineOptions): Promise<Engine> {
	if (url) return openPostgres(url, migrations ?? 'drizzle/postgres');
	if (file) return openSqlite(file, migrations ?? 'drizzle/sqlite');
	throw new Error('createEngine needs the url of a PostgreSQL database or the file of a SQLite one');
}

/**
 * True when a write was refused because the value is already taken; with a column, only when that column is part of
 * the broken constraint: `isUnique(error, 'mail')`. Inside a `tx`, put the write that may be refused in a `tx` of its own.
 */
export function isUnique(error: unknown, column?: string): boolean {
	if (!(error instanceof Error)) return false;
	const columns = takenColumns(error);
	if (columns) return column === undefined || columns.includes(column);
	return isUnique(error.cause, column);
}

function takenColumns(error: Error & { code?: unknown; detail?: unknown }): string[] | null {
	switch (error.code) {
		case 'SQLITE_CONSTRAINT_UNIQUE':
		case 'SQLITE_CONSTRAINT_PRIMARYKEY':
			// « UNIQUE constraint failed: compte.mail, compte.nom »
			return [...error.message.matchAll(/\w+\.(\w+)/g)].map(([, column = '']) => column);
		case '23505':
			// « Key (compte_id, id)=(…) already exists. », in the server's own language around the parentheses
			return /\(([^)]*)\)=/.exec(String(error.detail))?.[1]?.split(', ') ?? [];
		default:
			return null;
	}
}
