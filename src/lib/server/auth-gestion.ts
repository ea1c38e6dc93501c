/**
 * Which gestionnaire is signed in, as `auth.ts` says it of the candidats: the token only in the cookie, its SHA-256 in the
 * database, an end that slides and one that does not, by our clock.
 *
 * Without Lucia, which knows one kind of people: what was ours around it is all that is needed here. A cookie and a table
 * of their own, so that nothing which opens the candidats' space can open the desk, nor the reverse.
 */
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import type { Cookies } from '@sveltejs/kit';
import type { App } from './app';
import * as gestionnaires from './db/gestionnaires';
import { nouveauJeton, sha256 } from './empreinte';

/** Signed out after an hour without a request, and after twelve in any case (SEC6). */
const REPOS = 60 * 60_000;
const VIE = 12 * REPOS;
/** The end slides at most once in this time. */
const PAS = 60_000;
const BISCUIT = '__Host-escale-gestion';
const BISCUIT_PASSAGE = '__Host-escale-gestion-code';
/** Between the password and the code. */
const PASSAGE = 10 * PAS;
/** `strict`: no link of another site, not even a mail's, is ever followed as somebody signed in. */
const POSE = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const;

/** Who this browser's cookie stands for; one that is worth nothing any more is taken back. */
export async function lireGestion({ engine, clock }: App, cookies: Cookies): Promise<Gestionnaire | null> {
	const token = cookies.get(BISCUIT);
	if (!token) return null;
	const id = sha256(token);
	const trouvee = await gestionnaires.findGestionnaireSession(engine, id);
	const maintenant = clock.now();
	if (!trouvee || maintenant >= trouvee.ouverte.expireLe) {
		if (trouvee) await engine.tx(() => gestionnaires.deleteGestionnaireSession(engine, id));
		cookies.delete(BISCUIT, POSE);
		return null;
	}
	const { expireLe, finLe } = trouvee.ouverte;
	const fin = new Date(Math.min(maintenant.getTime() + REPOS, finLe.getTime()));
	if (fin.getTime() - expireLe.getTime() > PAS)
		await engine.tx(() => gestionnaires.extendGestionnaireSession(engine, id, fin));
	return trouvee.gestionnaire;
}

/** A new token at each sign-in; what the browser brought is closed. */
export async function ouvrirGestion(app: App, cookies: Cookies, { id }: Gestionnaire): Promise<void> {
	const { engine, clock, journal } = app;
	const token = nouveauJeton();
	const creeLe = clock.now();
	const ancien = cookies.get(BISCUIT);
	await engine.tx(async () => {
		if (ancien) await gestionnaires.deleteGestionnaireSession(engine, sha256(ancien));
		await gestionnaires.insertGestionnaireSession(engine, {
			id: sha256(token),
			gestionnaireId: id,
			creeLe,
			expireLe: new Date(creeLe.getTime() + REPOS),
			finLe: new Date(creeLe.getTime() + VIE)
		});
	});
	// Ends with the browser: no maxAge.
	cookies.set(BISCUIT, token, POSE);
	journal.info('gestionnaire_connecte', { gestionnaire: id });
}

/**
 * The password was right and the code of the second factor is awaited: a cookie and a row of their own, which `lireGestion`
 * never finds, whatever a browser puts in its cookie: it looks for a digest alone.
 */
export async function ouvrirPassage({ engine, clock }: App, cookies: Cookies, { id }: Gestionnaire): Promise<void> {
	const token = nouveauJeton();
	const creeLe = clock.now();
	const finLe = new Date(creeLe.getTime() + PASSAGE);
	await engine.tx(() =>
		gestionnaires.insertGestionnaireSession(engine, {
			id: passage(token),
			gestionnaireId: id,
			creeLe,
			expireLe: finLe,
			finLe
		})
	);
	cookies.set(BISCUIT_PASSAGE, token, POSE);
}

/** Who gave their password in this browser and not yet a code. */
export async function lirePassage({ engine, clock }: App, cookies: Cookies): Promise<Gestionnaire | null> {
	const token = cookies.get(BISCUIT_PASSAGE);
	const trouve = token ? await gestionnaires.findGestionnaireSession(engine, passage(token)) : null;
	return trouve && clock.now() < trouve.ouverte.finLe ? trouve.gestionnaire : null;
}

export async function fermerPassage({ engine }: App, cookies: Cookies): Promise<void> {
	const token = cookies.get(BISCUIT_PASSAGE);
	if (!token) return;
	await engine.tx(() => gestionnaires.deleteGestionnaireSession(engine, passage(token)));
	cookies.delete(BISCUIT_PASSAGE, POSE);
}

const passage = (token: string) => `passage:${sha256(token)}`;

export async function fermerGestion({ engine }: App, cookies: Cookies): Promise<void> {
	const token = cookies.get(BISCUIT);
	if (!token) return;
	await engine.tx(() => gestionnaires.deleteGestionnaireSession(engine, sha256(token)));
	cookies.delete(BISCUIT, POSE);
}

/** Run by `taches.ts`. */
export function oublierGestion({ engine, clock }: App): Promise<void> {
	return engine.tx(() => gestionnaires.deleteExpiredGestionnaireSessions(engine, clock.now()));
}
