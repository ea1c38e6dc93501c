/**
 * The devices on which a candidat is signed in: each is an authSession, told apart by its browser and by when it was last seen.
 * Closing one from another takes back what let the others send, too: which of them it was cannot be known.
 */
import type { Cookies } from '@sveltejs/kit';
import type { App } from './app';
import * as authSessions from './db/auth-sessions';
import { sha256 } from './empreinte';
import { retirerAutresExpediteurs } from './expediteur';

export interface Appareil {
	/** Names the authSession to close it, and opens nothing: the cookie holds what this is the digest of. */
	id: string;
	nom: string | null;
	partage: boolean;
	connecteLe: Date;
	vuLe: Date;
	/** The one that asks. */
	celuiCi: boolean;
}

/** The one that asks first, then the youngest. `token`: that of its cookie. */
export async function listerAppareils(app: App, compteId: string, token: string): Promise<Appareil[]> {
	const ici = sha256(token);
	const lignes = await authSessions.listAuthSessions(app.engine, compteId, app.clock.now());
	return lignes
		.map(({ id, appareil, appareilPartage, creeLe, vueLe }) => ({
			id,
			nom: appareil,
			partage: appareilPartage,
			connecteLe: creeLe,
			vuLe: vueLe ?? creeLe,
			celuiCi: id === ici
		}))
		.sort((a, b) => Number(b.celuiCi) - Number(a.celuiCi));
}

export function fermerAppareil(app: App, cookies: Cookies, compteId: string, id: string): Promise<void> {
	return app.engine.tx(async () => {
		await authSessions.deleteAuthSessionOf(app.engine, compteId, id);
		await retirerAutresExpediteurs(app, cookies, compteId);
	});
}

export function fermerAutresAppareils(app: App, cookies: Cookies, compteId: string, token: string): Promise<void> {
	return app.engine.tx(async () => {
		await authSessions.deleteAuthSessionsOf(app.engine, compteId, sha256(token));
		await retirerAutresExpediteurs(app, cookies, compteId);
	});
}
