import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { ouvrirLocal } from './local';
import type { LocalDB } from './local-db';
import { enFaisantPlace } from './place';

const vuLe = '2026-11-05T08:00:00.000Z';

/** Holds a document and a page; a write fits once one of the stores named is empty. */
async function telephone(nom: string, plein: 'documents' | 'vus' | 'toujours') {
	const local = ouvrirLocal(nom);
	await local(async (db) => {
		await db.put('documents', { compteId: 'alya', chemin: '/d', octets: new ArrayBuffer(8), type: '', vuLe });
		await db.put('vus', { compteId: 'alya', chemin: '/v', corps: {}, vuLe });
	});
	let essais = 0;
	const ecrire = async (db: LocalDB) => {
		essais++;
		if (plein === 'toujours' || (await db.count(plein)) > 0) throw new DOMException('', 'QuotaExceededError');
		return 'kept';
	};
	const reste = () => local(async (db) => [await db.count('documents'), await db.count('vus')]);
	return { local, ecrire, reste, essais: () => essais };
}

describe('a write that does not fit', () => {
	it('documents make room first', async () => {
		const { local, ecrire, reste, essais } = await telephone('documents', 'documents');
		expect(await enFaisantPlace(local, ecrire)).toBe('kept');
		expect([essais(), ...(await reste())]).toEqual([2, 0, 1]);
	});

	it('then the pages that were seen', async () => {
		const { local, ecrire, reste } = await telephone('vus', 'vus');
		expect(await enFaisantPlace(local, ecrire)).toBe('kept');
		expect(await reste()).toEqual([0, 0]);
	});

	it('who was here and the beginning of their space stay: without network it still opens', async () => {
		const { local, ecrire } = await telephone('indispensables', 'documents');
		await local(async (db) => {
			await db.put('vus', { compteId: '', chemin: 'dernier_compte', corps: 'alya', vuLe: '' });
			await db.put('vus', { compteId: 'alya', chemin: '/api/moi', corps: {}, vuLe });
		});
		let essais = 0;
		const plein = (db: LocalDB) =>
			++essais < 3 ? Promise.reject(new DOMException('', 'QuotaExceededError')) : ecrire(db);
		await enFaisantPlace(local, plein);
		expect(await local((db) => db.getAllKeys('vus'))).toEqual([
			['', 'dernier_compte'],
			['alya', '/api/moi']
		]);
	});

	it('says so when nothing helps', async () => {
		const { local, ecrire, essais } = await telephone('toujours', 'toujours');
		await expect(enFaisantPlace(local, ecrire)).rejects.toMatchObject({ name: 'QuotaExceededError' });
		expect(essais()).toBe(3);
	});

	it('another fault empties nothing', async () => {
		const { local, reste } = await telephone('autre', 'documents');
		await expect(enFaisantPlace(local, () => Promise.reject(new Error('other')))).rejects.toThrow('other');
		expect(await reste()).toEqual([1, 1]);
	});
});
