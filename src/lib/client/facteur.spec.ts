import 'fake-indexeddb/auto';
import { saisieVide } from '$lib/domain/saisie';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commencerBrouillon, garderOnglet } from './brouillons';
import { Facteur } from './facteur.svelte';
import { ouvrirLocal } from './local';
import { nouvelEnvoi } from './nouvel-envoi';
import { preparerEnregistrement } from './preparation';

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

describe('the facteur that goes round', () => {
	/** « Enregistrer » pressed, and a file for a pièce behind it. */
	async function deux(nom: string) {
		const local = ouvrirLocal(nom);
		const titres = { titre: 'BCP', sousTitre: '2027' };
		await commencerBrouillon(local, { ...ALYA, campagneId: 'c1', candidatureId: null, ...titres, creeLe: LE });
		await preparerEnregistrement(local, ALYA, saisieVide(), LE);
		const apres = {
			...nouvelEnvoi({ compteId: 'alya', brouillonId: 'c0' }, LE),
			priorite: -1,
			nature: 'verrou' as const
		};
		const verrou = { ...apres, groupe: 'g', libelle: '', methode: 'POST' as const, chemin: '/api/verrou', corps: '{}' };
		await local((db) => db.add('envois', verrou));
		return local;
	}

	it('shows the numéro as soon as it has arrived, not after what is sent behind it', async () => {
		const local = await deux('numero');
		page();
		const facteur = new Facteur(local, 'alya');
		let vus = -1;
		vi.stubGlobal('fetch', async (chemin: string, { headers }: RequestInit) => {
			if (chemin === '/api/verrou') vus = facteur.recus.length;
			const envoiId = new Headers(headers).get('idempotency-key');
			const numero = { candidatureId: 'c1', numeroInscription: '001', version: 1, enregistreeLe: LE.toISOString() };
			return Response.json({ envoiId, ...numero });
		});
		await facteur.passer();
		expect(vus).toBe(1);
	});

	it('after « Enregistrer » was refused for what changed elsewhere, fetches what changed', async () => {
		const local = await deux('perime');
		page();
		const demandes: string[] = [];
		vi.stubGlobal('fetch', async (chemin: string, { method = 'GET', headers }: RequestInit) => {
			demandes.push(`${method} ${chemin}`);
			if (method === 'GET') return Response.json({ brouillons: [] });
			const envoiId = new Headers(headers).get('idempotency-key');
			if (chemin === '/api/verrou') return Response.json({ envoiId });
			const refus = { code: 'version_perimee', detail: 'Changé', erreurs: [] };
			return new Response(JSON.stringify(refus), {
				status: 409,
				headers: { 'content-type': 'application/problem+json' }
			});
		});
		await new Facteur(local, 'alya').passer();
		expect(demandes).toEqual(['POST /api/candidatures', 'POST /api/verrou', 'GET /api/brouillons']);
	});

	it('goes round once more for all who asked while it was under way', async () => {
		let rondes = 0;
		page();
		vi.stubGlobal('fetch', async () => (rondes++, Response.json({ brouillons: [] })));
		const facteur = new Facteur(ouvrirLocal('ensemble'), 'alya');
		await Promise.all(Array.from({ length: 20 }, () => facteur.passer({ tirer: true })));
		expect(rondes).toBeLessThanOrEqual(2);
		await facteur.passer({ tirer: true });
		expect(rondes).toBeLessThanOrEqual(3);
	});

	it('a question that nobody answers ends by itself: what waits behind it leaves', async () => {
		const signaux: (AbortSignal | null | undefined)[] = [];
		page();
		vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => {
			signaux.push(signal);
			return Response.json({ brouillons: [] });
		});
		await new Facteur(ouvrirLocal('muette'), 'alya').passer({ tirer: true });
		expect(signaux).toEqual([expect.any(AbortSignal)]);
	});
});
