/**
 * A pièce over a bad line: how many bytes cross it for one that arrives. Escale goes on from where the server is; beside
 * it a plain POST, sent again whole. The same files, the same line.
 */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { createServer, request } from 'node:http';
import Database from 'better-sqlite3';
import { campagneOf, demande, GUYANE } from './candidature.mjs';
import { onClose } from './closing.mjs';
import { badLine } from './line.mjs';
import { atMost } from './report.mjs';
import { ALYA, signIn, startServer } from './server.mjs';

const FILES = 3;
const BYTES = 500_000;
/** A POST would never pass a line that always breaks: for it, it breaks nine times a file and then holds. */
const BREAKS = { plain: 9, every: 60_000 };
const LOSES = 0.2;

export async function network() {
	const server = await startServer();
	const cookie = await signIn(server.origin, ALYA);
	const own = { cookie, origin: server.origin, 'sec-fetch-site': 'same-origin' };
	const saved = await fetch(`${server.origin}/api/candidatures`, {
		method: 'POST',
		headers: { ...own, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
		body: JSON.stringify(demande(await campagneOf(server.origin, GUYANE)))
	});
	const { candidatureId } = await saved.json();
	const detail = await (await fetch(`${server.origin}/api/candidatures/${candidatureId}`, { headers: own })).json();
	const pieces = detail.instantane.pieces.filter(({ mode }) => mode === 'en_ligne').map(({ id }) => id);

	const line = await badLine({ to: server.origin, breaksEvery: BREAKS.every, loses: LOSES, seed: 1 });
	const sent = [];
	const begin = performance.now();
	for (let i = 0; i < FILES; i++)
		sent.push(await deposit(line.origin, own, { candidatureId, pieceId: pieces[i % pieces.length], bytes: photo() }));
	const seconds = (performance.now() - begin) / 1000;
	const wrong = await lostOrDoubled(server, own, sent);

	const plain = await plainPost();
	const payload = FILES * BYTES;
	return {
		method: `${FILES} photos of ${BYTES / 1000} kB at 400 kbit/s; the line is reset every ${BREAKS.every / 1000} kB and loses ${LOSES * 100} % of the answers. For the POST, which would never arrive, it breaks ${BREAKS.plain} times a file, then holds.`,
		tables: [
			{
				title: 'What crosses the line',
				columns: ['', '% of the files', 'resets', 'answers lost', 'seconds'],
				rows: [
					['Escale', (100 * line.crossed) / payload, line.resets, line.lost, seconds],
					['plain POST, again', (100 * plain.crossed) / payload, plain.resets, plain.lost, plain.seconds]
				]
			}
		],
		goals: [
			atMost('Bytes that cross a bad line, of the files', (100 * line.crossed) / payload, 105, '%'),
			atMost('Files lost, doubled or changed on a bad line', wrong, 0, 'files')
		]
	};
}

/** It is taken for a photo by its segments; what it shows is noise. */
function photo() {
	const segment = (marker, ...body) => [0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body];
	const code = [1, ...Array(15).fill(0), 0];
	const head = Buffer.from([
		...[0xff, 0xd8, ...segment(0xdb, 0, ...Array(64).fill(1)), ...segment(0xc0, 8, 4, 0, 4, 0, 1, 1, 0x11, 0)],
		...[...segment(0xc4, 0, ...code), ...segment(0xc4, 0x10, ...code), ...segment(0xda, 1, 1, 0, 0, 63, 0)]
	]);
	const noise = randomBytes(BYTES - head.length - 2).map((byte) => Math.min(byte, 0xfe));
	return Buffer.concat([head, noise, Buffer.from([0xff, 0xd9])]);
}

/** As the phone does: announce, the rest from the offset that the server says, until the receipt. */
async function deposit(origin, headers, { candidatureId, pieceId, bytes }) {
	const [id, sha256] = [randomUUID(), createHash('sha256').update(bytes).digest('hex')];
	const announce = { candidatureId, pieceId, type: 'image/jpeg', sha256, octets: bytes.length };
	const ask = (method, more, body) => once(`${origin}/api/depots/${id}`, method, { ...headers, ...more }, body);
	let state = null;
	while (!state?.sha256) {
		const next =
			state === null
				? ask('PUT', { 'content-type': 'application/json' }, JSON.stringify(announce))
				: ask(
						'PATCH',
						{ 'content-type': 'application/octet-stream', 'escale-offset': String(state.offset) },
						bytes.subarray(state.offset)
					);
		// Whatever happened, the server knows how far it got; where nothing was announced yet it knows nothing.
		state = (await next) ?? (await ask('GET', {}));
	}
	return { id, pieceId, bytes };
}

/** The answer, read as JSON; null when none came, or a refusal. */
function once(url, method, headers, body = '') {
	return new Promise((resolve) => {
		const length = method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) };
		const asked = request(url, { method, headers: { ...headers, ...length }, agent: false }, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (piece) => (text += piece));
			answer.on('end', () => resolve(answer.statusCode === 200 ? JSON.parse(text) : null));
			answer.on('error', () => resolve(null));
		});
		asked.on('error', () => resolve(null));
		asked.end(body);
	});
}

async function lostOrDoubled({ origin, database }, headers, sent) {
	const base = new Database(database, { readonly: true });
	let wrong = 0;
	for (const { id, bytes } of sent) {
		const { n } = base
			.prepare("select count(*) n from piece_evenement where depot_id = ? and nature = 'depot'")
			.get(id);
		const answer = await fetch(`${origin}/api/depots/${id}/fichier`, { headers });
		const same = answer.ok && Buffer.from(await answer.arrayBuffer()).equals(bytes);
		if (n !== 1 || !same) wrong++;
	}
	base.close();
	return wrong;
}

/** The same files to a server that takes a whole body or nothing. */
async function plainPost() {
	const sink = createServer((req, res) => {
		let length = 0;
		req.on('data', (piece) => (length += piece.length)).on('error', () => {});
		req.on('end', () => res.end(JSON.stringify({ length })));
	});
	await new Promise((resolve) => sink.listen(0, '127.0.0.1', resolve));
	onClose(async () => sink.close());
	const to = `http://localhost:${sink.address().port}`;
	const total = { crossed: 0, resets: 0, lost: 0, seconds: 0 };
	const begin = performance.now();
	for (let i = 0; i < FILES; i++) {
		const line = await badLine({ to, breaksEvery: BREAKS.every, breaks: BREAKS.plain, loses: LOSES, seed: i + 2 });
		const bytes = photo();
		while ((await once(line.origin, 'POST', {}, bytes))?.length !== BYTES);
		for (const what of ['crossed', 'resets', 'lost']) total[what] += line[what];
	}
	return { ...total, seconds: (performance.now() - begin) / 1000 };
}
