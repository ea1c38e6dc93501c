import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MiseAJour, navigateur, type Navigateur } from './mise-a-jour.svelte';

/** A browser with a worker that answers for the page; `deploie` brings a newer one. */
class Travailleurs extends EventTarget {
	controller: object | null;
	readonly inscription = Object.assign(new EventTarget(), {
		waiting: null as { postMessage: (mot: string) => void } | null,
		installing: null as EventTarget | null,
		update: vi.fn(async () => {})
	});
	register = vi.fn(async () => this.inscription);

	constructor(controller: object | null = {}) {
		super();
		this.controller = controller;
	}

	deploie() {
		const nouveau = new EventTarget();
		this.inscription.installing = nouveau;
		this.inscription.dispatchEvent(new Event('updatefound'));
		this.inscription.waiting = { postMessage: (mot) => mot === 'ACTIVER' && this.prendLaSuite() };
		nouveau.dispatchEvent(new Event('statechange'));
	}

	prendLaSuite(controller: object | null = {}) {
		this.inscription.waiting = null;
		this.controller = controller;
		this.dispatchEvent(new Event('controllerchange'));
	}
}

/** The tabs of one telephone: each hears what the others say. */
class Canaux {
	readonly #tous = new Set<{ onmessage: ((e: MessageEvent) => unknown) | null }>();
	ouvre(): ReturnType<Navigateur['canal']> {
		const tous = this.#tous;
		const canal = {
			onmessage: null as ((e: MessageEvent) => unknown) | null,
			postMessage: (data: unknown) => {
				for (const autre of tous) if (autre !== canal) autre.onmessage?.({ data } as MessageEvent);
			},
			close: () => void tous.delete(canal)
		};
		tous.add(canal);
		return canal;
	}
}

class Document extends EventTarget {
	visibilityState = 'visible';
}

let fenetre: EventTarget;

beforeEach(() => {
	vi.useFakeTimers();
	fenetre = new EventTarget();
	vi.stubGlobal('addEventListener', fenetre.addEventListener.bind(fenetre));
	vi.stubGlobal('document', new Document());
	vi.stubGlobal('navigator', { onLine: true });
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

async function onglet(travailleurs = new Travailleurs(), canaux = new Canaux()) {
	let occupe = false;
	const recharger = vi.fn();
	const introuvable = vi.fn(async () => true);
	const miseAJour = new MiseAJour(() => occupe, {
		travailleurs: travailleurs as unknown as ServiceWorkerContainer,
		canal: () => canaux.ouvre(),
		recharger,
		maintenant: () => Date.now(),
		introuvable
	});
	miseAJour.suivre();
	await vi.advanceTimersByTimeAsync(0);
	return { miseAJour, travailleurs, canaux, recharger, introuvable, occupe: (oui: boolean) => (occupe = oui) };
}

describe('a new version', () => {
	it('is offered, and nothing happens before somebody says yes', async () => {
		const { miseAJour, travailleurs, recharger } = await onglet();
		expect(miseAJour.prete).toBe(false);
		travailleurs.deploie();
		expect(miseAJour.prete).toBe(true);
		await vi.advanceTimersByTimeAsync(86_400_000);
		expect(recharger).not.toHaveBeenCalled();
	});

	it('is no news on a first visit: the worker that comes is this version', async () => {
		const { miseAJour, travailleurs, recharger } = await onglet(new Travailleurs(null));
		travailleurs.prendLaSuite();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(miseAJour.prete).toBe(false);
		expect(recharger).not.toHaveBeenCalled();
	});

	it('is no news when the browser clears the worker, nor when the same one comes back: the page stays open', async () => {
		const { travailleurs, recharger } = await onglet();
		travailleurs.prendLaSuite(null);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(recharger).not.toHaveBeenCalled();
		travailleurs.prendLaSuite();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(recharger).not.toHaveBeenCalled();
	});

	it('takes over once accepted, and the page opens again once', async () => {
		const { miseAJour, travailleurs, recharger } = await onglet();
		travailleurs.deploie();
		miseAJour.appliquer();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(recharger).toHaveBeenCalledTimes(1);
	});

	it('waits, accepted, until nothing is being typed or sent', async () => {
		const { miseAJour, travailleurs, recharger, occupe } = await onglet();
		travailleurs.deploie();
		occupe(true);
		miseAJour.appliquer();
		await vi.advanceTimersByTimeAsync(60_000);
		expect(travailleurs.inscription.waiting).not.toBeNull();
		occupe(false);
		for (let touche = 0; touche < 20; touche++) {
			fenetre.dispatchEvent(new Event('input'));
			await vi.advanceTimersByTimeAsync(1_500);
		}
		expect(recharger).not.toHaveBeenCalled();
		await vi.advanceTimersByTimeAsync(5_000);
		expect(recharger).toHaveBeenCalledTimes(1);
	});

	it('waits for the other tabs too, and each opens again when it is free itself', async () => {
		const un = await onglet();
		const autre = await onglet(un.travailleurs, un.canaux);
		un.travailleurs.deploie();
		autre.occupe(true);
		un.miseAJour.appliquer();
		expect(autre.miseAJour.acceptee).toBe(true);
		await vi.advanceTimersByTimeAsync(60_000);
		expect(un.recharger).not.toHaveBeenCalled();
		// It fell asleep before it could say that it was busy again: the new version takes over all the same.
		un.travailleurs.prendLaSuite();
		await vi.advanceTimersByTimeAsync(10_000);
		expect(un.recharger).toHaveBeenCalledTimes(1);
		expect(autre.recharger).not.toHaveBeenCalled();
		autre.occupe(false);
		await vi.advanceTimersByTimeAsync(10_000);
		expect(autre.recharger).toHaveBeenCalledTimes(1);
	});

	it('is looked for at once when a file of this one is nowhere, but not without network', async () => {
		const { miseAJour, travailleurs } = await onglet();
		vi.stubGlobal('navigator', { onLine: false });
		fenetre.dispatchEvent(new Event('vite:preloadError'));
		expect(miseAJour.incomplete).toBe(false);
		vi.stubGlobal('navigator', { onLine: true });
		fenetre.dispatchEvent(new Event('vite:preloadError'));
		await vi.advanceTimersByTimeAsync(0);
		expect(miseAJour.incomplete).toBe(true);
		expect(travailleurs.inscription.update).toHaveBeenCalled();
	});

	it('is not spoken of when a file did not come that the server has still: it was the network', async () => {
		const { miseAJour, travailleurs, introuvable } = await onglet();
		introuvable.mockResolvedValue(false);
		const erreur = new TypeError('Failed to fetch dynamically imported module');
		fenetre.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: erreur }));
		await vi.advanceTimersByTimeAsync(60_000);
		expect(introuvable).toHaveBeenCalledExactlyOnceWith(erreur);
		expect(miseAJour.incomplete).toBe(false);
		expect(travailleurs.inscription.update).not.toHaveBeenCalled();
	});

	it('is not followed where the browser has no worker: the app works online as before', async () => {
		const miseAJour = new MiseAJour(() => false, {
			travailleurs: undefined,
			canal: () => new Canaux().ouvre(),
			recharger: vi.fn(),
			maintenant: () => 0,
			introuvable: async () => false
		});
		miseAJour.suivre()();
		expect(miseAJour.prete).toBe(false);
	});
});

describe('a file that did not come', () => {
	const FICHIER = 'https://escale.example/_app/immutable/chunks/B4kd.js';
	const ENTREE = 'https://escale.example/_app/immutable/entry/app.C1.js';
	const demandes: string[] = [];
	const repond = (reponse: () => Response) => {
		demandes.length = 0;
		vi.stubGlobal('fetch', async (adresse: string, { method }: RequestInit) => {
			demandes.push(`${method} ${adresse}`);
			return reponse();
		});
		vi.stubGlobal('document', { querySelector: () => ({ href: ENTREE }) });
	};

	it.each([
		[404, true],
		[410, true],
		[200, false],
		[503, false]
	])('answered %i, it is gone: %s', async (status, oui) => {
		repond(() => new Response(null, { status }));
		const erreur = new TypeError(`Failed to fetch dynamically imported module: ${FICHIER}`);
		expect(await navigateur().introuvable(erreur)).toBe(oui);
		expect(demandes).toEqual([`HEAD ${FICHIER}`]);
		expect(await navigateur().introuvable(new Error('Unable to preload CSS for /_app/immutable/assets/5.css'))).toBe(
			oui
		);
		expect(demandes[1]).toBe('HEAD /_app/immutable/assets/5.css');
	});

	it('which the browser does not name is judged by the file that each version has of its own', async () => {
		repond(() => new Response(null, { status: 404 }));
		expect(await navigateur().introuvable(new TypeError('Importing a module script failed.'))).toBe(true);
		expect(demandes).toEqual([`HEAD ${ENTREE}`]);
	});

	it('and of which no word can be had is not said to be gone', async () => {
		repond(() => {
			throw new TypeError('Failed to fetch');
		});
		expect(await navigateur().introuvable(undefined)).toBe(false);
	});
});
