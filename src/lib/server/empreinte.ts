/** Digests and random tokens: what identifies a secret without keeping it. */
import { createHash, randomBytes, randomInt } from 'node:crypto';

/** SHA-256 in hex, 64 characters. */
export function sha256(value: string | Uint8Array): string {
	return createHash('sha256').update(value).digest('hex');
}

/** 256 bits, safe in an address: 43 characters. */
export function nouveauJeton(): string {
	return randomBytes(32).toString('base64url');
}

/** Uniform in [0, max[. */
export function entierAleatoire(max: number): number {
	return randomInt(max);
}
