/**
 * The public keys of an identity provider: kept, and fetched once more when a signature does not match those kept, because
 * a provider changes its keys without a word (SEC17). ES256 and RS256 alone: neither « none » nor a shared secret signs.
 */
import type { Clock } from './clock';
import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';

export const ALGORITHMES = ['ES256', 'RS256'];
/** Seconds by which two clocks may differ. */
export const TOLERANCE = 5;

/** The claims of a token that the provider signed for us, still valid; throws what jose throws when it is not. */
export type Verifier = (jeton: string) => Promise<JWTPayload>;

export function createVerifier(
	lire: () => Promise<JSONWebKeySet>,
	{ emetteur, clientId, clock }: { emetteur: string; clientId: string; clock: Clock }
): Verifier {
	let gardees: ReturnType<typeof createLocalJWKSet> | null = null;
	const relire = async () => (gardees = createLocalJWKSet(await lire()));

	async function verifier(jeton: string, cles: ReturnType<typeof createLocalJWKSet>): Promise<JWTPayload> {
		const { payload } = await jwtVerify(jeton, cles, {
			algorithms: ALGORITHMES,
			issuer: emetteur,
			audience: clientId,
			requiredClaims: ['sub', 'iat', 'exp'],
			clockTolerance: TOLERANCE,
			currentDate: clock.now()
		});
		// jose is content when we are one among others; a token of FranceConnect is for us alone.
		if (Array.isArray(payload.aud) && payload.aud.length !== 1)
			throw new errors.JWTClaimValidationFailed('the token is for others too', payload, 'aud', 'check_failed');
		return payload;
	}

	return async (jeton) => {
		if (!gardees) return verifier(jeton, await relire());
		try {
			return await verifier(jeton, gardees);
		} catch (faute) {
			const autreCle =
				faute instanceof errors.JWKSNoMatchingKey || faute instanceof errors.JWSSignatureVerificationFailed;
			if (!autreCle) throw faute;
			return verifier(jeton, await relire());
		}
	};
}
