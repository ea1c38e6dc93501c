/** The same against the corrections and « Supprimer mon compte »; hashing is made cheap, as in `corps-formulaires.spec.ts`. */
import { createHash } from 'node:crypto';
import { vi } from 'vitest';
import { corrections } from './corps/corrections';
import { corpsSurChaqueBase } from './corps/terrain';

vi.mock('@node-rs/argon2', () => {
	const hash = async (motDePasse: string) => createHash('sha256').update(motDePasse).digest('hex');
	return { hash, verify: async (empreinte: string, motDePasse: string) => empreinte === (await hash(motDePasse)) };
});

corpsSurChaqueBase('the corrections, and the deletion of a compte', corrections);
