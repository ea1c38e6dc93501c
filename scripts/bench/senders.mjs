/**
 * In a process of its own, at the lowest priority: the phones of those who send are no part of the machine that serves, and
 * must not take its processor from it. Told to prepare, then to send, it answers each.
 */
import { constants, setPriority } from 'node:os';
import { deposit, photo } from './depot.mjs';

setPriority(constants.priority.PRIORITY_LOW);

/** For each person, those of the round. */
let photos = [];

const DO = {
	/** Made before: to make one takes the machine longer than to send it. */
	prepare({ people, files, bytes }) {
		photos = people.map(() => Array.from({ length: files }, () => photo(bytes)));
	},
	send: ({ origin, people }) => Promise.all(people.map((person, i) => send(origin, person, photos[i])))
};

process.on('message', async ({ what, ...given }) => {
	await DO[what](given);
	process.send(what);
});

async function send(origin, { own, candidatureId, pieces }, theirs) {
	for (const [i, bytes] of theirs.entries())
		await deposit(origin, own, { candidatureId, pieceId: pieces[i % pieces.length], bytes });
}
