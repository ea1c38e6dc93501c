/**
 * A PostgreSQL for the specs: the server named by `TEST_DATABASE_URL`, or a throwaway cluster on loopback when this
 * machine has `initdb`. Either way the specs get a database of their own, and nothing of it stays.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import pg from 'pg';

export interface TestDatabase {
	url: string;
	drop(): Promise<void>;
}

/** How to get a database, or why there is none. */
export type TestPostgres = { create(): Promise<TestDatabase> } | { missing: string };

export function findPostgres(): TestPostgres {
	const url = process.env.TEST_DATABASE_URL;
	if (url) return { create: () => databaseOn(url) };
	const bin = findBinaries();
	if (bin) return { create: () => throwawayCluster(bin) };
	return { missing: 'no initdb on this machine and no TEST_DATABASE_URL' };
}

/** A database of its own on that server. */
export async function databaseOn(serverUrl: string): Promise<TestDatabase> {
	const name = `escale_test_${randomUUID().replaceAll('-', '')}`;
	await onServer(serverUrl, `create database ${name}`);
	const url = new URL(serverUrl);
	url.pathname = `/${name}`;
	return { url: url.href, drop: () => onServer(serverUrl, `drop database ${name} with (force)`) };
}

/**
 * A shell of its own holds the cluster and takes everything away when its input closes: when the specs drop the
 * database, and also when they are killed, which no handler of theirs would survive.
 */
const CLUSTER = `
set -e
trap '"$1/pg_ctl" -D "$2" -m immediate -w stop >/dev/null 2>&1; rm -rf "$2"' EXIT
"$1/initdb" -D "$2" -U postgres -A trust --locale=C.UTF-8 -E UTF8 -N >/dev/null
"$1/pg_ctl" -D "$2" -o "-p $3 -c listen_addresses=127.0.0.1 -c fsync=off -k $2" -l "$2/log" -w start >/dev/null
echo ready
read -r _ || true
`;

async function throwawayCluster(bin: string): Promise<TestDatabase> {
	const folder = mkdtempSync(join(tmpdir(), 'escale-pg-'));
	giveToPostgres(folder);
	const port = await freePort();
	const [program, ...args] = [...asPostgres(), 'sh', '-c', CLUSTER, 'cluster', bin, folder, String(port)];
	// Detached: Ctrl-C reaches the specs, and the shell through its input only.
	const shell = spawn(program, args, { cwd: tmpdir(), detached: true, stdio: ['pipe', 'pipe', 'inherit'] });
	const ended = once(shell, 'exit');
	await Promise.race([
		once(shell.stdout, 'data'),
		ended.then(([code]) => Promise.reject(new Error(`PostgreSQL did not start (exit code ${code})`)))
	]);
	const { url } = await databaseOn(`postgres://postgres@127.0.0.1:${port}/postgres`);
	return {
		url,
		async drop() {
			shell.stdin.end();
			await ended;
		}
	};
}

/** Debian keeps them out of PATH, in a folder per version. */
function findBinaries(): string | undefined {
	const debian = '/usr/lib/postgresql';
	const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
	const folders = [
		...versions.map((version) => join(debian, version, 'bin')),
		...(process.env.PATH ?? '').split(delimiter)
	];
	return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'pg_ctl')));
}

/** PostgreSQL refuses to run as root: then it runs as the user its package made. */
function asPostgres(): [string, ...string[]] {
	return isRoot() ? ['/usr/sbin/runuser', '-u', 'postgres', '--'] : ['/usr/bin/env'];
}

function giveToPostgres(folder: string): void {
	if (!isRoot()) return;
	const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
	chownSync(folder, id('-u'), id('-g'));
}

function isRoot(): boolean {
	return process.getuid?.() === 0;
}

function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer().once('error', reject);
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as AddressInfo;
			server.close(() => resolve(port));
		});
	});
}

async function onServer(url: string, statement: string): Promise<void> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
