/** Digests and random tokens: what identifies a secret without keeping it. */
import { createHash, randomBytes, randomInt } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** A fifth of a millisecond’s reading. */
const TRANCHE = 256 * 1024;

/** SHA-256 in hex, 64 characters. */
export function sha256(value: string | Uint8Array): string {
	return createHash('sha256').update(value).digest('hex');
}

/** The same of a file, slice after slice: whoever asks for a page meanwhile is answered between two of them. */
export async function sha256Fichier(octets: Uint8Array): Promise<string> {
	// By the thread that serves all the same: beside it, they would be copied first, which takes longer than to read them.
	const hash = createHash('sha256');
	for (let ici = 0; ici < octets.length; ici += TRANCHE) {
		if (ici > 0) await setImmediate();
		hash.update(octets.subarray(ici, ici + TRANCHE));
	}
	return hash.digest('hex');
}

/** 256 bits, safe in an address: 43 characters. */
export function nouveauJeton(): string {
	return randomBytes(32).toString('base64url');
}

/** Uniform in [0, max[. */
export function entierAleatoire(max: number): number {
	return randomInt(max);
}
