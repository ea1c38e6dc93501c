/**
 * The database past one machine: PostgreSQL through a pool of connections.
 *
 * Transactions are serializable: PostgreSQL refuses one that could not have run alone, and it is then replayed.
 * A connection is read only unless a transaction says otherwise, so that a stray write fails as it does on SQLite.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'drizzle-orm/logger';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { isUnique, type Engine } from './engine';
import { engineOver, type Connection } from './engine-transaction';
import * as tables from './schema/postgres';

const CONNECTIONS = 10;
const CONNECT_MS = 10_000;
/** Replays before giving up; the pauses between them add up to some ten seconds. */
const REPLAYS = 100;
/** Replays of a transaction that found taken what it had seen free: after one of them it sees it taken. */
const REPLAYS_TAKEN = 3;
/** Escale’s own advisory lock: one process migrates, the others wait and find it done. */
const MIGRATION_LOCK = 7_346_127;

export async function openPostgres(url: string, migrations: string): Promise<Engine> {
	await bringUpToDate(url, migrations);

	const pool = new pg.Pool({
		connectionString: url,
		max: CONNECTIONS,
		connectionTimeoutMillis: CONNECT_MS,
		options: '-c default_transaction_read_only=on'
	});
	// A connection lost while idle is replaced by the pool, one lost in use fails its own query: without a listener
	// either would end the process.
	pool.on('error', () => {});
	pool.on('connect', (client) => client.on('error', () => {}));

	return engineOver({
		kind: 'postgres',
		tables,
		read: drizzle(pool),
		async transaction(run) {
			for (let replay = 0, taken = 0; ; replay++) {
				try {
					return await attempt(pool, run);
				} catch (error) {
					// Of two that insert the same key at once PostgreSQL may refuse one as a duplicate, not as a conflict.
					const again = couldNotRunAlone(error) || (isUnique(error) && taken++ < REPLAYS_TAKEN);
					if (!again || replay === REPLAYS) throw error;
					// Random, or those that collided would collide again.
					await pause(Math.random() * Math.min(5 * 2 ** replay, 200));
				}
			}
		},
		forget: async () => {},
		close: () => pool.end()
	});
}

async function attempt<T>(pool: pg.Pool, run: (connection: Connection) => Promise<T>): Promise<T> {
	const client = await pool.connect();
	let broken = false;
	try {
		try {
			await client.query('begin isolation level serializable read write');
			const result = await run({
				database: (logger: Logger) => drizzle(client, { logger }),
				exec: async (sql) => void (await client.query(sql)),
				lasting: null
			});
			const { command } = await client.query('commit');
			// After a failed statement, even one whose error was swallowed, COMMIT undoes everything without an error.
			if (command !== 'COMMIT') throw new Error('PostgreSQL undid this transaction: a statement in it had failed');
			return result;
		} catch (error) {
			await client.query('rollback').catch(() => (broken = true));
			throw error;
		}
	} finally {
		client.release(broken);
	}
}

/** Serialization failure or deadlock, at whatever depth Drizzle wrapped it. */
function couldNotRunAlone(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if ('code' in error && (error.code === '40001' || error.code === '40P01')) return true;
	return couldNotRunAlone(error.cause);
}

async function bringUpToDate(url: string, migrations: string): Promise<void> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS });
	await client.connect();
	try {
		await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
		await migrate(drizzle(client), { migrationsFolder: migrations });
	} finally {
		await client.end();
	}
}
