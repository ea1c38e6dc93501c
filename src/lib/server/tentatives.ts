/**
 * Attempts that failed, and how much the next one is slowed (SEC4): per identifiant, so that guessing one password
 * from many places is slow; per address, so that trying many people from one place is slow.
 *
 * The delay doubles and has a ceiling: nobody is locked out for good by somebody else's guesses. Counters live in
 * the database: they survive a restart and are shared by all processes.
 */
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { deleteTentative, deleteTentativesBefore, findTentative, saveTentative } from './db/tentatives';
import { sha256 } from './empreinte';

export interface Regle {
	/** What is counted: part of the key. */
	objet: string;
	/** Failures that cost nothing yet. */
	gratuites: number;
	/** First delay, doubled at each further failure, in seconds. */
	delai: number;
	/** Longest delay, in seconds. */
	plafond: number;
	/** Failures older than this are forgotten, in seconds. */
	oubli: number;
}

export const CONNEXION_IDENTIFIANT: Regle = {
	objet: 'connexion-id',
	gratuites: 5,
	delai: 1,
	plafond: 900,
	oubli: 86_400
};
/** Apart: whoever guesses at a candidat slows no gestionnaire of the same address. */
export const CONNEXION_GESTIONNAIRE: Regle = { ...CONNEXION_IDENTIFIANT, objet: 'connexion-gestion' };
/** Codes of the second factor, by gestionnaire: a hundred a day at most, of a million. */
export const CODE_GESTIONNAIRE: Regle = { ...CONNEXION_IDENTIFIANT, objet: 'code-gestion' };
export const CONNEXION_ADRESSE: Regle = { objet: 'connexion-ip', gratuites: 100, delai: 1, plafond: 60, oubli: 900 };
/** At most ten addresses learnt an hour from one place by « Cette adresse mail existe déjà » (SEC5). */
export const CREATION_ADRESSE: Regle = { objet: 'creation-ip', gratuites: 9, delai: 3600, plafond: 3600, oubli: 3600 };
/** Links asked for by one name: nobody fills somebody else's letter box. Counted alike when nobody has that name. */
export const LIEN_IDENTIFIANT: Regle = {
	objet: 'lien-id',
	gratuites: 3,
	delai: 60,
	plafond: 3600,
	oubli: 86_400
};
/** The activation mail again: the first at once, the second a minute later, then two… */
export const RENVOI_ACTIVATION: Regle = { ...LIEN_IDENTIFIANT, objet: 'renvoi-id', gratuites: 0 };
/** The mail to a new address again. */
export const RENVOI_ADRESSE: Regle = { ...RENVOI_ACTIVATION, objet: 'renvoi-adresse' };
/** Generous: a whole class asks from behind one address. */
export const LIEN_ADRESSE: Regle = { ...CONNEXION_ADRESSE, objet: 'lien-ip' };
/** What no rule remembers any more may go, in milliseconds. */
const GARDE = 86_400_000;

/** Only a digest of who or where is kept. */
const cle = (regle: Regle, sujet: string) => `${regle.objet}:${sha256(sujet)}`;

/** Throws `trop_de_tentatives`, with the seconds to wait, while the delay runs. */
export async function exigerCalme(app: App, regle: Regle, sujet: string): Promise<void> {
	const tentative = await findTentative(app.engine, cle(regle, sujet));
	const reste = (tentative?.bloqueJusquA?.getTime() ?? 0) - app.clock.now().getTime();
	if (reste > 0) throw new Refus('trop_de_tentatives', { secondes: Math.ceil(reste / 1000) });
}

export function noterEchec(app: App, regle: Regle, sujet: string): Promise<void> {
	return app.engine.tx(async () => {
		const maintenant = app.clock.now();
		const avant = await findTentative(app.engine, cle(regle, sujet));
		const oubliee = !avant || maintenant.getTime() - avant.dernierLe.getTime() > regle.oubli * 1000;
		const nombre = oubliee ? 1 : avant.nombre + 1;
		const deTrop = nombre - regle.gratuites;
		const secondes = deTrop > 0 ? Math.min(regle.delai * 2 ** (deTrop - 1), regle.plafond) : 0;
		await saveTentative(app.engine, {
			cle: cle(regle, sujet),
			nombre,
			dernierLe: maintenant,
			bloqueJusquA: secondes ? new Date(maintenant.getTime() + secondes * 1000) : null
		});
	});
}

/**
 * Counts an attempt before it is judged, or refuses it: guesses sent all at once wait for each other like the others.
 * `oublierEchecs` takes it back when it turns out right.
 */
export function compterTentative(app: App, regle: Regle, sujet: string): Promise<void> {
	return app.engine.tx(async () => {
		await exigerCalme(app, regle, sujet);
		await noterEchec(app, regle, sujet);
	});
}

export function oublierEchecs(app: App, regle: Regle, sujet: string): Promise<void> {
	return app.engine.tx(() => deleteTentative(app.engine, cle(regle, sujet)));
}

/** Erases the counters that slow nobody any more. Run by `taches.ts`. */
export function effacerTentatives(app: App): Promise<void> {
	return app.engine.tx(() => deleteTentativesBefore(app.engine, new Date(app.clock.now().getTime() - GARDE)));
}
