/**
 * Who is signed in: Lucia, behind this one file, with our own adapter.
 *
 * The token is only in the cookie; the database holds its SHA-256, so that a stolen copy of it signs nobody in.
 * Lucia reads the machine's clock: expiry is therefore judged by the adapter, with ours. It returns the token as the
 * id, or Lucia's own deletions would hash it twice.
 */
import { nomAppareil } from '$lib/domain/appareil';
import type { Compte } from '$lib/domain/compte';
import { BISCUIT_DEPART, marqueDeDepart } from '$lib/domain/depart';
import type { Cookies } from '@sveltejs/kit';
import { Lucia, TimeSpan, type Adapter } from 'lucia';
import type { App } from './app';
import * as authSessions from './db/auth-sessions';
import { sha256 } from './empreinte';
import { confierEnvois, lireExpediteur } from './expediteur';

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof createLucia>;
		DatabaseUserAttributes: Compte;
		DatabaseSessionAttributes: Attributs;
	}
}

const MINUTE = 60_000;
/** A shared device is signed out after a quarter of an hour without a request, others as the settings say (SEC6). */
const REPOS_PARTAGE = 15 * MINUTE;
/** The end slides at most once in this time: a page of many requests writes once. */
const PAS = MINUTE;
/** Tells the script of the space, before it has asked anything, to keep nothing on this device. */
export const BISCUIT_PARTAGE = 'escale-partage';
const PARTAGE = { path: '/', secure: true, sameSite: 'lax', httpOnly: false } as const;
/** Made by a script of ours: sent wherever the authSession's own cookie is, or a link from elsewhere would still open it. */
const DEPART = { path: '/', secure: true, sameSite: 'lax', httpOnly: false } as const;
/** What Lucia is told: never over. */
const JAMAIS = new Date(8.64e15);
/** Not known before it is read. */
const SANS_FIN: FinAuthSession = { le: JAMAIS, fixe: false };

interface Attributs {
	appareilPartage: boolean;
	/** « Chrome, Android »; null when the browser says nothing. */
	appareil: string | null;
	/** When it ends if nothing more is asked, and whether asking would change that. */
	fin: FinAuthSession;
}

export interface FinAuthSession {
	le: Date;
	/** The twelve hours are over then: only signing in again helps. */
	fixe: boolean;
}

function createLucia(app: App) {
	return new Lucia(adapter(app), {
		// Ours to judge: what Lucia makes of it is never read.
		sessionExpiresIn: new TimeSpan(12, 'h'),
		// `__Host-`: this host alone, over https or localhost, for the whole site.
		sessionCookie: { name: '__Host-escale', expires: false, attributes: { secure: true, sameSite: 'lax', path: '/' } },
		getUserAttributes: (compte) => compte,
		getSessionAttributes: ({ appareilPartage, fin }) => ({ appareilPartage, fin })
	});
}

const lucias = new WeakMap<App, ReturnType<typeof createLucia>>();
function lucia(app: App) {
	let it = lucias.get(app);
	if (!it) lucias.set(app, (it = createLucia(app)));
	return it;
}

/**
 * Fills `locals` from the cookie; a cookie that is worth nothing any more is taken back. Whoever left while the server could not
 * be told is signed out first.
 */
export async function lireAuthSession(app: App, { cookies, locals }: { cookies: Cookies; locals: Locals }) {
	await lireCeluiQuiEstLa(app, cookies, locals);
	const parti = cookies.get(BISCUIT_DEPART);
	if (parti === undefined) return;
	const compte = locals.compte ?? (await lireExpediteur(app, cookies));
	if (compte && parti === marqueDeDepart(compte.id)) {
		await fermerAuthSession(app, cookies, locals.authSessionId);
		Object.assign(locals, { compte: null, authSessionId: null, appareilPartage: false, finAuthSession: null });
	}
	oublierDepart(cookies);
}

async function lireCeluiQuiEstLa(app: App, cookies: Cookies, locals: Locals) {
	const token = cookies.get(lucia(app).sessionCookieName);
	if (!token) return;
	const { session: authSession, user } = await lucia(app).validateSession(token);
	if (!authSession) {
		poser(cookies, lucia(app).createBlankSessionCookie());
		return;
	}
	locals.compte = user;
	locals.authSessionId = authSession.id;
	locals.appareilPartage = authSession.appareilPartage;
	locals.finAuthSession = authSession.fin;
}

type Locals = Pick<globalThis.App.Locals, 'compte' | 'authSessionId' | 'appareilPartage' | 'finAuthSession'>;

/** Opens a new authSession: a new token at each sign-in, whatever the browser brought. `agent` is its User-Agent. */
export async function ouvrirAuthSession(
	app: App,
	cookies: Cookies,
	compteId: string,
	{ appareilPartage = false, agent = null }: { appareilPartage?: boolean; agent?: string | null } = {}
): Promise<void> {
	const appareil = nomAppareil(agent ?? '');
	const authSession = await lucia(app).createSession(compteId, { appareilPartage, appareil, fin: SANS_FIN });
	const { name, value, attributes } = lucia(app).createSessionCookie(authSession.id);
	// Lucia would have it kept for 400 days.
	poser(cookies, { name, value, attributes: { ...attributes, maxAge: undefined } });
	await confierEnvois(app, cookies, appareilPartage ? null : compteId);
	app.journal.info('compte_connecte', { compte: compteId, partage: appareilPartage });
	if (appareilPartage) cookies.set(BISCUIT_PARTAGE, '1', PARTAGE);
	else if (cookies.get(BISCUIT_PARTAGE)) cookies.delete(BISCUIT_PARTAGE, PARTAGE);
	oublierDepart(cookies);
}

export async function fermerAuthSession(app: App, cookies: Cookies, authSessionId: string | null): Promise<void> {
	if (authSessionId) await lucia(app).invalidateSession(authSessionId);
	poser(cookies, lucia(app).createBlankSessionCookie());
	await confierEnvois(app, cookies, null);
	// The next who signs in says again what this device is.
	if (cookies.get(BISCUIT_PARTAGE)) cookies.delete(BISCUIT_PARTAGE, PARTAGE);
	oublierDepart(cookies);
}

function oublierDepart(cookies: Cookies): void {
	if (cookies.get(BISCUIT_DEPART) !== undefined) cookies.delete(BISCUIT_DEPART, DEPART);
}

type CookiePose = Pick<ReturnType<Lucia['createSessionCookie']>, 'name' | 'value' | 'attributes'>;

function poser(cookies: Cookies, { name, value, attributes }: CookiePose) {
	cookies.set(name, value, { ...attributes, path: '/' });
}

function adapter({ engine, clock, settings }: App): Adapter {
	const repos = (partage: boolean) => (partage ? REPOS_PARTAGE : settings.authSession.reposMinutes * MINUTE);
	return {
		async getSessionAndUser(token) {
			const id = sha256(token);
			const trouvee = await authSessions.findAuthSession(engine, id);
			if (!trouvee) return [null, null];
			const { authSession, compte } = trouvee;
			const maintenant = clock.now();
			if (maintenant >= authSession.expireLe) {
				await engine.tx(() => authSessions.deleteAuthSession(engine, id));
				return [null, null];
			}
			const { appareilPartage, appareil, finLe, vueLe, creeLe } = authSession;
			const le = new Date(Math.min(maintenant.getTime() + repos(appareilPartage), finLe.getTime()));
			const prolongee = maintenant.getTime() - (vueLe ?? creeLe).getTime() > PAS;
			if (prolongee)
				await engine.tx(() => authSessions.extendAuthSession(engine, id, { expireLe: le, vueLe: maintenant }));
			const fin = { le: prolongee ? le : authSession.expireLe, fixe: le >= finLe };
			return [
				{ id: token, userId: compte.id, expiresAt: JAMAIS, attributes: { appareilPartage, appareil, fin } },
				{ id: compte.id, attributes: compte }
			];
		},
		async getUserSessions() {
			// The ids in the database are digests: no token can be given back.
			return [];
		},
		setSession({ id, userId, attributes: { appareilPartage, appareil } }) {
			const creeLe = clock.now();
			return engine.tx(() =>
				authSessions.insertAuthSession(engine, {
					id: sha256(id),
					compteId: userId,
					creeLe,
					expireLe: new Date(creeLe.getTime() + repos(appareilPartage)),
					finLe: new Date(creeLe.getTime() + settings.authSession.vieHeures * 60 * MINUTE),
					appareilPartage,
					appareil
				})
			);
		},
		async updateSessionExpiration() {
			// Slid in getSessionAndUser, by our clock.
		},
		deleteSession: (token) => engine.tx(() => authSessions.deleteAuthSession(engine, sha256(token))),
		deleteUserSessions: (compteId) => engine.tx(() => authSessions.deleteAuthSessionsOf(engine, compteId)),
		deleteExpiredSessions: () => engine.tx(() => authSessions.deleteExpiredAuthSessions(engine, clock.now()))
	};
}
