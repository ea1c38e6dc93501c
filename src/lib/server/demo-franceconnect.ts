/**
 * The doublure: a stand-in of FranceConnect for the demo and the scenarios, a server of its own on this machine, made of
 * `oidc-provider`. Two people, no password, and « démonstration » on each of its pages.
 *
 * It is at 127.0.0.1 when Escale is at localhost, and the other way round: another site for the browser, as the real one is.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import type { Contexte } from 'oidc-provider';
import { page, pageChoix, PERSONNES } from './demo-franceconnect-pages';
import type { ReglagesFranceConnect } from './settings';

const NIVEAU = 'eidas1';
const PIVOT = ['given_name', 'family_name', 'birthdate', 'gender', 'birthplace', 'birthcountry'];
const CLIENT = 'escale-demonstration';

export interface Doublure {
	reglages: ReglagesFranceConnect;
	arreter(): Promise<void>;
}

/** `origin`: Escale's own. */
export async function demarrerDoublure(origin: string): Promise<Doublure> {
	const { hostname, port } = new URL(origin);
	const hote = hostname === 'localhost' ? '127.0.0.1' : 'localhost';
	// The same place after a restart, or the people of before would be others: (issuer, sub) is who they are.
	const serveur = await ecouter(Number(port || 80) + 1, hote);
	const adresse = serveur.address();
	const emetteur = `http://${hote}:${typeof adresse === 'object' && adresse ? adresse.port : port}`;
	const clientSecret = randomBytes(32).toString('base64url');
	const provider = await sansAvertissements(() => createProvider(emetteur, origin, clientSecret));
	const suite = provider.callback();
	serveur.on('request', (req, res) => {
		// A page of before a restart, an address typed by hand: nothing that the demo should stop for.
		repondre(provider, suite, req, res).catch(() => res.writeHead(400, HTML).end(page('Demande expirée', PERDU)));
	});
	return {
		reglages: { emetteur, clientId: CLIENT, clientSecret },
		async arreter() {
			serveur.closeAllConnections();
			serveur.close();
			await once(serveur, 'close');
		}
	};
}

const HTML = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
const PERDU = '<p>Revenez à Escale et recommencez.</p>';

async function ecouter(port: number, hote: string) {
	const serveur = createServer();
	for (const essai of [port, 0]) {
		serveur.listen(essai, hote);
		const pris = await once(serveur, 'listening').then(
			() => false,
			(raison) => {
				if (!['EADDRINUSE', 'EACCES'].includes(raison.code) || essai === 0) throw raison;
				return true;
			}
		);
		if (!pris) break;
	}
	return serveur;
}

type Suite = ReturnType<Provider['callback']>;

/** « Qui êtes-vous ? » is ours, everything else is the protocol's. */
async function repondre(provider: Provider, suite: Suite, req: IncomingMessage, res: ServerResponse): Promise<void> {
	const { pathname, searchParams } = new URL(req.url ?? '/', 'http://doublure');
	if (!pathname.startsWith('/personne/')) return suite(req, res);
	const { uid } = await provider.interactionDetails(req, res);
	if (req.method !== 'POST') return void res.writeHead(200, HTML).end(pageChoix(uid));
	const accountId = searchParams.get('est') ?? '';
	await provider.interactionFinished(
		req,
		res,
		PERSONNES.has(accountId) ? { login: { accountId, acr: NIVEAU } } : { error: 'access_denied' }
	);
}

/** It warns that it forgets everything at the end and that Node is newer than itself: the console is for the demo's people. */
async function sansAvertissements<T>(acte: () => Promise<T>): Promise<T> {
	const { warn } = console;
	console.warn = () => {};
	try {
		return await acte();
	} finally {
		console.warn = warn;
	}
}

async function createProvider(emetteur: string, origin: string, clientSecret: string): Promise<Provider> {
	const { default: Provider } = await import('oidc-provider');
	const cle = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
	return new Provider(emetteur, {
		clients: [
			{
				client_id: CLIENT,
				client_secret: clientSecret,
				redirect_uris: [`${origin}/connexion/franceconnect/retour`],
				post_logout_redirect_uris: [`${origin}/deconnexion`],
				token_endpoint_auth_method: 'client_secret_post',
				id_token_signed_response_alg: 'ES256',
				userinfo_signed_response_alg: 'ES256'
			}
		],
		jwks: { keys: [{ ...cle, alg: 'ES256', use: 'sig', kid: 'demonstration' }] },
		cookies: { keys: [randomBytes(32).toString('base64url')] },
		acrValues: [NIVEAU],
		scopes: ['openid', 'identite_pivot', 'email'],
		claims: { openid: ['sub'], identite_pivot: PIVOT, email: ['email'] },
		findAccount: (_: Contexte, sujet: string) => ({
			accountId: sujet,
			claims: () => ({ sub: sujet, ...PERSONNES.get(sujet) })
		}),
		// As FranceConnect: lives in seconds.
		ttl: { AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Interaction: 1800, Session: 1800, Grant: 1800 },
		interactions: { url: (_: Contexte, { uid }: { uid: string }) => `/personne/${uid}` },
		loadExistingGrant: accorder,
		features: {
			devInteractions: { enabled: false },
			jwtUserinfo: { enabled: true },
			rpInitiatedLogout: { enabled: true, logoutSource: quitter }
		},
		renderError(ctx: Contexte) {
			ctx.type = 'html';
			ctx.body = page('Demande refusée', PERDU);
		}
	});
}

/** Whoever said who they are has agreed: FranceConnect asks no more for an identité pivot. */
async function accorder({ oidc: { client, session: ouverte, provider } }: Contexte) {
	const grant = new provider.Grant({ accountId: ouverte.accountId, clientId: client.clientId });
	grant.addOIDCScope('openid identite_pivot email');
	await grant.save();
	return grant;
}

function quitter(ctx: Contexte, formulaire: string): void {
	ctx.type = 'html';
	ctx.body = page(
		'Quitter FranceConnect',
		`${formulaire}<button form="op.logoutForm" name="logout" value="yes">Quitter FranceConnect</button>`
	);
}
