/**
 * The second factor of the gestionnaires: TOTP (RFC 6238), thirty seconds and six digits, by our clock. A code serves once, one
 * step of lateness or advance is forgiven, guesses are slowed, and ten codes de secours stand in for a lost telephone, each once.
 */
import { Secret, TOTP } from 'otpauth';
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import { Refus } from '$lib/domain/refus';
import { CODES_SECOURS, lireCode, LONGUEUR_SECOURS, SIGNES_SECOURS } from '$lib/domain/second-facteur';
import type { App } from './app';
import * as gestionnaires from './db/gestionnaires';
import { entierAleatoire, sha256 } from './empreinte';
import { CODE_GESTIONNAIRE, compterTentative, oublierEchecs } from './tentatives';

const PAS = 30;
/** Telephones are a little early or late. */
const TOLERANCE = 1;

export const SANS_SECOND_FACTEUR: gestionnaires.SecondFacteur = {
	totpSecret: null,
	totpActiveLe: null,
	totpPas: null,
	codesSecours: null
};

export interface EtatSecondFacteur {
	activeLe: Date | null;
	/** To be set up: the secret, in base32 and as the address that a QR says. Null once it is active: it is never shown again. */
	aInstaller: { secret: string; adresse: string } | null;
	/** Codes de secours that were not used. */
	restants: number;
}

export async function lireEtat(app: App, { id }: Gestionnaire): Promise<EtatSecondFacteur> {
	const { mail, totpSecret, totpActiveLe, codesSecours } = await exiger(app, id);
	return {
		activeLe: totpActiveLe,
		aInstaller:
			totpSecret && !totpActiveLe ? { secret: totpSecret, adresse: totpDe(totpSecret, mail).toString() } : null,
		restants: codesSecours?.length ?? 0
	};
}

/** Draws the secret that a telephone will learn; one that waits already stays, so that a page may be opened twice. */
export async function preparerSecondFacteur(app: App, { id }: Gestionnaire): Promise<void> {
	await app.engine.tx(async () => {
		if ((await exiger(app, id)).totpSecret) return;
		await gestionnaires.updateSecondFacteur(app.engine, id, { totpSecret: new Secret({ size: 20 }).base32 });
	});
}

/**
 * The first code proves that the telephone knows the secret. Answers the codes de secours, which nobody can read again; all
 * sessions are over, this one too: the route opens another.
 */
export async function activerSecondFacteur(app: App, { id }: Gestionnaire, texte: string): Promise<string[]> {
	await compterTentative(app, CODE_GESTIONNAIRE, id);
	const codes = codesTires();
	await app.engine.tx(async () => {
		const { totpSecret, totpActiveLe, totpPas } = await exiger(app, id);
		const lu = lireCode(texte);
		const pas = totpSecret && lu?.nature === 'totp' ? pasDuCode(app, totpSecret, lu.chiffres, totpPas) : null;
		if (totpActiveLe || pas === null) throw new Refus('code_refuse');
		await gestionnaires.updateSecondFacteur(app.engine, id, {
			totpActiveLe: app.clock.now(),
			totpPas: pas,
			codesSecours: codes.map(sha256)
		});
		await gestionnaires.deleteGestionnaireSessionsOf(app.engine, id);
	});
	await oublierEchecs(app, CODE_GESTIONNAIRE, id);
	app.journal.info('second_facteur_active', { gestionnaire: id });
	return codes;
}

/** Counted before it is judged: codes tried all at once wait for each other like the others. Throws `code_refuse`. */
export async function verifierSecondFacteur(app: App, { id }: Gestionnaire, texte: string): Promise<void> {
	await compterTentative(app, CODE_GESTIONNAIRE, id);
	const nature = await app.engine.tx(() => consommerCode(app, id, texte));
	if (!nature) {
		app.journal.info('second_facteur_refuse', { gestionnaire: id });
		throw new Refus('code_refuse');
	}
	await oublierEchecs(app, CODE_GESTIONNAIRE, id);
	if (nature === 'secours') app.journal.info('code_secours_utilise', { gestionnaire: id });
}

/** Ten others; the former are worth nothing any more. */
export async function renouvelerCodesSecours(app: App, qui: Gestionnaire, texte: string): Promise<string[]> {
	await verifierSecondFacteur(app, qui, texte);
	const codes = codesTires();
	const set = { codesSecours: codes.map(sha256) };
	await app.engine.tx(() => gestionnaires.updateSecondFacteur(app.engine, qui.id, set));
	app.journal.info('codes_secours_renouveles', { gestionnaire: qui.id });
	return codes;
}

/** To set up another telephone; where it is obligatoire nothing else opens until that is done. */
export async function retirerSecondFacteur(app: App, qui: Gestionnaire, texte: string): Promise<void> {
	await verifierSecondFacteur(app, qui, texte);
	await app.engine.tx(() => gestionnaires.updateSecondFacteur(app.engine, qui.id, SANS_SECOND_FACTEUR));
	app.journal.info('second_facteur_retire', { gestionnaire: qui.id, par: 'gestionnaire' });
}

/** The demo shows it, so that nobody needs a telephone to try. */
export async function codeDuMoment(app: App, { id }: Gestionnaire): Promise<string | null> {
	const { mail, totpSecret, totpPas } = await exiger(app, id);
	if (!totpSecret) return null;
	const pas = Math.max(pasA(app.clock.now()), (totpPas ?? -1) + 1);
	return totpDe(totpSecret, mail).generate({ timestamp: pas * PAS * 1000 });
}

/** What was right, and is used up; null when nothing was. */
async function consommerCode(app: App, id: string, texte: string): Promise<'totp' | 'secours' | null> {
	const { totpSecret, totpActiveLe, totpPas, codesSecours } = await exiger(app, id);
	const lu = lireCode(texte);
	if (!lu || !totpSecret || !totpActiveLe) return null;
	if (lu.nature === 'totp') {
		const pas = pasDuCode(app, totpSecret, lu.chiffres, totpPas);
		if (pas === null) return null;
		await gestionnaires.updateSecondFacteur(app.engine, id, { totpPas: pas });
		return 'totp';
	}
	const empreinte = sha256(lu.code);
	if (!codesSecours?.includes(empreinte)) return null;
	const restants = codesSecours.filter((autre) => autre !== empreinte);
	await gestionnaires.updateSecondFacteur(app.engine, id, { codesSecours: restants });
	return 'secours';
}

/** The step of time whose code it is; null when it is none of those around now, or not after the last one used. */
function pasDuCode({ clock }: App, secret: string, chiffres: string, dernier: number | null): number | null {
	const maintenant = clock.now();
	const ecart = totpDe(secret, '').validate({ token: chiffres, timestamp: maintenant.getTime(), window: TOLERANCE });
	if (ecart === null) return null;
	const pas = pasA(maintenant) + ecart;
	return dernier === null || pas > dernier ? pas : null;
}

const pasA = (instant: Date) => Math.floor(instant.getTime() / 1000 / PAS);

function totpDe(secret: string, mail: string): TOTP {
	return new TOTP({ issuer: 'Escale gestion', label: mail, period: PAS, secret: Secret.fromBase32(secret) });
}

function codesTires(): string[] {
	const signe = () => SIGNES_SECOURS.charAt(entierAleatoire(SIGNES_SECOURS.length));
	return Array.from({ length: CODES_SECOURS }, () => Array.from({ length: LONGUEUR_SECOURS }, signe).join(''));
}

async function exiger({ engine }: App, id: string) {
	const trouve = await gestionnaires.findSecondFacteur(engine, id);
	if (!trouve) throw new Refus('non_connecte');
	return trouve;
}
