/**
 * A fake identity provider for the specs of FranceConnect: node:http and node:crypto alone, nothing of the libraries that
 * Escale uses, so that both cannot be wrong alike. It answers rightly until `defauts` says otherwise, one switch a flaw.
 */
import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Clock } from '../../src/lib/server/clock';

export const CLIENT = { clientId: 'escale', clientSecret: 'un-secret-de-trente-deux-lettres!' };
export const RETOUR = 'https://escale.example/connexion/franceconnect/retour';

export const AMINATA = {
	given_name: 'Aminata Ngọc',
	family_name: 'D’Àlböra',
	gender: 'female',
	birthdate: '2002-05-06',
	birthplace: '97302',
	birthcountry: '99100',
	email: 'Aminata@Exemple.fr'
};

type Jeton = Record<string, unknown>;
export interface Signe {
	entete: Record<string, unknown>;
	charge: Jeton;
	/** Undefined: as the algorithm says, with the key of the moment. */
	signature?: (texte: string) => Buffer;
}

export interface Defauts {
	/** Changes the id_token before it is signed. */
	idToken?: (signe: Signe) => Signe;
	/** The same for the answer of /userinfo. */
	userinfo?: (signe: Signe) => Signe;
	/** /userinfo answers plain JSON. */
	userinfoEnClair?: boolean;
	/** What an endpoint answers in place of what it should: a status, or nothing at all until the other gives up. */
	panne?: { chemin: '/.well-known/openid-configuration' | '/token' | '/userinfo' | '/jwks'; comme: number | 'silence' };
}

interface Cle {
	kid: string;
	alg: 'ES256' | 'RS256';
	privee: KeyObject;
	publique: KeyObject;
}

export type FauxFournisseur = Awaited<ReturnType<typeof demarreFournisseur>>;

export async function demarreFournisseur(
	clock: Clock,
	{ alg = 'ES256', pkce = true }: { alg?: Cle['alg']; pkce?: boolean } = {}
) {
	let cle = nouvelleCle(alg);
	const publiees = [cle];
	const defauts: Defauts = {};
	const codes = new Map<string, { nonce: string; challenge: string | null; sujet: string; le: number }>();
	const acces = new Map<string, string>();
	const appels: string[] = [];
	/** What is known of each sub. */
	const personnes = new Map<string, Jeton>([['aminata', AMINATA]]);
	const silencieux: ServerResponse[] = [];

	const serveur = createServer((req, res) => void repondre(req, res)).listen(0, '127.0.0.1');
	await once(serveur, 'listening');
	const adresse = serveur.address();
	const emetteur = `http://127.0.0.1:${typeof adresse === 'object' && adresse ? adresse.port : 0}`;
	const secondes = () => Math.floor(clock.now().getTime() / 1000);

	function jeton(charge: Jeton, defaut: (signe: Signe) => Signe = (signe) => signe): string {
		const signe = defaut({ entete: { alg: cle.alg, kid: cle.kid, typ: 'JWT' }, charge });
		const texte = `${b64(signe.entete)}.${b64(signe.charge)}`;
		return `${texte}.${(signe.signature ?? signerPar(cle))(texte).toString('base64url')}`;
	}

	const communes = (sujet: string) => ({
		iss: emetteur,
		aud: CLIENT.clientId,
		sub: sujet,
		iat: secondes(),
		exp: secondes() + 60
	});

	function echange(champs: URLSearchParams): [number, unknown] {
		const code = champs.get('code') ?? '';
		const accorde = codes.get(code);
		codes.delete(code);
		const prouve = createHash('sha256')
			.update(champs.get('code_verifier') ?? '')
			.digest('base64url');
		const juste =
			accorde &&
			secondes() - accorde.le < 30 &&
			champs.get('client_id') === CLIENT.clientId &&
			champs.get('client_secret') === CLIENT.clientSecret &&
			champs.get('redirect_uri') === RETOUR &&
			(accorde.challenge === null || accorde.challenge === prouve);
		if (!juste) return [400, { error: 'invalid_grant' }];
		const jetonAcces = randomUUID();
		acces.set(jetonAcces, accorde.sujet);
		const { sujet, nonce } = accorde;
		const id_token = jeton({ ...communes(sujet), nonce, acr: 'eidas1' }, defauts.idToken);
		return [200, { access_token: jetonAcces, token_type: 'Bearer', expires_in: 60, id_token }];
	}

	async function repondre(req: IncomingMessage, res: ServerResponse): Promise<void> {
		const chemin = req.url ?? '';
		appels.push(chemin);
		const json = (statut: number, corps: unknown) =>
			void res.writeHead(statut, { 'content-type': 'application/json' }).end(JSON.stringify(corps));
		if (defauts.panne?.chemin === chemin) {
			if (defauts.panne.comme === 'silence') return void silencieux.push(res);
			return json(defauts.panne.comme, { error: 'server_error' });
		}
		if (chemin === '/.well-known/openid-configuration')
			return json(200, {
				issuer: emetteur,
				authorization_endpoint: `${emetteur}/authorize`,
				token_endpoint: `${emetteur}/token`,
				userinfo_endpoint: `${emetteur}/userinfo`,
				jwks_uri: `${emetteur}/jwks`,
				end_session_endpoint: `${emetteur}/session/end`,
				// As a careless one would: the client's own list decides.
				id_token_signing_alg_values_supported: ['none', 'HS256', 'ES256', 'RS256'],
				...(pkce && { code_challenge_methods_supported: ['S256'] })
			});
		if (chemin === '/jwks')
			return json(200, {
				keys: publiees.map(({ kid, alg, publique }) => ({
					...publique.export({ format: 'jwk' }),
					kid,
					alg,
					use: 'sig'
				}))
			});
		if (chemin === '/token') {
			let corps = '';
			for await (const morceau of req) corps += morceau;
			return json(...echange(new URLSearchParams(corps)));
		}
		const sujet = acces.get(req.headers.authorization?.replace('Bearer ', '') ?? '');
		if (chemin !== '/userinfo' || !sujet) return json(401, { error: 'invalid_token' });
		const charge = { ...personnes.get(sujet), ...communes(sujet) };
		if (defauts.userinfoEnClair) return json(200, charge);
		res.writeHead(200, { 'content-type': 'application/jwt' }).end(jeton(charge, defauts.userinfo));
	}

	return {
		emetteur,
		defauts,
		personnes,
		/** The paths asked for so far. */
		appels,
		/** Signs with another key from now on; the one of before is published no more, and keeps its name if `memeNom`. */
		changeDeCle(memeNom = false): void {
			cle = { ...nouvelleCle(alg), ...(memeNom && { kid: cle.kid }) };
			publiees.splice(0, publiees.length, cle);
		},
		cle: () => cle,
		/** Somebody says who they are, having been sent to `demande`: where the provider sends them back. */
		connecte(demande: string, sujet = 'aminata'): URL {
			const parametres = new URL(demande).searchParams;
			const code = randomUUID();
			codes.set(code, {
				nonce: parametres.get('nonce') ?? '',
				challenge: parametres.get('code_challenge'),
				sujet,
				le: secondes()
			});
			return new URL(`${RETOUR}?${new URLSearchParams({ code, state: parametres.get('state') ?? '' })}`);
		},
		async arrete(): Promise<void> {
			for (const res of silencieux) res.destroy();
			serveur.closeAllConnections();
			serveur.close();
			await once(serveur, 'close');
		}
	};
}

export function nouvelleCle(alg: Cle['alg']): Cle {
	const { privateKey, publicKey } =
		alg === 'ES256'
			? generateKeyPairSync('ec', { namedCurve: 'P-256' })
			: generateKeyPairSync('rsa', { modulusLength: 2048 });
	return { kid: randomUUID(), alg, privee: privateKey, publique: publicKey };
}

export function signerPar({ privee }: Pick<Cle, 'privee'>): (texte: string) => Buffer {
	// JWS wants r and s side by side, not in DER.
	return (texte) => sign('sha256', Buffer.from(texte), { key: privee, dsaEncoding: 'ieee-p1363' });
}

const b64 = (valeur: unknown) => Buffer.from(JSON.stringify(valeur)).toString('base64url');
