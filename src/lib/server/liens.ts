/**
 * Links sent by mail: each opens a page whose button does one thing, once, before an hour of its own. The database keeps the
 * SHA-256 of its secret alone, and opening the page uses nothing up: mail scanners open links too (SEC8).
 */
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import type { Row } from './db/engine';
import * as jetons from './db/jetons';
import { nouveauJeton, sha256 } from './empreinte';

export type Usage = 'activation' | 'mot_de_passe' | 'adresse';

const HEURE = 3_600_000;

/** 48 hours to activate a compte. An hour for what gives a compte to whoever reads the mail. */
export const VIES: Record<Usage, number> = { activation: 48 * HEURE, mot_de_passe: HEURE, adresse: 48 * HEURE };

/** Where each link leads; built from the public address of the settings, never from what a request says of its host. */
const PAGES: Record<Usage, string> = {
	activation: '/compte/activer',
	mot_de_passe: '/mot-de-passe',
	adresse: '/compte/adresse'
};

/** To be called inside the transaction of the mail that carries it; answers the address to write there. */
export async function creerLien(
	app: App,
	usage: Usage,
	compteId: string,
	{ vie = VIES[usage], donnee = null }: { vie?: number; donnee?: Record<string, string> | null } = {}
): Promise<string> {
	const secret = nouveauJeton();
	const creeLe = app.clock.now();
	await jetons.insertJeton(app.engine, {
		empreinte: sha256(secret),
		compteId,
		usage,
		creeLe,
		expireLe: new Date(creeLe.getTime() + vie),
		consommeLe: null,
		donnee
	});
	return `${app.settings.origin}${PAGES[usage]}/${secret}`;
}

/** A mail as it may be kept and shown in « Mes messages »: its link is for whoever reads the letter box, nobody else. */
export function sansSecret(corps: string): string {
	return corps.replace(SECRET, '[lien envoyé par mail]');
}

const SECRET = new RegExp(`https?://[^/\\s]+(?:${Object.values(PAGES).join('|')})/[\\w-]{43}`, 'g');

/** What the link still opens; null when it is over, used, or nobody's. Uses nothing up. */
export async function lireLien(app: App, usage: Usage, secret: string): Promise<Row<'jeton'> | null> {
	const jeton = await jetons.findJeton(app.engine, sha256(secret), usage);
	return jeton && !jeton.consommeLe && app.clock.now() < jeton.expireLe ? jeton : null;
}

/** To be called inside the transaction of what its button does. */
export async function consommerLien(app: App, usage: Usage, secret: string): Promise<Row<'jeton'>> {
	const jeton = await lireLien(app, usage, secret);
	if (!jeton) throw new Refus(usage === 'activation' ? 'jeton_invalide' : 'lien_perime');
	await jetons.consumeJeton(app.engine, jeton.empreinte, app.clock.now());
	return jeton;
}
