import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const brouillon = {
	compteId: 'alya',
	brouillonId: 'b1',
	campagneId: 'c1',
	candidatureId: null,
	titre: 'BCP',
	sousTitre: '2027',
	creeLe: new Date('2026-11-05T08:00:00Z')
};

/** What a browser has of localStorage: its words are its own properties, its ways are not. */
function rangement(): Storage {
	const mots: Record<string, string> = {};
	const facons = {
		getItem: (cle: string) => mots[cle] ?? null,
		setItem: (cle: string, mot: string) => void (mots[cle] = mot),
		removeItem: (cle: string) => void Reflect.deleteProperty(mots, cle)
	};
	for (const [nom, value] of Object.entries(facons)) Object.defineProperty(mots, nom, { value });
	return mots as unknown as Storage;
}

/** A page that begins: the app as it is before anything was asked of it. */
async function nouvellePage() {
	vi.resetModules();
	const [appareil, { quitter }] = await Promise.all([import('./appareil'), import('./depart')]);
	const compter = (store: 'brouillons' | 'vus' | 'documents') => appareil.local((db) => db.count(store));
	return { ...appareil, quitter, compter };
}

/** Alya has used this telephone: who was here, her space, a brouillon. */
async function telephoneDAlya() {
	const page = await nouvellePage();
	await page.retenirCompte('alya');
	await page.local((db) => db.put('vus', { compteId: 'alya', chemin: '/api/moi', corps: {}, vuLe: '' }));
	await page.local((db) => db.put('brouillons', brouillon));
	return nouvellePage();
}

/** The line carries, and the server signs out; the time that is given to both ends when the test says so. */
function ligne() {
	const assez = new AbortController();
	vi.spyOn(AbortSignal, 'timeout').mockReturnValue(assez.signal);
	vi.stubGlobal('fetch', async (_: string, { signal }: { signal: AbortSignal }) => {
		signal.throwIfAborted();
		return Response.json({ type: 'redirect' });
	});
	return assez;
}

describe('« Déconnexion » of a telephone', () => {
	beforeEach(() => {
		vi.stubGlobal('document', { cookie: '' });
		vi.stubGlobal('localStorage', rangement());
		vi.stubGlobal('indexedDB', new IDBFactory());
	});
	afterEach(() => {
		vi.unstubAllGlobals();
		vi.restoreAllMocks();
	});

	it('SEC18 takes everything of the person off it, and leaves no mark', async () => {
		const page = await telephoneDAlya();
		ligne();
		expect(await page.quitter({ compteId: 'alya' })).toBe(true);
		const suivante = await nouvellePage();
		document.cookie = '';
		expect(await suivante.dernierCompte()).toBeNull();
		expect(await suivante.compter('brouillons')).toBe(0);
		expect(Object.keys(localStorage)).toEqual([]);
	});

	it('SEC18 a disk that never answers does not hold it back: the next page erases before it shows anything', async () => {
		const page = await telephoneDAlya();
		const assez = ligne();
		const muet = vi.spyOn(indexedDB, 'open').mockReturnValue(new IDBOpenDBRequest());
		const sortie = page.quitter({ compteId: 'alya' });
		assez.abort();
		expect(await sortie).toBe(false);
		muet.mockRestore();
		// The server has heard it by now, and taken its cookie back.
		document.cookie = '';
		const suivante = await nouvellePage();
		expect(await suivante.dernierCompte()).toBeNull();
		for (const store of ['brouillons', 'documents'] as const) expect(await suivante.compter(store), store).toBe(0);
		expect(Object.keys(localStorage)).toEqual([]);
	});

	it('SEC18 a disk that fails keeps nothing for good: until it is erased nothing is shown of it, then what was to be kept is there', async () => {
		const page = await telephoneDAlya();
		ligne();
		const casse = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('', 'AbortError');
		});
		await page.quitter({ compteId: 'alya', garder: 'non_envoyes' });
		document.cookie = '';
		const suivante = await nouvellePage();
		expect(await suivante.dernierCompte()).toBeNull();
		await expect(suivante.compter('brouillons')).rejects.toThrow();
		// A page that slept, and never heard of it, leaves too.
		expect(await suivante.aQuitte('alya')).toBe(true);
		casse.mockRestore();
		// Signed in again, on a disk that answers: what waits is written after what was to be erased has gone.
		await suivante.retenirCompte('alya');
		expect(await suivante.dernierCompte()).toBe('alya');
		expect([await suivante.compter('brouillons'), await suivante.compter('vus')]).toEqual([1, 1]);
		expect(Object.keys(localStorage)).toEqual([]);
	});

	it('SEC18 a full disk notes that nobody is here, in the room that documents make', async () => {
		const page = await telephoneDAlya();
		ligne();
		const plein = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
			throw new DOMException('', 'QuotaExceededError');
		});
		await page.quitter({ compteId: 'alya' });
		expect(plein).toHaveBeenCalledTimes(2);
		document.cookie = '';
		const suivante = await nouvellePage();
		expect(await suivante.dernierCompte()).toBeNull();
		expect(await suivante.compter('brouillons')).toBe(0);
	});

	it('SEC18 a shared visit, whose disk is the memory of its page, leaves to a later one what is on the true disk', async () => {
		const page = await telephoneDAlya();
		ligne();
		const casse = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
			throw new DOMException('', 'AbortError');
		});
		await page.quitter({ compteId: 'alya' });
		casse.mockRestore();
		const vrai = indexedDB;
		vi.doMock('fake-indexeddb/auto', () => ({ default: vi.stubGlobal('indexedDB', new IDBFactory()) }));
		document.cookie = 'escale-partage=1';
		const partagee = await nouvellePage();
		expect(await partagee.compter('brouillons')).toBe(0);
		expect(indexedDB).not.toBe(vrai);
		// Nor does it send her away, if she is the one who comes back, nor end what she had begun elsewhere.
		expect(await partagee.aQuitte('alya')).toBe(false);
		await partagee.effacer('alya');
		vi.doUnmock('fake-indexeddb/auto');
		vi.stubGlobal('indexedDB', vrai);
		document.cookie = '';
		const suivante = await nouvellePage();
		expect(await suivante.aQuitte('alya')).toBe(true);
		for (const store of ['brouillons', 'vus'] as const)
			expect(await suivante.local((db) => db.getAllKeys(store)), store).not.toContainEqual(
				expect.arrayContaining(['alya'])
			);
		expect(Object.keys(localStorage)).toEqual([]);
	});

	it.each(['gone', 'another'])(
		'SEC18 a page whose disk is slow does not erase again what was typed since another page did: the note is %s by then',
		async (note) => {
			const page = await telephoneDAlya();
			localStorage.setItem('escale:depart:alya', 'rien');
			let repondre = () => {};
			// A page that asks, and whose disk answers once the other has erased and kept something.
			const reponse = new Promise<void>((resolve) => (repondre = resolve));
			const { ouvrirLocal } = await import('./local');
			vi.resetModules();
			vi.doMock('./local', () => ({ ouvrirLocal: (nom: string) => ouvrirLocal(nom, () => reponse) }));
			const lente = await import('./appareil');
			vi.doUnmock('./local');
			const lue = lente.local((db) => db.count('brouillons'));
			expect(await page.compter('brouillons')).toBe(0);
			await page.local((db) => db.put('brouillons', brouillon));
			if (note === 'another') localStorage.setItem('escale:depart:alya', 'non_envoyes');
			repondre();
			expect(await lue).toBe(1);
			expect(Object.keys(localStorage)).toEqual([]);
		}
	);
});
