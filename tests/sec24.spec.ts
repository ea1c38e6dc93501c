/**
 * SEC24: who opens lines and says nothing, or a letter at a time, is cut, and others are answered meanwhile. Played on the
 * very server of `npm start`, with limits of tenths of a second, or of seconds, in the place of its own.
 *
 * `npm test` opens few and judges no time; `npm run qualif` opens five hundred and compares what others wait.
 */
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { get } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guardedServer, LIMITS } from '../scripts/serve/limits.mjs';

const LIGNES = Number(process.env.SEC24_SOCKETS ?? 40);
/** Below this many the figures are printed and judged by nobody. */
const JUGEES = 500;
/** A wait of less than this is nobody’s trouble, ms. */
const INSENSIBLE = 20;
const COURTES = {
	headersTimeout: 400,
	requestTimeout: 800,
	timeout: 600,
	keepAliveTimeout: 500,
	connectionsCheckingInterval: 50
};
/** Where honest lines are answered too: a machine that stands still for a second cuts none of those. */
const MOINS_COURTES = { ...COURTES, headersTimeout: 4_000, requestTimeout: 8_000, timeout: 6_000 };

const ENTETE = 'POST /api/candidatures HTTP/1.1\r\nhost: escale\r\ncontent-length: 100000\r\n';
/** What each sends at once, and what it goes on sending a letter at a time. */
const MANIERES: Record<string, { dabord: string; puis: string | null }> = {
	'opens a line and says nothing': { dabord: '', puis: null },
	'begins a header and stops': { dabord: 'GET / HTTP/1.1\r\nhost: esc', puis: null },
	'sends its header a letter at a time': { dabord: 'GET / HTTP/1.1\r\nx-long: ', puis: 'a' },
	'promises a body and sends none': { dabord: `${ENTETE}\r\n`, puis: null },
	'sends its body a letter at a time': { dabord: `${ENTETE}\r\n`, puis: 'a' }
};

async function demarre(limites = COURTES) {
	const serveur = guardedServer((req, res) => {
		// A body is read to its end before anything is answered, as the app does.
		req.on('error', () => {}).on('end', () => res.end('oui'));
		req.resume();
	}, limites).listen(0, '127.0.0.1');
	await once(serveur, 'listening');
	onTestFinished(() => void serveur.close().closeAllConnections());
	return (serveur.address() as AddressInfo).port;
}

/** Ends when the server has cut it. */
async function traine(port: number, { dabord, puis }: { dabord: string; puis: string | null }): Promise<void> {
	const ligne: Socket = connect(port, '127.0.0.1');
	ligne.on('error', () => {});
	ligne.resume();
	ligne.write(dabord);
	const lettre = puis === null ? undefined : setInterval(() => ligne.write(puis), 20);
	// Not `once`, which fails on an error: a letter that crosses the cut is answered by a reset, and that is a cut too.
	await new Promise((fermee) => ligne.on('close', fermee));
	clearInterval(lettre);
}

/** How long one honest request waits, ms. */
async function attente(port: number): Promise<number> {
	const debut = performance.now();
	const reponse = await new Promise<number | undefined>((resolve, reject) => {
		get({ port, host: '127.0.0.1', agent: false }, (res) => res.resume().on('end', () => resolve(res.statusCode))).on(
			'error',
			reject
		);
	});
	expect(reponse).toBe(200);
	return performance.now() - debut;
}

async function p95(port: number, combien: number): Promise<number> {
	const attentes: number[] = [];
	for (let i = 0; i < combien; i++) attentes.push(await attente(port));
	return attentes.sort((a, b) => a - b)[Math.floor(combien * 0.95)] ?? 0;
}

describe('SEC24 idle lines', () => {
	it.each(Object.entries(MANIERES))('who %s is cut', async (_, maniere) => {
		await traine(await demarre(), maniere);
	});

	it(`${LIGNES} of them at once are all cut, and others are answered meanwhile`, { timeout: 120_000 }, async () => {
		const port = await demarre(MOINS_COURTES);
		const seul = await p95(port, 200);
		const manieres = Object.values(MANIERES);
		const trainards = Array.from({ length: LIGNES }, (_, i) =>
			traine(port, manieres[i % manieres.length] ?? { dabord: '', puis: null })
		);
		const parmi = await p95(port, 200);
		await Promise.all(trainards);
		console.log(
			`SEC24 others wait ${seul.toFixed(1)} ms alone, ${parmi.toFixed(1)} ms beside ${LIGNES} idle lines (p95)`
		);
		if (LIGNES >= JUGEES) expect(parmi).toBeLessThan(Math.max(2 * seul, INSENSIBLE));
	});

	it('the server of `npm start` has limits of its own, and leaves time for a photo on a slow line', () => {
		expect(readFileSync('scripts/serve.mjs', 'utf8')).toMatch(/= guardedServer\(/);
		const { headersTimeout, requestTimeout, timeout, keepAliveTimeout, connectionsCheckingInterval } = LIMITS;
		expect(headersTimeout).toBeLessThanOrEqual(30_000);
		expect(timeout).toBeLessThanOrEqual(120_000);
		expect(connectionsCheckingInterval).toBeLessThanOrEqual(5_000);
		// A proxy keeps a line for a minute at most: cut before, it would lose what it sends just then.
		expect(keepAliveTimeout).toBeGreaterThan(60_000);
		// 5 Mo at 150 kbit/s, by a form without script.
		expect(requestTimeout).toBeGreaterThanOrEqual((5 * 1024 * 1024 * 8) / 150);
	});
});
