/**
 * « Enregistrer » per second: the real endpoint of the built server beside bare node:http with better-sqlite3 that
 * writes the same rows into the same tables, one transaction with synchronous=FULL a request. Same candidats, same
 * bodies, same generator; they take turns, and who waits stands still.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { campagneOf, demande, GUYANE } from './candidature.mjs';
import { prepared, template } from './candidats.mjs';
import { load } from './generator.mjs';
import { atLeast, median } from './report.mjs';
import { ALYA, child, cpuSeconds, freePort, signIn, startServer, still, wake } from './server.mjs';

const ROUNDS = 5;
const COUNT = 500;
const CONNECTIONS = 32;

export async function registrations() {
	const product = await startServer();
	const campagne = await campagneOf(product.origin, GUYANE);
	const cookie = await signIn(product.origin, ALYA);
	const body = () => demande(campagne);

	// One warms each of them up, and shows the rows that one « Enregistrer » writes.
	await load(product.origin, [{ cookie, body: body() }], 1);
	const database = new Database(product.database, { timeout: 10_000 });
	const rows = template(database, ALYA);
	const people = prepared(database, ALYA, (ROUNDS + 1) * COUNT).map((token) => ({
		cookie: cookie.replace(/=.*/, `=${token}`),
		body: body()
	}));
	const copy = join(product.dataDir, 'plancher.sqlite');
	database.exec(`vacuum into '${copy}'`);
	database.close();

	const port = String(await freePort());
	const origin = `http://localhost:${port}`;
	const env = { PORT: port, DATABASE: copy, ROWS: JSON.stringify(rows) };
	const floor = await child(['scripts/bench/floor.mjs'], env, origin);

	const figures = { product: [], floor: [] };
	const runners = Object.entries({ product, floor });
	for (const { pid } of Object.values({ product, floor })) still(pid);
	for (let round = 0; round <= ROUNDS; round++) {
		const batch = people.slice(round * COUNT, (round + 1) * COUNT);
		// Each goes first every other time.
		for (const [name, { origin, pid }] of round % 2 ? runners.toReversed() : runners) {
			wake(pid);
			const cpu = cpuSeconds(pid);
			const seconds = await load(origin, batch, CONNECTIONS);
			const used = cpu === null ? null : cpuSeconds(pid) - cpu;
			still(pid);
			// The first round warms up.
			if (round > 0) figures[name].push({ perSecond: COUNT / seconds, perCpuSecond: used && COUNT / used });
		}
	}
	await floor.stop();
	await product.stop();

	const of = (name, what) => median(figures[name].map((figure) => figure[what]));
	const row = (label, name) => [label, of(name, 'perSecond'), of(name, 'perCpuSecond')];
	const ratio = (what) => {
		const [a, b] = [of('product', what), of('floor', what)];
		return a && b && a / b;
	};
	return {
		method: `${ROUNDS} rounds of ${COUNT} each, ${CONNECTIONS} connections, medians; both on SQLite, WAL, synchronous=FULL. Escale also sends its mails meanwhile.`,
		tables: [
			{
				title: 'Durable « Enregistrer »',
				columns: ['', 'per second', 'per CPU-second'],
				rows: [
					row('Escale', 'product'),
					row('node:http + better-sqlite3', 'floor'),
					['ratio', ratio('perSecond'), ratio('perCpuSecond')]
				]
			}
		],
		goals: [atLeast('Registrations per second, of the floor', ratio('perSecond'), 0.3, '×')],
		figures
	};
}
