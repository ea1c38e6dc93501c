/**
 * A pièce over a bad line: how many bytes cross it for one that arrives. Escale goes on from where the server is; beside
 * it a plain POST, sent again whole. The same files, the same line.
 */
import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import { onClose } from './closing.mjs';
import { deposit, once, photo, registered } from './depot.mjs';
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
	const { own, candidatureId, pieces } = await registered(server.origin, await signIn(server.origin, ALYA));

	const line = await badLine({ to: server.origin, breaksEvery: BREAKS.every, loses: LOSES, seed: 1 });
	const sent = [];
	const begin = performance.now();
	for (let i = 0; i < FILES; i++)
		sent.push(
			await deposit(line.origin, own, { candidatureId, pieceId: pieces[i % pieces.length], bytes: photo(BYTES) })
		);
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
		const bytes = photo(BYTES);
		while ((await once(line.origin, 'POST', {}, bytes))?.length !== BYTES);
		for (const what of ['crossed', 'resets', 'lost']) total[what] += line[what];
	}
	return { ...total, seconds: (performance.now() - begin) / 1000 };
}
