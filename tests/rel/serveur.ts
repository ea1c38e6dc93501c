/**
 * The server of the model test: the real handlers on a real database, behind a wire that fails as told. What it
 * accepted is written in a ledger at the instant it did, whatever becomes of the answer.
 */
import { DELETE as effacer } from '../../src/routes/api/brouillons/[id]/+server';
import { PUT as garder } from '../../src/routes/api/brouillons/[id]/[onglet]/+server';
import { GET as lister } from '../../src/routes/api/brouillons/+server';
import { PUT as completer } from '../../src/routes/api/candidatures/[id]/+server';
import { POST as enregistrer } from '../../src/routes/api/candidatures/+server';
import type { Compte } from '../../src/lib/domain/compte';
import { jouer } from '../support/evenement';
import type { AppDeTest } from '../support/app';

/** What happens to one request; `mort`: the app of the phone dies there. */
export const PANNES = [
	'aucune',
	'demande_perdue',
	'reponse_perdue',
	'panne_avant',
	'panne_apres',
	'page_de_portail',
	'mort_avant',
	'mort_apres'
] as const;
export type Panne = (typeof PANNES)[number];

/** The app of the phone was killed: whatever it was doing ends there. */
export class Mort extends Error {
	override name = 'Mort';
}

export interface Accepte {
	brouillonId: string;
	onglet: string;
	version: number;
	valeur: unknown;
}

export class ServeurModele {
	readonly #app: AppDeTest;
	readonly #compte: Compte;
	/** The onglets it took, in order. */
	readonly registre: Accepte[] = [];
	/** What it said of each « Enregistrer » that it looked at, by the envoi's id; once yes, always yes. */
	readonly reponses = new Map<string, number>();
	/** The versions that its receipts told. */
	readonly versions = new Set<number>();
	/** What it takes the next requests for; then all is well. */
	pannes: Panne[] = [];
	connecte = true;

	constructor(app: AppDeTest, compte: Compte) {
		this.#app = app;
		this.#compte = compte;
	}

	/** The `fetch` of one phone; `mourir` is told when its app dies. */
	fil(mourir: () => void): typeof fetch {
		return async (chemin, init) => {
			const panne = this.pannes.shift() ?? 'aucune';
			if (panne === 'demande_perdue') throw new TypeError('Failed to fetch');
			if (panne === 'panne_avant') return new Response('{"reference":"a1"}', { status: 500, headers: JSON_API });
			if (panne === 'page_de_portail') return new Response('<html>', { headers: { 'content-type': 'text/html' } });
			if (panne === 'mort_avant') return tuer(mourir);
			const reponse = await this.#repondre(String(chemin), init ?? {});
			if (panne === 'reponse_perdue') throw new TypeError('Failed to fetch');
			if (panne === 'panne_apres') return new Response('', { status: 502, headers: { 'content-type': 'text/html' } });
			if (panne === 'mort_apres') return tuer(mourir);
			return reponse;
		};
	}

	async #repondre(chemin: string, init: RequestInit): Promise<Response> {
		const request = new Request(`https://escale.example${chemin}`, init);
		const [, , quoi, id = '', onglet = ''] = new URL(request.url).pathname.split('/');
		const methode = init.method ?? 'GET';
		const acte =
			quoi === 'candidatures'
				? methode === 'POST'
					? enregistrer
					: completer
				: methode === 'GET'
					? lister
					: methode === 'PUT'
						? garder
						: effacer;
		const compte = this.connecte ? this.#compte : null;
		const { statut, corps, headers } = await jouer(acte, this.#app, { request, params: { id, onglet }, compte });
		const cle = new Headers(init.headers).get('idempotency-key');
		if (cle && quoi === 'candidatures' && statut !== 401 && this.reponses.get(cle) !== 200) {
			this.reponses.set(cle, statut);
			if (statut === 200) this.versions.add(JSON.parse(String(corps)).version);
		}
		if (statut === 200 && acte === garder) this.#noter(id, onglet, String(init.body), String(corps));
		return new Response(String(corps), { status: statut, headers });
	}

	#noter(brouillonId: string, onglet: string, demande: string, reponse: string): void {
		const { valeur } = JSON.parse(demande);
		const { version } = JSON.parse(reponse);
		const derniere = this.registre.findLast((a) => a.brouillonId === brouillonId && a.onglet === onglet);
		if (version > (derniere?.version ?? 0)) this.registre.push({ brouillonId, onglet, version, valeur });
	}
}

const JSON_API = { 'content-type': 'application/json' };

function tuer(mourir: () => void): never {
	mourir();
	throw new Mort();
}
