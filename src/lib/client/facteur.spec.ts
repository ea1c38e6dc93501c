import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commencerBrouillon, garderOnglet } from './brouillons';
import { Facteur } from './facteur.svelte';
import { ouvrirLocal } from './local';

const LE = new Date('2026-11-05T08:00:00Z');
const ALYA = { compteId: 'alya', brouillonId: 'b1' };

afterEach(() => void vi.unstubAllGlobals());

/** A page of the space with a network; what it sends is written down. */
function page() {
	const envois: string[] = [];
	const fenetre = new EventTarget();
	for (const nom of ['addEventListener', 'removeEventListener'] as const)
		vi.stubGlobal(nom, fenetre[nom].bind(fenetre));
	vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));
	vi.stubGlobal('navigator', { onLine: true });
	vi.stubGlobal('fetch', async (_: string, { method = 'GET', body, headers }: RequestInit) => {
		if (method === 'GET') return Response.json({ brouillons: [] });
		envois.push(String(body));
		const envoiId = new Headers(headers).get('idempotency-key');
		return Response.json({ envoiId, version: envois.length, recuLe: LE.toISOString() });
	});
	return envois;
}

describe('the facteur of a page that is left', () => {
	it('sends what was typed a moment before, without waiting for the pause', async () => {
		const local = ouvrirLocal('depart');
		const titres = { titre: 'BCP', sousTitre: '2027' };
		await commencerBrouillon(local, { ...ALYA, campagneId: 'c1', candidatureId: null, ...titres, creeLe: LE });
		const envois = page();
		const facteur = new Facteur(local, 'alya');
		const quitter = facteur.demarrer();
		await facteur.passer();
		await garderOnglet(local, ALYA, 'identification', { voie: '1 rue', localite: 'Sinnamary' }, LE);
		facteur.noter();
		const ronde = vi.spyOn(facteur, 'passer');
		quitter();
		await ronde.mock.results[0]?.value;
		expect(envois).toEqual([expect.stringContaining('Sinnamary')]);
		expect(facteur.nonEnvoyes).toBe(0);
	});

	it('asks the server nothing when nothing was typed', async () => {
		const envois = page();
		const facteur = new Facteur(ouvrirLocal('depart-sans-rien'), 'alya');
		const quitter = facteur.demarrer();
		await facteur.passer();
		const ronde = vi.spyOn(facteur, 'passer');
		quitter();
		expect(ronde).not.toHaveBeenCalled();
		expect(envois).toEqual([]);
	});
});
