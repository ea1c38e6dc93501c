/**
 * For whom a browser may send: a phone that typed without network sends what its person did long after they signed in. The
 * cookie shows nothing and opens nothing but the addresses of the queue; signing out, or closing the device from another, takes
 * it back.
 */
import type { Compte } from '$lib/domain/compte';
import type { Cookies } from '@sveltejs/kit';
import type { App } from './app';
import { findCompteById } from './db/comptes';
import * as jetons from './db/jetons';
import { nouveauJeton, sha256 } from './empreinte';

const BISCUIT_ENVOI = '__Host-escale-envoi';
const USAGE_ENVOI = 'envoi';
/** Past it a phone that was never opened has to be signed in again before it sends. */
const VIE_ENVOI = 30 * 24 * 3_600_000;

/** This browser may send for that compte from now on, and for nobody it sent for before; null: for nobody. */
export async function confierEnvois({ engine, clock }: App, cookies: Cookies, compteId: string | null): Promise<void> {
	const ancien = cookies.get(BISCUIT_ENVOI);
	const pose = { path: '/', secure: true, sameSite: 'lax', httpOnly: true } as const;
	const jeton = nouveauJeton();
	const creeLe = clock.now();
	await engine.tx(async () => {
		if (ancien) await jetons.deleteJeton(engine, sha256(ancien), USAGE_ENVOI);
		if (compteId === null) return;
		const expireLe = new Date(creeLe.getTime() + VIE_ENVOI);
		const neuf = { empreinte: sha256(jeton), compteId, usage: USAGE_ENVOI, creeLe, expireLe };
		await jetons.insertJeton(engine, neuf);
	});
	if (compteId !== null) cookies.set(BISCUIT_ENVOI, jeton, { ...pose, maxAge: VIE_ENVOI / 1000 });
	else if (ancien) cookies.delete(BISCUIT_ENVOI, pose);
}

/** For whom this browser may send; null when for nobody. */
export async function lireExpediteur({ engine, clock }: App, cookies: Cookies): Promise<Compte | null> {
	const token = cookies.get(BISCUIT_ENVOI);
	const jeton = token ? await jetons.findJeton(engine, sha256(token), USAGE_ENVOI) : null;
	const compte = jeton && clock.now() < jeton.expireLe ? await findCompteById(engine, jeton.compteId) : null;
	// Whoever still has a school's password sends nothing.
	return compte?.provisoire ? null : compte;
}

/** To be called inside a transaction: of the browsers of that compte, only this one may still send. */
export async function retirerAutresExpediteurs({ engine }: App, cookies: Cookies, compteId: string): Promise<void> {
	const sien = cookies.get(BISCUIT_ENVOI);
	await jetons.deleteJetonsOf(engine, compteId, [USAGE_ENVOI], sien && sha256(sien));
}

/** Run by `taches.ts`. */
export function oublierJetonsDEnvoi({ engine, clock }: App): Promise<void> {
	return engine.tx(() => jetons.deleteJetonsPerimes(engine, USAGE_ENVOI, clock.now()));
}
