/** A database of its own for the database spec, on either engine, and a way round the engine to prepare it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { createEngine, type Engine } from '../../src/lib/server/db/engine';
import type { TestDatabase } from '../support/postgres';

export interface Bench {
	engine: Engine;
	/** A second server, started in the same instant on the same empty database. */
	other: Engine;
	/** For what no migration makes. */
	ddl(statement: string): Promise<void>;
	close(): Promise<void>;
}

export async function onSqlite(): Promise<Bench> {
	const folder = mkdtempSync(join(tmpdir(), 'escale-db-'));
	const file = join(folder, 'escale.db');
	const [engine, other] = await Promise.all([createEngine({ file }), createEngine({ file })]);
	return {
		engine,
		other,
		async ddl(statement) {
			const database = new Database(file);
			database.exec(statement);
			database.close();
		},
		async close() {
			await Promise.all([engine.close(), other.close()]);
			rmSync(folder, { recursive: true });
		}
	};
}

export async function onPostgres(create: () => Promise<TestDatabase>): Promise<Bench> {
	const { url, drop } = await create();
	const [engine, other] = await Promise.all([createEngine({ url }), createEngine({ url })]).catch(
		async (error: unknown) => {
			await drop();
			throw error;
		}
	);
	return {
		engine,
		other,
		async ddl(statement) {
			const client = new pg.Client({ connectionString: url });
			await client.connect();
			await client.query(statement);
			await client.end();
		},
		async close() {
			await Promise.all([engine.close(), other.close()]);
			await drop();
		}
	};
}
