/** Somebody who gives pièces: a candidature of theirs, photos, and the requests by which the phone sends one. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { campagneOf, demande, GUYANE } from './candidature.mjs';

/** Whose cookie it is has a candidature from now on. Returns their headers, its id and the pièces that it asks online. */
export async function registered(origin, cookie) {
	const own = { cookie, origin, 'sec-fetch-site': 'same-origin' };
	const saved = await fetch(`${origin}/api/candidatures`, {
		method: 'POST',
		headers: { ...own, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
		body: JSON.stringify(demande(await campagneOf(origin, GUYANE)))
	});
	const { candidatureId } = await saved.json();
	const detail = await (await fetch(`${origin}/api/candidatures/${candidatureId}`, { headers: own })).json();
	const pieces = detail.instantane.pieces.filter(({ mode }) => mode === 'en_ligne').map(({ id }) => id);
	return { own, candidatureId, pieces };
}

/** It is taken for a photo by its segments; what it shows is noise. */
export function photo(octets) {
	const segment = (marker, ...body) => [0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body];
	const code = [1, ...Array(15).fill(0), 0];
	const head = Buffer.from([
		...[0xff, 0xd8, ...segment(0xdb, 0, ...Array(64).fill(1)), ...segment(0xc0, 8, 4, 0, 4, 0, 1, 1, 0x11, 0)],
		...[...segment(0xc4, 0, ...code), ...segment(0xc4, 0x10, ...code), ...segment(0xda, 1, 1, 0, 0, 63, 0)]
	]);
	const noise = randomBytes(octets - head.length - 2).map((byte) => Math.min(byte, 0xfe));
	return Buffer.concat([head, noise, Buffer.from([0xff, 0xd9])]);
}

/** As the phone does: announce, the rest from the offset that the server says, until the receipt. */
export async function deposit(origin, headers, { candidatureId, pieceId, bytes }) {
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

/** The answer, read as JSON; null when none came, or a refusal. A quota is no bad line: it rejects. */
export function once(url, method, headers, body = '') {
	return new Promise((resolve, reject) => {
		const length = method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) };
		const asked = request(url, { method, headers: { ...headers, ...length }, agent: false }, (answer) => {
			let text = '';
			answer.setEncoding('utf8').on('data', (piece) => (text += piece));
			if (answer.statusCode === 429) reject(new Error(`${url} is beyond a quota`));
			answer.on('end', () => resolve(answer.statusCode === 200 ? JSON.parse(text) : null));
			answer.on('error', () => resolve(null));
		});
		asked.on('error', () => resolve(null));
		asked.end(body);
	});
}
