/**
 * The same against each form: creating a compte, activating it, signing in and out, getting in again, changing it.
 *
 * Hashing is made cheap here, or most of the time would go to it; `mot-de-passe.spec.ts` has the real one.
 */
import { createHash } from 'node:crypto';
import { vi } from 'vitest';
import { acces } from './corps/acces';
import { formulaires } from './corps/formulaires';
import { corpsSurChaqueBase } from './corps/terrain';

vi.mock('@node-rs/argon2', () => {
	const hash = async (motDePasse: string) => createHash('sha256').update(motDePasse).digest('hex');
	return { hash, verify: async (empreinte: string, motDePasse: string) => empreinte === (await hash(motDePasse)) };
});

corpsSurChaqueBase('each form', formulaires);
corpsSurChaqueBase('each form of getting in again', acces);
