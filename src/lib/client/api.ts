/**
 * The phone's way to the server: typed answers, and three reasons for having none.
 *
 * An answer counts only when it is the API's own JSON: a captive portal also answers 200.
 */
import { ENTETE_COMPTE, ENTETE_FIN, ENTETE_MAINTENANT, ENTETE_PROTOCOLE, PROTOCOLE } from '$lib/domain/protocole';
import type { CodeRefus, ErreurChamp } from '$lib/domain/refus';
import { connexion } from './connexion.svelte';
import type { Poster, Reponse } from './envois';
import { accorder } from './horloge';

export class HorsLigne extends Error {
	override name = 'HorsLigne';
}

/** The authSession is over, or is somebody else's: sign in again, the brouillon is on the phone. */
export class Deconnecte extends Error {
	override name = 'Deconnecte';
	readonly autre: boolean;

	constructor(autre = false) {
		super('Vous n’êtes plus connecté(e).');
		this.autre = autre;
	}
}

/** The server said « non », and why. */
export class RefusServeur extends Error {
	override name = 'RefusServeur';
	readonly code: CodeRefus;
	readonly erreurs: ErreurChamp[];
	/** Whatever else the answer carries. */
	readonly details: Record<string, unknown>;

	constructor(code: CodeRefus, message: string, erreurs: ErreurChamp[], details: Record<string, unknown> = {}) {
		super(message);
		this.code = code;
		this.erreurs = erreurs;
		this.details = details;
	}
}

/** The server failed, or something else answered in its place; trying again later may do. */
export class Panne extends Error {
	override name = 'Panne';
	readonly reference: string | null;

	constructor(reference: string | null) {
		super('Le service ne répond pas comme prévu.');
		this.reference = reference;
	}
}

type Fetch = typeof fetch;

/** How long one exchange may take before it counts as cut, ms. */
const PATIENCE = 60_000;

/** A read; `compteId` is for whom, so that what it brings is kept for nobody else. */
export async function lire<T>(
	chemin: string,
	aller: Fetch = fetch,
	compteId?: string,
	signal = AbortSignal.timeout(PATIENCE)
): Promise<T> {
	return (await demander(chemin, { headers: entetes(compteId), signal }, aller)) as T;
}

/** Sends an envoi of the queue. A receipt counts when it bears the envoi's id: anything else may come from anybody. */
export const poster =
	(aller: Fetch = fetch): Poster =>
	async (envoi) => {
		// What the browser says of having none is true; of having one, not always.
		if (globalThis.navigator?.onLine === false) return { type: 'hors_ligne', parti: false };
		const headers: Record<string, string> = { ...entetes(envoi.compteId), 'idempotency-key': envoi.id };
		const init: RequestInit = { method: envoi.methode, headers, signal: AbortSignal.timeout(PATIENCE) };
		if (envoi.corps) {
			headers['content-type'] = 'application/json';
			init.body = envoi.corps;
		}
		try {
			const recu = await demander(envoi.chemin, init, aller);
			const sien = recu !== null && typeof recu === 'object' && 'envoiId' in recu && recu.envoiId === envoi.id;
			return sien ? { type: 'accepte', recu } : { type: 'plus_tard' };
		} catch (erreur) {
			return reponseDe(erreur);
		}
	};

/** One exchange for that compte, of whatever method and body; throws what `lire` throws. */
export function echanger<T>(chemin: string, compteId: string, init: RequestInit, aller: Fetch = fetch): Promise<T> {
	const headers = { ...entetes(compteId), ...(init.headers as Record<string, string> | undefined) };
	const signal = AbortSignal.timeout(PATIENCE);
	return demander(chemin, { ...init, headers, signal }, aller) as Promise<T>;
}

/** What an exchange that threw says to the queue. */
export function reponseDe(erreur: unknown): Reponse {
	if (erreur instanceof HorsLigne) return { type: 'hors_ligne', parti: true };
	if (erreur instanceof Deconnecte) return { type: 'reconnexion' };
	if (!(erreur instanceof RefusServeur)) return { type: 'plus_tard' };
	const { code, message, erreurs, details } = erreur;
	if (code === 'application_perimee') return { type: 'perimee' };
	const { secondes } = details;
	if (code === 'trop_de_tentatives')
		return typeof secondes === 'number' ? { type: 'plus_tard', secondes } : { type: 'plus_tard' };
	return { type: 'refus', code, message, erreurs, details };
}

function entetes(compteId?: string): Record<string, string> {
	return {
		accept: 'application/json',
		[ENTETE_PROTOCOLE]: String(PROTOCOLE),
		...(compteId && { [ENTETE_COMPTE]: compteId })
	};
}

async function demander(chemin: string, init: RequestInit, aller: Fetch): Promise<unknown> {
	let reponse: Response;
	try {
		reponse = await aller(chemin, init);
	} catch {
		throw new HorsLigne();
	}
	const type = reponse.headers.get('content-type') ?? '';
	if (!/^application\/(problem\+)?json\b/.test(type)) throw new Panne(null);
	// Cut in the middle of the answer: as if it had not come.
	const corps: unknown = await reponse.json().catch(() => {
		throw new HorsLigne();
	});
	const maintenant = reponse.headers.get(ENTETE_MAINTENANT);
	if (maintenant) accorder(maintenant);
	const pourElle = new Headers(init.headers).has(ENTETE_COMPTE);
	// An envoi may be taken although nobody is signed in any more: no end of a visit is told with it.
	connexion.fin = reponse.headers.get(ENTETE_FIN) ?? (reponse.ok && pourElle ? null : connexion.fin);
	if (reponse.ok) {
		if (pourElle) connexion.perdue = null;
		return corps;
	}
	const erreur = echec(corps);
	if (erreur instanceof Deconnecte) connexion.perdue = erreur.autre ? 'autre_compte' : 'expiree';
	throw erreur;
}

function echec(corps: unknown): Error {
	const probleme = corps !== null && typeof corps === 'object' ? (corps as Record<string, unknown>) : {};
	const { code, detail, erreurs, reference } = probleme;
	if (code === 'non_connecte') return new Deconnecte();
	if (code === 'autre_compte') return new Deconnecte(true);
	if (typeof code !== 'string' || typeof detail !== 'string')
		return new Panne(typeof reference === 'string' ? reference : null);
	// The catalogue is the server’s: a code of tomorrow still comes with its sentence.
	return new RefusServeur(
		code as CodeRefus,
		detail,
		Array.isArray(erreurs) ? (erreurs as ErreurChamp[]) : [],
		probleme
	);
}

/** A write that is no envoi: it is done now or not at all. */
export async function envoyerBrut(chemin: string, corps: unknown, aller: Fetch = fetch): Promise<unknown> {
	const headers = { ...entetes(), 'content-type': 'application/json' };
	return demander(chemin, { method: 'POST', headers, body: JSON.stringify(corps) }, aller);
}
