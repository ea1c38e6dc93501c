/** A bad line: a TCP proxy on loopback that is slow, that breaks every so many bytes, and that loses answers. */
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { onClose } from './closing.mjs';

/** 400 kbit/s, in slices. */
const SLICE = { bytes: 2_500, milliseconds: 50 };

/**
 * `breaksEvery`: bytes of a connection after which it is reset, as long as `breaks` lasts; `loses`: the share of
 * answers that never come. The same seed loses the same ones.
 */
export async function badLine({ to, breaksEvery, breaks = Infinity, loses, seed }) {
	const { hostname, port } = new URL(to);
	const line = { origin: '', crossed: 0, resets: 0, lost: 0 };
	let state = seed;
	const chance = () => {
		state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
		return state / 2 ** 32;
	};
	const server = createServer((phone) => {
		// Cut off in the middle of a piece: that is what it is for.
		carry(phone, connect({ host: hostname, port: Number(port) })).catch(() => {});
	});

	async function carry(phone, far) {
		const cut = () => {
			phone.resetAndDestroy();
			far.resetAndDestroy();
		};
		for (const socket of [phone, far]) socket.on('error', cut);
		far.on('end', () => phone.end());
		far.once('data', (first) => {
			if (chance() < loses) {
				line.lost++;
				return cut();
			}
			phone.write(first);
			far.on('data', (more) => phone.write(more));
		});
		let left = breaksEvery;
		for await (const piece of phone) {
			for (let at = 0; at < piece.length; at += SLICE.bytes) {
				const slice = piece.subarray(at, at + SLICE.bytes);
				await pause((SLICE.milliseconds * slice.length) / SLICE.bytes);
				if (far.destroyed) return;
				far.write(slice);
				line.crossed += slice.length;
				left -= slice.length;
				if (left <= 0 && line.resets < breaks) {
					line.resets++;
					return cut();
				}
			}
		}
		far.end();
	}

	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onClose(async () => server.close());
	line.origin = `http://localhost:${server.address().port}`;
	return line;
}
