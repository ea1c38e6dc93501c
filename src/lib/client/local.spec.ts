import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { ouvrirLocal } from './local';
import type { LocalDB } from './local-db';

const campagnes = (db: LocalDB) => db.count('campagnes');

/** An action that the phone fails so many times, as WebKit does. */
function avec(pannes: number, nom = 'InvalidStateError') {
	const vues = new Set<LocalDB>();
	let reste = pannes;
	const action = async (db: LocalDB) => {
		vues.add(db);
		if (reste-- > 0) throw new DOMException('', nom);
		return campagnes(db);
	};
	return { action, connexions: () => vues.size };
}

describe('a connection that dies', () => {
	it('is opened again once a failure, and the action is done', async () => {
		for (const nom of ['InvalidStateError', 'UnknownError']) {
			const local = ouvrirLocal(`morte-${nom}`);
			const { action, connexions } = avec(3, nom);
			expect(await local(action)).toBe(0);
			expect(connexions()).toBe(4);
		}
	});

	it('a phone that only fails says so', async () => {
		const local = ouvrirLocal('toujours');
		const { action, connexions } = avec(100);
		await expect(local(action)).rejects.toMatchObject({ name: 'InvalidStateError' });
		expect(connexions()).toBe(5);
	});

	it('actions under way together share the new connection', async () => {
		const local = ouvrirLocal('ensemble');
		const [une, autre] = [avec(1), avec(1)];
		expect(await Promise.all([local(une.action), local(autre.action)])).toEqual([0, 0]);
		expect(await local(campagnes)).toBe(0);
	});

	it('the action’s own fault is its own', async () => {
		const local = ouvrirLocal('faute');
		const { action, connexions } = avec(1, 'ConstraintError');
		await expect(local(action)).rejects.toMatchObject({ name: 'ConstraintError' });
		expect(connexions()).toBe(1);
	});
});
