import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ouvrirLocal } from './local';
import { lireOuRevoir, oublierTardives } from './vus';

const json = (corps: unknown, status = 200) =>
	new Response(JSON.stringify(corps), { status, headers: { 'content-type': 'application/json' } });
const refus = (code: string, http: number) => () => Promise.resolve(json({ code, detail: 'Non.' }, http));

/** A phone that last saw « 8 pièces » of that page. */
async function telephone(nom: string) {
	const local = ouvrirLocal(nom);
	await local((db) =>
		db.put('vus', { compteId: 'alya', chemin: '/api/p', corps: { n: 8 }, vuLe: '2026-11-05T08:00:00.000Z' })
	);
	const lire = (aller: () => Promise<Response>, arrive?: () => void) =>
		lireOuRevoir<{ n: number }>(local, 'alya', '/api/p', aller as typeof fetch, arrive);
	return { lire, garde: () => local((db) => db.get('vus', ['alya', '/api/p'])) };
}

/** A network slower than anybody waits: what was last seen is shown, and the question is still to be answered. */
async function attendreEnVain(lire: Awaited<ReturnType<typeof telephone>>['lire']) {
	vi.useFakeTimers({ toFake: ['setTimeout'] });
	const questions: ((reponse: Response) => void)[] = [];
	const lente = () => new Promise<Response>((rendre) => questions.push(rendre));
	const arrive = vi.fn();
	const premiere = lire(lente, arrive);
	await vi.waitFor(async () => {
		await vi.advanceTimersByTimeAsync(1_500);
		expect(await Promise.race([premiere, null])).toMatchObject({ corps: { n: 8 } });
	});
	return { questions, lente, arrive };
}

describe('a page of the space', () => {
	afterEach(() => void vi.useRealTimers());

	it('is what the server says now', async () => {
		const { lire } = await telephone('maintenant');
		expect(await lire(() => Promise.resolve(json({ n: 9 })))).toEqual({ corps: { n: 9 }, vuLe: null });
	});

	it.each([
		['without network', () => Promise.reject(new TypeError('Failed to fetch'))],
		['while the server is in trouble', () => Promise.resolve(new Response('<html>', { status: 503 }))],
		['by an app too old for the server', refus('application_perimee', 426)],
		['when too many questions were asked', refus('trop_de_tentatives', 429)],
		['when the connection has ended', refus('non_connecte', 401)]
	])('%s is as it was last seen, with its hour', async (cas, aller) => {
		const { lire } = await telephone(cas);
		expect(await lire(aller)).toEqual({ corps: { n: 8 }, vuLe: new Date('2026-11-05T08:00:00.000Z') });
	});

	it.each([
		['somebody else signed in', refus('autre_compte', 401)],
		['the page exists no more', refus('introuvable', 404)]
	])('%s: what was seen is not shown', async (cas, aller) => {
		const { lire } = await telephone(cas);
		await expect(lire(aller)).rejects.toThrow();
	});

	it('answered late, is drawn again once, with that answer: a slow network is not asked twice', async () => {
		const { lire } = await telephone('lente');
		const { questions, lente, arrive } = await attendreEnVain(lire);
		expect(arrive).not.toHaveBeenCalled();
		questions[0]?.(json({ n: 8 }));
		// The same as before is an answer too: the page is no longer one of an earlier hour.
		await vi.waitFor(() => expect(arrive).toHaveBeenCalledOnce());
		expect(await lire(lente, arrive)).toEqual({ corps: { n: 8 }, vuLe: null });
		expect(questions).toHaveLength(1);
		expect(arrive).toHaveBeenCalledOnce();
	});

	it('answered late, but asked before something of the person’s arrived there: the server is asked again', async () => {
		const { lire, garde } = await telephone('lente-et-vieille');
		const { questions, lente, arrive } = await attendreEnVain(lire);
		oublierTardives();
		questions[0]?.(json({ n: 7 }));
		await vi.waitFor(() => expect(arrive).toHaveBeenCalledOnce());
		const seconde = lire(lente, arrive);
		await vi.waitFor(() => expect(questions).toHaveLength(2));
		// What was asked before is not kept either: without network it would be shown.
		expect(await garde()).toMatchObject({ corps: { n: 8 }, vuLe: '2026-11-05T08:00:00.000Z' });
		questions[1]?.(json({ n: 9 }));
		expect(await seconde).toEqual({ corps: { n: 9 }, vuLe: null });
	});
});
