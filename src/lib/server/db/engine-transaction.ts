/**
 * Transactions as both engines understand them: who is inside one, savepoints, and what was forgotten.
 *
 * An `AsyncLocalStorage` follows the promises of `fn`, so that `engine.read` and `engine.write` know their
 * transaction without anyone passing it. A promise that was not awaited still carries its transaction after the
 * end: every statement checks that it is open, else the write would fall into somebody else's.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'drizzle-orm/logger';
import type { Engine, Reader, Tables, Writer } from './engine';

/** What an engine must know how to do; the rest is common. */
export interface Driver {
	kind: Engine['kind'];
	tables: Tables;
	/** Reads what is committed; a write through it fails. */
	read: Reader;
	/** Calls `run` between BEGIN and COMMIT, rolls back when it rejects, may call it again. */
	transaction<T>(run: (connection: Connection) => Promise<T>): Promise<T>;
	forget(): Promise<void>;
	close(): Promise<void>;
}

export interface Connection {
	/** Drizzle over the connection that holds the transaction; the logger is called before each statement. */
	database(logger: Logger): Writer;
	exec(sql: string): Promise<void>;
	/** The same for every transaction, for reads that are sent as soon as they are asked; null where each has its own. */
	lasting: Reader | null;
}

/** A transaction, or a savepoint inside one. */
interface Level {
	connection: Connection;
	db: Writer;
	depth: number;
	open: boolean;
	nested: Level | null;
}

export function engineOver(driver: Driver): Engine {
	const levels = new AsyncLocalStorage<Level>();

	return {
		kind: driver.kind,
		tables: driver.tables,
		get read() {
			const level = levels.getStore();
			return level ? usable(level).db : driver.read;
		},
		get write() {
			const level = levels.getStore();
			if (!level) throw new Error('A write outside engine.tx: nothing would say when it is durable');
			return usable(level).db;
		},
		get lasting() {
			const level = levels.getStore();
			if (!level) return driver.read;
			const { connection, db } = usable(level);
			return connection.lasting ?? db;
		},
		tx(fn) {
			const level = levels.getStore();
			return level ? savepoint(level, fn) : driver.transaction((connection) => transaction(connection, fn));
		},
		forget: driver.forget,
		close: driver.close
	};

	async function transaction<T>(connection: Connection, fn: () => Promise<T>): Promise<T> {
		const db = connection.database({
			// A query is sent when it is awaited, which may be later and elsewhere than where it was built.
			logQuery() {
				const current = levels.getStore();
				if (current?.connection !== connection) throw new Error('A query was awaited outside its transaction');
				usable(current);
			}
		});
		return inside({ connection, db, depth: 0, open: true, nested: null }, fn);
	}

	async function savepoint<T>(parent: Level, fn: () => Promise<T>): Promise<T> {
		const { connection, db, depth } = usable(parent);
		const level: Level = { connection, db, depth: depth + 1, open: true, nested: null };
		const name = `niveau_${level.depth}`;
		parent.nested = level;
		try {
			await connection.exec(`savepoint ${name}`);
			const result = await inside(level, fn).catch(async (error: unknown) => {
				if (parent.open) await undo(connection, name, error);
				throw error;
			});
			if (parent.open) await connection.exec(`release savepoint ${name}`);
			return result;
		} finally {
			parent.nested = null;
		}
	}

	async function inside<T>(level: Level, fn: () => Promise<T>): Promise<T> {
		try {
			const result = await levels.run(level, async () => await fn());
			if (level.nested) throw new Error('A transaction ended before the one inside it: an await is missing');
			return result;
		} finally {
			close(level);
		}
	}
}

async function undo(connection: Connection, name: string, cause: unknown): Promise<void> {
	try {
		await connection.exec(`rollback to savepoint ${name}; release savepoint ${name}`);
	} catch {
		throw new Error('The whole transaction was lost, not only the one inside it', { cause });
	}
}

function usable(level: Level): Level {
	if (!level.open) throw new Error('This transaction is over: an await is missing');
	if (level.nested) throw new Error('A transaction inside this one is not over: an await is missing');
	return level;
}

/** With those inside it, which would otherwise go on after it. */
function close(level: Level): void {
	level.open = false;
	if (level.nested) close(level.nested);
}
