/**
 * Passwords at rest: argon2id at OWASP's strength. The policy that a new one must meet is in `domain/mot-de-passe.ts`.
 */
import { hash, verify } from '@node-rs/argon2';

// OWASP Password Storage: m=19 MiB, t=2, p=1. About 14 ms of CPU here. algorithm 2 = argon2id.
const PARAMETRES = { memoryCost: 19_456, timeCost: 2, parallelism: 1, algorithm: 2 };

export function hacher(motDePasse: string): Promise<string> {
	return hash(motDePasse.normalize('NFC'), PARAMETRES);
}

/**
 * `empreinte` null: nobody has that identifiant; empty: a compte of FranceConnect, which has no password. The same work is
 * done all the same, so that time does not tell.
 */
export async function verifierMotDePasse(empreinte: string | null, motDePasse: string): Promise<boolean> {
	const juste = await verify(empreinte || (await LEURRE), motDePasse.normalize('NFC'));
	return juste && Boolean(empreinte);
}

const LEURRE = hacher('un mot de passe que personne ne porte');
