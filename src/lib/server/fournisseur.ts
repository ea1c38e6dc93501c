/**
 * The fournisseur: an identity provider that speaks OpenID Connect as FranceConnect v2 does, by `openid-client`.
 *
 * It is asked with a state, a nonce and, where it offers it, PKCE; what comes back is believed only signed, for us, fresh
 * and of the level asked for (SEC17). Anything else is a Refus; why is for the journal alone.
 */
import { Refus } from '$lib/domain/refus';
import { errors } from 'jose';
import * as client from 'openid-client';
import { randomBytes } from 'node:crypto';
import * as z from 'zod';
import { createVerifier, type Verifier } from './cles';
import type { Clock } from './clock';
import { estLocale, type ReglagesFranceConnect } from './settings';

/** What is kept, on this browser, between going there and coming back. */
export interface Demande {
	etat: string;
	nonce: string;
	/** Null: the provider does not offer PKCE. */
	verifieur: string | null;
}

export interface Reponse {
	/** The person there, for ever: with the issuer, who they are. */
	sujet: string;
	/** Shown back to the provider when they sign out. */
	idToken: string;
	/** Of the signed answer of /userinfo. */
	revendications: Record<string, unknown>;
}

export interface Fournisseur {
	emetteur: string;
	/**
	 * Where to send the person, and what to keep until they are back at `retour`. `denouveau`: they prove who they are again, even
	 * if they are signed in there.
	 */
	demander(retour: string, options?: { denouveau: boolean }): Promise<{ adresse: string; demande: Demande }>;
	/** `arrivee`: the address at which they came back, query and all. */
	repondre(arrivee: URL, demande: Demande): Promise<Reponse>;
	/** Where to go to sign out there too; null when the provider has no such place or does not answer. */
	quitter(idToken: string, retour: string): Promise<string | null>;
}

/** FranceConnect's lowest level, the one asked for, and those above it. */
const NIVEAUX = ['eidas1', 'eidas2', 'eidas3'];
/** What a provider says of itself is read again after this, in milliseconds. */
const VIE_DECOUVERTE = 3_600_000;
/** Ten years, in seconds. */
const TOUJOURS = 315_360_000;
const JeuDeCles = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** The answer is not one that can be believed; the message is for programmers, the name for the journal. */
class FauteFournisseur extends Error {
	override name = 'FauteFournisseur';
}

/** `patience`: seconds given to each answer of the provider. */
export function createFournisseur(
	{ emetteur, clientId, clientSecret }: ReglagesFranceConnect,
	clock: Clock,
	patience = 10
): Fournisseur {
	let connu: { config: client.Configuration; verifier: Verifier; le: number } | null = null;

	async function fournisseur() {
		const maintenant = clock.now().getTime();
		if (connu && maintenant - connu.le < VIE_DECOUVERTE) return connu;
		const config = await client.discovery(
			new URL(emetteur),
			clientId,
			// It reads the machine's clock: instants are judged by cles.ts, with ours.
			{ [client.clockTolerance]: TOUJOURS },
			client.ClientSecretPost(clientSecret),
			{ timeout: patience, execute: estLocale(emetteur) ? [client.allowInsecureRequests] : [] }
		);
		const verifier = createVerifier(() => lireCles(config), { emetteur, clientId, clock });
		return (connu = { config, verifier, le: maintenant });
	}

	async function lireCles(config: client.Configuration) {
		const adresse = config.serverMetadata().jwks_uri;
		if (!adresse || new URL(adresse).protocol !== new URL(emetteur).protocol) throw new FauteFournisseur('no keys');
		const reponse = await fetch(adresse, { redirect: 'error', signal: AbortSignal.timeout(patience * 1000) });
		if (!reponse.ok) throw new FauteFournisseur(`keys: ${reponse.status}`);
		return JeuDeCles.parse(await reponse.json());
	}
	return {
		emetteur,

		async demander(retour, { denouveau } = { denouveau: false }) {
			const { config } = await fournisseur().catch(nonConfirme);
			const { code_challenge_methods_supported: methodes = [] } = config.serverMetadata();
			const verifieur = methodes.includes('S256') ? client.randomPKCECodeVerifier() : null;
			const demande = { etat: hasard(), nonce: hasard(), verifieur };
			const adresse = client.buildAuthorizationUrl(config, {
				redirect_uri: retour,
				scope: 'openid identite_pivot email',
				acr_values: 'eidas1',
				state: demande.etat,
				nonce: demande.nonce,
				...(denouveau && { prompt: 'login' }),
				...(verifieur && {
					code_challenge: await client.calculatePKCECodeChallenge(verifieur),
					code_challenge_method: 'S256'
				})
			});
			return { adresse: adresse.href, demande };
		},

		async repondre(arrivee, { etat, nonce, verifieur }) {
			if (arrivee.searchParams.get('state') !== etat) throw new Refus('franceconnect_perime');
			try {
				const { config, verifier } = await fournisseur();
				const jetons = await client.authorizationCodeGrant(config, arrivee, {
					expectedState: etat,
					expectedNonce: nonce,
					pkceCodeVerifier: verifieur ?? undefined,
					idTokenExpected: true
				});
				const idToken = jetons.id_token ?? '';
				const { sub: sujet = '', acr } = await verifier(idToken);
				if (typeof acr !== 'string' || !NIVEAUX.includes(acr)) throw new FauteFournisseur('acr');
				const revendications = await verifier(await lireIdentite(config, jetons.access_token));
				if (sujet === '' || revendications.sub !== sujet) throw new FauteFournisseur('sub');
				return { sujet, idToken, revendications };
			} catch (raison) {
				return nonConfirme(raison);
			}
		},

		async quitter(idToken, retour) {
			try {
				const { config } = await fournisseur();
				if (!config.serverMetadata().end_session_endpoint) return null;
				return client.buildEndSessionUrl(config, {
					id_token_hint: idToken,
					state: hasard(),
					post_logout_redirect_uri: retour
				}).href;
			} catch (raison) {
				// Signed out of Escale all the same.
				if (estDuFournisseur(raison)) return null;
				throw raison;
			}
		}
	};
}

/** 32 characters, 192 bits: FranceConnect asks for 22 at least. */
const hasard = () => randomBytes(24).toString('base64url');

/** The answer of /userinfo, a signed JWT: plain JSON is refused, since anybody on the way could have written it. */
async function lireIdentite(config: client.Configuration, jetonAcces: string): Promise<string> {
	const adresse = config.serverMetadata().userinfo_endpoint;
	if (!adresse) throw new FauteFournisseur('no userinfo');
	const accepte = new Headers({ accept: 'application/jwt' });
	const reponse = await client.fetchProtectedResource(config, jetonAcces, new URL(adresse), 'GET', null, accepte);
	if (!reponse.ok || !/^application\/jwt\b/i.test(reponse.headers.get('content-type') ?? ''))
		throw new FauteFournisseur('userinfo');
	return reponse.text();
}

/** What went wrong there, as a Refus that keeps why as its cause; a fault of ours goes up as it is. */
function nonConfirme(raison: unknown): never {
	if (!estDuFournisseur(raison)) throw raison;
	const refus = new Refus(codeDe(raison));
	refus.cause = raison;
	throw refus;
}

function codeDe(raison: unknown) {
	if (raison instanceof client.AuthorizationResponseError && raison.error === 'access_denied')
		return 'franceconnect_annule';
	// A code lives thirty seconds and serves once.
	if (raison instanceof client.ResponseBodyError && raison.error === 'invalid_grant') return 'franceconnect_perime';
	return 'franceconnect_indisponible';
}

function estDuFournisseur(raison: unknown): boolean {
	return (
		raison instanceof FauteFournisseur ||
		raison instanceof client.ClientError ||
		raison instanceof client.AuthorizationResponseError ||
		raison instanceof client.ResponseBodyError ||
		raison instanceof client.WWWAuthenticateChallengeError ||
		raison instanceof errors.JOSEError ||
		raison instanceof z.ZodError ||
		// What fetch throws: nobody there, an address that answers something else, no answer in time.
		(raison instanceof TypeError && raison.message === 'fetch failed') ||
		raison instanceof SyntaxError ||
		(raison instanceof DOMException && raison.name === 'TimeoutError')
	);
}
