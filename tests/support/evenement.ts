/**
 * A request as Kit hands it to our handlers and actions, made by hand: what they answer is told as HTTP would tell it.
 * The hooks are not in the way: who is signed in is said here.
 */
import { isActionFailure, isHttpError, isRedirect, type Cookies } from '@sveltejs/kit';
import type { Compte } from '../../src/lib/domain/compte';
import type { Gestionnaire } from '../../src/lib/domain/gestionnaire';
import type { App } from '../../src/lib/server/app';

type CookieOptions = Parameters<Cookies['set']>[2];

/** The cookies of one browser. */
export class Biscuits implements Cookies {
	readonly poses = new Map<string, { valeur: string; options: CookieOptions }>();

	get(nom: string) {
		return this.poses.get(nom)?.valeur || undefined;
	}

	getAll() {
		return [...this.poses].map(([name, { valeur: value }]) => ({ name, value }));
	}

	set(nom: string, valeur: string, options: CookieOptions) {
		this.poses.set(nom, { valeur, options });
	}

	delete(nom: string) {
		this.poses.delete(nom);
	}

	serialize(nom: string, valeur: string) {
		return `${nom}=${valeur}`;
	}
}

export interface Demande {
	request: Request;
	params?: Record<string, string>;
	compte?: Compte | null;
	biscuits?: Biscuits;
	adresse?: string;
	authSessionId?: string | null;
	gestionnaire?: Gestionnaire | null;
}

export interface Issue {
	statut: number;
	/** The text of a response, what an action gives to its page, where a redirection leads. */
	corps: unknown;
	headers: Headers;
}

/** A `+server.ts` handler, or an action: each with an event type of its own. */
type Acte = (event: never) => unknown;

/** Throws what is neither a refusal nor an answer: Kit would make a 500 of it. */
export async function jouer(acte: Acte | undefined, app: App, demande: Demande): Promise<Issue> {
	const {
		request,
		params = {},
		compte = null,
		biscuits = new Biscuits(),
		adresse = '192.0.2.1',
		authSessionId = null,
		gestionnaire = null
	} = demande;
	const event = {
		request,
		params,
		cookies: biscuits,
		url: new URL(request.url),
		locals: {
			app,
			compte,
			authSessionId,
			gestionnaire,
			expediteur: null,
			appareilPartage: false,
			finAuthSession: null
		},
		getClientAddress: () => adresse
	};
	if (!acte) throw new Error('no such handler');
	try {
		return await lireIssue(await acte(event as never));
	} catch (lance) {
		if (isRedirect(lance)) return { statut: lance.status, corps: lance.location, headers: new Headers() };
		if (isHttpError(lance) && lance.status < 500)
			return { statut: lance.status, corps: lance.body, headers: new Headers() };
		throw lance;
	}
}

async function lireIssue(rendu: unknown): Promise<Issue> {
	if (rendu instanceof Response) return { statut: rendu.status, corps: await rendu.text(), headers: rendu.headers };
	const { status, data } = isActionFailure(rendu) ? rendu : { status: 200, data: rendu };
	exigerTransmissible(data);
	return { statut: status, corps: data, headers: new Headers() };
}

/** What an action gives to its page travels by devalue, which takes no class of anybody's and throws. */
function exigerTransmissible(valeur: unknown): void {
	if (typeof valeur === 'function' || typeof valeur === 'symbol') throw new Error(`Kit cannot send a ${typeof valeur}`);
	if (valeur === null || typeof valeur !== 'object' || valeur instanceof Date) return;
	const prototype: unknown = Object.getPrototypeOf(valeur);
	if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null)
		throw new Error(`Kit cannot send a ${valeur.constructor.name}`);
	Object.values(valeur).forEach(exigerTransmissible);
}
