/** The same against the forms of the desk; hashing is made cheap, as in `corps-formulaires.spec.ts`. */
import { createHash } from 'node:crypto';
import { vi } from 'vitest';
import { formulairesDuBureau } from './corps/bureau';
import { corpsSurChaqueBase } from './corps/terrain';

vi.mock('@node-rs/argon2', () => {
	const hash = async (motDePasse: string) => createHash('sha256').update(motDePasse).digest('hex');
	return { hash, verify: async (empreinte: string, motDePasse: string) => empreinte === (await hash(motDePasse)) };
});

corpsSurChaqueBase('the forms of the desk', formulairesDuBureau);
