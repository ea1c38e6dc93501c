/**
 * The sceau: what a cookie carries for us alone. Encrypted and authenticated (AES-256-GCM) by a key drawn from a secret that
 * every process has; a value sealed for one usage opens for no other.
 */
import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const IV = 12;
const MARQUE = 16;

export interface Sceau {
	sceller(usage: string, texte: string): string;
	/** Null: not sealed by us, for another usage, or touched since. */
	ouvrir(usage: string, scelle: string): string | null;
}

export function createSceau(secret: string): Sceau {
	const cle = Buffer.from(hkdfSync('sha256', secret, '', 'escale sceau', 32));
	return {
		sceller(usage, texte) {
			const iv = randomBytes(IV);
			const chiffre = createCipheriv('aes-256-gcm', cle, iv).setAAD(Buffer.from(usage));
			const corps = Buffer.concat([chiffre.update(texte, 'utf8'), chiffre.final()]);
			return Buffer.concat([iv, chiffre.getAuthTag(), corps]).toString('base64url');
		},
		ouvrir(usage, scelle) {
			const octets = Buffer.from(scelle, 'base64url');
			if (octets.length < IV + MARQUE) return null;
			const clair = createDecipheriv('aes-256-gcm', cle, octets.subarray(0, IV), { authTagLength: MARQUE });
			clair.setAAD(Buffer.from(usage)).setAuthTag(octets.subarray(IV, IV + MARQUE));
			try {
				return Buffer.concat([clair.update(octets.subarray(IV + MARQUE)), clair.final()]).toString('utf8');
			} catch {
				// The tag does not match: the one way in which a sealed text fails to open.
				return null;
			}
		}
	};
}
