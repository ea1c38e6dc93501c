/**
 * The one place that turns a refusal into an answer: problem+json (RFC 9457) for the API, a sentence for a form.
 *
 * Anything that is neither a Refus nor an unreadable body is a bug: it goes up to `handleError`, which logs it.
 */
import { ENTETE_COMPTE, ENTETE_FIN, ENTETE_MAINTENANT, ENTETE_PROTOCOLE, refusProtocole } from '$lib/domain/protocole';
import { erreursDe, exiger, REFUS, Refus, type CodeRefus, type ErreurChamp } from '$lib/domain/refus';
import { error, json, redirect, type RequestEvent } from '@sveltejs/kit';
import * as z from 'zod/mini';
import { sha256 } from './empreinte';
import type { EnvoiRecu } from './envois';
import { connexionPour } from './suite';

type Handler = (event: RequestEvent) => Promise<Response> | Response;

/** Wraps a `+server.ts` handler: what it throws as Refus is answered as problem+json; personal by default. */
export function endpoint(handler: Handler): Handler {
	return async (event) => {
		try {
			// None of our ids holds anything else; PostgreSQL could not even be asked about some of what is left out.
			if (!Object.values(event.params).every((param) => /^[\w-]*$/.test(param ?? ''))) throw new Refus('introuvable');
			exiger(refusProtocole(event.request.headers.get(ENTETE_PROTOCOLE)));
			const response = await handler(event);
			if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
			return datee(event, response);
		} catch (error) {
			if (error instanceof Refus) return datee(event, problem(error.code, error.details));
			throw error;
		}
	};
}

/** The phone shows the server's time, whatever its own clock says, and warns before the authSession ends: each answer brings both. */
function datee({ locals }: RequestEvent, response: Response): Response {
	if (response.headers.get('cache-control') === 'no-store')
		response.headers.set(ENTETE_MAINTENANT, locals.app.clock.now().toISOString());
	const { finAuthSession: fin } = locals;
	if (fin) response.headers.set(ENTETE_FIN, `${fin.le.toISOString()}${fin.fixe ? ';fixe' : ''}`);
	return response;
}

export function problem(code: CodeRefus, details: Record<string, unknown> = {}): Response {
	const { http, message } = REFUS[code];
	return json(
		{ type: 'about:blank', title: message, status: http, code, detail: message, ...details },
		{ status: http, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' } }
	);
}

/** Reads a JSON body of at most `max` bytes through a schema. Unreadable, too big or of another shape: a Refus. */
export async function corpsJson<T extends z.core.$ZodType>(
	request: Request,
	schema: T,
	max = 64 * 1024
): Promise<{ valeur: z.output<T>; texte: string }> {
	// What is far too much is not even read: a pièce may be big, what surrounds it may not.
	if (Number(request.headers.get('content-length')) > 4 * max) throw new Refus('corps_trop_gros');
	const texte = await request.text();
	if (texte.length > max) throw new Refus('corps_trop_gros');
	let brut: unknown;
	try {
		brut = JSON.parse(texte);
	} catch {
		throw new Refus('corps_illisible');
	}
	const lu = z.core.safeParse(schema, brut);
	if (!lu.success)
		throw new Refus('corps_illisible', { champs: lu.error.issues.slice(0, 20).map((i) => i.path.join('.')) });
	return { valeur: lu.data, texte };
}

/**
 * Reads a form as texts. An unreadable one is empty: its fields then say what is missing. Left out is what no form of
 * ours sends: files, and the fields in which superforms would read anything at all as JSON.
 */
export async function champsRecus(request: Request): Promise<FormData> {
	return textesDe(await request.formData().catch(() => new FormData()));
}

function textesDe(envoyes: FormData): FormData {
	const recus = new FormData();
	for (const [nom, valeur] of envoyes)
		if (typeof valeur === 'string' && !nom.startsWith('__superform_')) recus.append(nom, valeur);
	return recus;
}

/** What a form says through its schema: its values, or a sentence for each field to correct. */
export async function lireFormulaire<T extends z.core.$ZodType>(
	request: Request,
	schema: T
): Promise<Lu<T> & { champs: FormData }> {
	const champs = await champsRecus(request);
	return { champs, ...lireChamps(champs, schema) };
}

/** The same with one file, of at most `max` bytes: what is far more is not even read. Empty when none was chosen. */
export async function lireFormulaireEtFichier<T extends z.core.$ZodType>(
	request: Request,
	schema: T,
	{ nom, max }: { nom: string; max: number }
) {
	if (Number(request.headers.get('content-length')) > max + 64 * 1024) throw new Refus('fichier_trop_gros');
	const envoyes = await request.formData().catch(() => new FormData());
	const fichier = envoyes.get(nom);
	const octets = fichier instanceof File ? new Uint8Array(await fichier.arrayBuffer()) : new Uint8Array();
	const champs = textesDe(envoyes);
	return { champs, octets, ...lireChamps(champs, schema) };
}

type Lu<T extends z.core.$ZodType> = { valeur: z.output<T>; erreurs: null } | { valeur: null; erreurs: ErreurChamp[] };

function lireChamps<T extends z.core.$ZodType>(champs: FormData, schema: T): Lu<T> {
	const lu = z.core.safeParse(schema, Object.fromEntries(champs));
	return lu.success ? { valeur: lu.data, erreurs: null } : { valeur: null, erreurs: erreursDe(lu.error.issues) };
}

/** What a use-case refused, as a form says it: at the fields that it names, else at `champ`. Anything else is a bug. */
export function erreursDuRefus(refus: unknown, champ: string): { statut: number; erreurs: ErreurChamp[] } {
	if (!(refus instanceof Refus)) throw refus;
	return { statut: refus.http, erreurs: refus.details?.erreurs ?? [{ champ, message: refus.message }] };
}

/** The signed-in candidat, or 401; `autre_compte` when the phone speaks for somebody who is not the one signed in. */
export function connecte(event: RequestEvent) {
	const { compte } = event.locals;
	if (!compte) throw new Refus('non_connecte');
	const pour = event.request.headers.get(ENTETE_COMPTE);
	if (pour !== null && pour !== compte.id) throw new Refus('autre_compte');
	return compte;
}

/** The candidat signed in on a page that the server draws, and the token of this browser; others are led to sign in. */
export function signeIci({ compte, authSessionId }: App.Locals) {
	if (!compte || !authSessionId) redirect(303, connexionPour('/compte'));
	return { compte, token: authSessionId };
}

/** The signed-in gestionnaire; `hooks.server.ts` lets nobody else come this far. */
export function auBureau({ locals }: Pick<RequestEvent, 'locals'>) {
	if (!locals.gestionnaire) throw new Refus('non_connecte');
	return locals.gestionnaire;
}

/** For a page of the desk: what a gestionnaire may not see is an address that does not exist. */
export async function ouIntrouvable<T>(lecture: Promise<T>): Promise<T> {
	try {
		return await lecture;
	} catch (refus) {
		if (refus instanceof Refus && refus.http === 404) error(404, 'Cette page n’existe pas.');
		throw refus;
	}
}

/**
 * Who sends an envoi: the signed-in candidat, or the one for whom this phone may still send although nobody is signed
 * in any more. The phone says for whom its queue is: it is never taken for somebody else's.
 */
export function expediteur(event: RequestEvent) {
	const { compte, expediteur: confie } = event.locals;
	if (compte) return connecte(event);
	if (!confie || event.request.headers.get(ENTETE_COMPTE) !== confie.id) throw new Refus('non_connecte');
	return confie;
}

const CleEnvoi = z.uuid();

/** Whose envoi it is and its key; `contenu` is all that makes it this act and no other. */
export function envoiRecu(event: RequestEvent, contenu: string): EnvoiRecu {
	const { id } = expediteur(event);
	const cle = CleEnvoi.safeParse(event.request.headers.get('idempotency-key'));
	if (!cle.success) throw new Refus('corps_illisible');
	return { compteId: id, envoiId: cle.data, empreinte: sha256(contenu) };
}
