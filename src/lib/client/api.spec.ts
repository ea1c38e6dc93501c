import { describe, expect, it } from 'vitest';
import { PROTOCOLE } from '$lib/domain/protocole';
import { Deconnecte, HorsLigne, lire, Panne, poster, RefusServeur } from './api';
import type { EnvoiGarde } from './local-db';

const JSON_API = { 'content-type': 'application/json' };
const PROBLEME = { 'content-type': 'application/problem+json' };

/** A server that answers that, whatever is asked. */
const serveur =
	(corps: BodyInit | null, init: ResponseInit): typeof fetch =>
	async () =>
		new Response(corps, init);
const erreurDe = (promesse: Promise<unknown>): Promise<unknown> =>
	promesse.then(
		() => expect.unreachable('it should have failed'),
		(erreur: unknown) => erreur
	);

describe('what the phone makes of an answer', () => {
	it('the API’s own JSON is the answer', async () => {
		expect(await lire('/api/moi', serveur('{"a":"Łódź"}', { headers: JSON_API }))).toEqual({ a: 'Łódź' });
		const utf8 = { 'content-type': 'application/json; charset=utf-8' };
		expect(await lire('/api/moi', serveur('[]', { headers: utf8 }))).toEqual([]);
	});

	it.each([
		['the page of a captive portal, with a 200', '<html>Wi-Fi gratuit</html>', 200, { 'content-type': 'text/html' }],
		['an error page of a proxy', '<html>413</html>', 413, { 'content-type': 'text/html' }],
		['an answer without a type', 'ok', 200, {}]
	])(
		'R-062 %s is no answer: the service is down, nothing is taken as enregistré',
		async (_, corps, status, headers) => {
			expect(await erreurDe(lire('/api/moi', serveur(corps, { status, headers })))).toBeInstanceOf(Panne);
		}
	);

	it('no network is no network', async () => {
		const coupe: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
		expect(await erreurDe(lire('/api/moi', coupe))).toBeInstanceOf(HorsLigne);
	});

	it('an answer cut in the middle is as if it had not come', async () => {
		expect(await erreurDe(lire('/api/moi', serveur('{"recu":', { headers: JSON_API })))).toBeInstanceOf(HorsLigne);
		const casse = new ReadableStream({
			start(flux) {
				flux.enqueue(new TextEncoder().encode('{"recu"'));
				flux.error(new Error('cut'));
			}
		});
		expect(await erreurDe(lire('/api/moi', serveur(casse, { headers: JSON_API })))).toBeInstanceOf(HorsLigne);
	});

	it('SEC6 a sign-in that is over is said as such', async () => {
		const fini = serveur('{"code":"non_connecte"}', { status: 401, headers: PROBLEME });
		expect(await erreurDe(lire('/api/moi', fini))).toBeInstanceOf(Deconnecte);
	});

	it('a refusal carries its code, its sentence and the fields to correct', async () => {
		const erreurs = [{ champ: 'identification.voie', message: 'Saisissez votre rue.' }];
		const corps = JSON.stringify({ code: 'saisie_invalide', detail: 'Des informations sont à corriger.', erreurs });
		const refus = await erreurDe(lire('/api/moi', serveur(corps, { status: 422, headers: PROBLEME })));
		expect(refus).toBeInstanceOf(RefusServeur);
		expect(refus).toMatchObject({ code: 'saisie_invalide', message: 'Des informations sont à corriger.', erreurs });
	});

	it('a failure carries the reference to give to the helpdesk, and none when it is not ours', async () => {
		const panne = serveur('{"message":"…","reference":"a1b2c3d4"}', { status: 500, headers: JSON_API });
		expect(await erreurDe(lire('/api/moi', panne))).toMatchObject({ name: 'Panne', reference: 'a1b2c3d4' });
		for (const corps of ['null', '[]', '"non"', '{"code":"toString"}', '{"reference":{}}']) {
			const autre = serveur(corps, { status: 502, headers: JSON_API });
			expect(await erreurDe(lire('/api/moi', autre))).toMatchObject({ name: 'Panne', reference: null });
		}
	});

	const envoi: EnvoiGarde = {
		format: 1,
		id: 'cle-1',
		compteId: 'alya',
		fil: 'b1',
		priorite: 0,
		nature: 'enregistrement',
		libelle: 'Inscription',
		methode: 'PUT',
		chemin: '/api/candidatures/c1',
		corps: '{"a":1}',
		creeLe: new Date(),
		essais: 1,
		prochainEssai: 0,
		douteux: true,
		refus: null
	};

	it('R-062 an envoi carries its key, so that arriving twice it is one act, and says for whom it is', async () => {
		const demandes: [string, RequestInit | undefined][] = [];
		const ecoute: typeof fetch = async (chemin, init) => {
			demandes.push([String(chemin), init]);
			return Response.json({ envoiId: 'cle-1', version: 2 });
		};
		expect(await poster(ecoute)(envoi)).toEqual({ type: 'accepte', recu: { envoiId: 'cle-1', version: 2 } });
		const [[chemin, init] = []] = demandes;
		expect([chemin, init?.method, init?.body]).toEqual(['/api/candidatures/c1', 'PUT', '{"a":1}']);
		expect(init?.headers).toMatchObject({
			'idempotency-key': 'cle-1',
			'escale-compte': 'alya',
			'escale-protocole': String(PROTOCOLE)
		});
	});

	it.each([
		['somebody else’s receipt', Response.json({ envoiId: 'cle-2' }), 'plus_tard'],
		['a receipt without an id', Response.json({}), 'plus_tard'],
		['the page of a captive portal', new Response('<html>', { headers: { 'content-type': 'text/html' } }), 'plus_tard'],
		['a failure', Response.json({ reference: 'a1' }, { status: 500 }), 'plus_tard'],
		['a server that asks to wait', probleme('trop_de_tentatives', 429), 'plus_tard'],
		['a sign-in that is over', probleme('non_connecte', 401), 'reconnexion'],
		['somebody else signed in', probleme('autre_compte', 409), 'reconnexion'],
		['an app too old', probleme('application_perimee', 426), 'perimee'],
		['a refusal', probleme('service_ferme', 409), 'refus']
	])('REL1 %s is never taken for a receipt', async (_, reponse, type) => {
		expect((await poster(async () => reponse)(envoi)).type).toBe(type);
	});

	it('REL1 without network nothing is known', async () => {
		const coupe: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
		expect(await poster(coupe)(envoi)).toEqual({ type: 'hors_ligne', parti: true });
	});
});

function probleme(code: string, status: number): Response {
	return new Response(JSON.stringify({ code, detail: '…' }), { status, headers: PROBLEME });
}
