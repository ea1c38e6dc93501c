import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { REFUS, Refus, type CodeRefus } from '$lib/domain/refus';
import type { RequestEvent } from '@sveltejs/kit';
import { appDeTest } from '../../../tests/support/app';
import { jouer } from '../../../tests/support/evenement';
import { champsRecus, corpsJson, endpoint, problem } from './http';

const Corps = z.strictObject({ nom: z.string() });
const requete = (body: BodyInit | null, headers: HeadersInit = {}) =>
	new Request('https://escale.example/api', { method: 'POST', body, headers });
const code = (promesse: Promise<unknown>) =>
	promesse.then(
		() => 'lu',
		(erreur) => erreur.code
	);

describe('what the API answers when it says no', () => {
	it.each(Object.keys(REFUS) as CodeRefus[])(
		'« %s » is problem+json: status, code and the sentence to show, kept by no cache',
		async (refus) => {
			const reponse = problem(refus);
			expect(reponse.status).toBe(REFUS[refus].http);
			expect(reponse.headers.get('content-type')).toBe('application/problem+json');
			expect(reponse.headers.get('cache-control')).toBe('no-store');
			expect(await reponse.json()).toEqual({
				type: 'about:blank',
				title: REFUS[refus].message,
				status: REFUS[refus].http,
				code: refus,
				detail: REFUS[refus].message
			});
		}
	);

	it('carries the fields to correct', async () => {
		const erreurs = [{ champ: 'identification.voie', message: 'Saisissez votre rue.' }];
		expect(await problem('saisie_invalide', { erreurs }).json()).toMatchObject({ status: 422, erreurs });
	});
});

describe('a handler of the API', () => {
	const repondre = async (handler: (event: RequestEvent) => Response, params = {}) =>
		jouer(endpoint(handler), await appDeTest(), { request: requete(null), params });

	it('that refuses is answered as problem+json; one that answers is personal unless it says otherwise', async () => {
		const refuse = await repondre(() => {
			throw new Refus('trop_de_tentatives', { secondes: 4 });
		});
		expect(refuse).toMatchObject({ statut: 429, corps: expect.stringContaining('"secondes":4') });
		const personnel = await repondre(() => new Response('ok'));
		expect(personnel.headers.get('cache-control')).toBe('no-store');
		const publique = await repondre(() => new Response('ok', { headers: { 'cache-control': 'public' } }));
		expect(publique.headers.get('cache-control')).toBe('public');
	});

	it('that breaks goes up as it is: what failed is not told to the person', async () => {
		const casse = repondre(() => {
			throw new TypeError('secret');
		});
		await expect(casse).rejects.toThrow(TypeError);
	});

	it.each(['\u0000', 'a b', '../..', 'é', "' or 1=1 --", '\ud800'])('an id « %s » names nothing: 404', async (id) => {
		expect(await repondre(() => new Response('ok'), { id })).toMatchObject({ statut: 404 });
	});
});

describe('a body of JSON', () => {
	it('is read through its schema, whatever type it is sent under', async () => {
		expect(await corpsJson(requete('{"nom":"Łódź"}'), Corps)).toEqual({
			valeur: { nom: 'Łódź' },
			texte: '{"nom":"Łódź"}'
		});
		expect(await code(corpsJson(requete('{"nom":""}', { 'content-type': 'image/jpeg' }), Corps))).toBe('lu');
	});

	it.each([
		'',
		'{',
		'null',
		'[]',
		'"nom"',
		'{"nom":1}',
		'{"nom":"a","role":"admin"}',
		'{"nom":"a","__proto__":{}}',
		`${'['.repeat(10_000)}${']'.repeat(10_000)}`,
		'NaN',
		'1e999'
	])('that is not of that shape is refused: %s', async (texte) => {
		expect(await code(corpsJson(requete(texte), Corps))).toBe('corps_illisible');
		expect(await code(corpsJson(requete(new Uint8Array([0xff, 0xfe, 0x00])), Corps))).toBe('corps_illisible');
	});

	it('of more than 64 kB is refused before it is read as JSON', async () => {
		expect(await code(corpsJson(requete(`{"nom":"${'a'.repeat(65_536)}"}`), Corps))).toBe('corps_trop_gros');
		expect(await code(corpsJson(requete('['.repeat(65_537)), Corps))).toBe('corps_trop_gros');
	});
});

describe('a form', () => {
	const lire = async (body: BodyInit, headers: HeadersInit = {}) => [...(await champsRecus(requete(body, headers)))];

	it('is its texts; files, and what would be read as JSON, are left out', async () => {
		const forme = new FormData();
		forme.append('nom', 'Łódź');
		forme.append('prenoms', new File(['a'], 'a.txt'));
		forme.append('__superform_json', '[[]]');
		forme.append('__superform_file_nom', 'x');
		expect(await lire(forme)).toEqual([['nom', 'Łódź']]);
	});

	it('that cannot be read is empty', async () => {
		expect(await lire('garbage', { 'content-type': 'multipart/form-data; boundary=x' })).toEqual([]);
		expect(await lire('{"nom":"a"}', { 'content-type': 'application/json' })).toEqual([]);
		expect(await lire('')).toEqual([]);
	});
});
