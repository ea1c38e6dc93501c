/**
 * SEC24: how long one person waits for their space while others send photos one after the other, as fast as they can. The
 * photos are looked into and their metadata taken out beside the server's own thread.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { prepared } from './candidats.mjs';
import { onClose } from './closing.mjs';
import { registered } from './depot.mjs';
import { atMost, percentile } from './report.mjs';
import { ALYA, signIn, startServer } from './server.mjs';

const SENDERS = 4;
const ROUNDS = 4;
/** An hour’s quota is sixty, the round that warms up included. */
const FILES_A_ROUND = 10;
const BYTES = 2_000_000;
const QUIET = 2_000;

export async function others() {
	const server = await startServer();
	const cookie = await signIn(server.origin, ALYA);
	const database = new Database(server.database, { timeout: 10_000 });
	const [reader, ...others] = prepared(database, ALYA, SENDERS + 1).map((token) => cookie.replace(/=.*/, `=${token}`));
	database.close();
	const people = await Promise.all(others.map((one) => registered(server.origin, one)));
	const read = readerOf(`${server.origin}/api/moi`, reader);
	const tell = senders();

	const times = { alone: [], beside: [] };
	let [sent, seconds] = [0, 0];
	// The first round warms up.
	for (let round = 0; round <= ROUNDS; round++) {
		await tell({ what: 'prepare', people, files: FILES_A_ROUND, bytes: BYTES });
		const alone = await read(() => pause(QUIET));
		const begin = performance.now();
		const beside = await read(() => tell({ what: 'send', origin: server.origin, people }));
		if (round === 0) continue;
		seconds += (performance.now() - begin) / 1000;
		sent += SENDERS * FILES_A_ROUND;
		times.alone.push(...alone);
		times.beside.push(...beside);
	}
	await server.stop();
	return result(times, sent / seconds);
}

/** What happens meanwhile is given; resolves with how long each request took. */
function readerOf(address, cookie) {
	const thread = new Worker(new URL('./reader.mjs', import.meta.url), { workerData: { address, cookie } });
	onClose(() => thread.terminate());
	return async (meanwhile) => {
		const said = once(thread, 'message');
		said.catch(() => {});
		thread.postMessage(true);
		await meanwhile();
		thread.postMessage(false);
		const [times] = await said;
		return times;
	};
}

/** What they are told to do; resolves once it is done. */
function senders() {
	const phones = fork(new URL('./senders.mjs', import.meta.url));
	onClose(async () => phones.kill());
	const over = once(phones, 'exit').then(() => {
		throw new Error('Those who send gave up: see what they said before');
	});
	over.catch(() => {});
	return async (what) => {
		const done = once(phones, 'message');
		phones.send(what);
		await Promise.race([done, over]);
	};
}

function result(times, perSecond) {
	const row = (label, all) => [label, percentile(all, 0.5), percentile(all, 0.95), percentile(all, 0.99), all.length];
	const [alone, beside] = [times.alone, times.beside].map((all) => percentile(all, 0.95));
	return {
		method: `${ROUNDS} rounds: alone, then beside ${SENDERS} people who send ${FILES_A_ROUND} photos of ${BYTES / 1e6} MB each, ${perSecond.toFixed(1)} a second over all. The server and who reads share the machine; who sends takes what they leave of it.`,
		tables: [
			{
				title: 'One’s space asked for, again and again, ms',
				columns: ['', 'p50', 'p95', 'p99', 'times'],
				rows: [row('alone', times.alone), row('beside people who send', times.beside)]
			}
		],
		goals: [atMost('What others wait beside people who send, p95, of alone', beside / alone, 2, '×')],
		figures: times
	};
}
