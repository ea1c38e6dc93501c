/**
 * The place left on this device. What is typed goes first: when it does not fit, the pages and documents that were only
 * kept to be seen again make room, for they can be fetched anew.
 */
import type { Local } from './local';
import type { LocalDB } from './local-db';

/** In the order in which they go. */
const REVISIBLES = ['documents', 'vus'] as const;

/** Small, and without them nothing opens without network: who was here, and what their space begins with. */
const INDISPENSABLES = ['dernier_compte', '/api/moi'];

/** As `local`, for what must be kept: tried again after each store that was emptied for it. */
export async function enFaisantPlace<T>(local: Local, action: (db: LocalDB) => Promise<T>): Promise<T> {
	for (const store of REVISIBLES) {
		try {
			return await local(action);
		} catch (erreur) {
			if (!estPlein(erreur)) throw erreur;
			await vider(local, store);
		}
	}
	return local(action);
}

/** A disk so full that nothing can even be deleted: the next try says so. */
function vider(local: Local, store: (typeof REVISIBLES)[number]): Promise<void> {
	return local(async (db) => {
		const tx = db.transaction(store, 'readwrite');
		for (const cle of await tx.store.getAllKeys()) if (!INDISPENSABLES.includes(cle[1])) void tx.store.delete(cle);
		await tx.done;
	}).catch(() => {});
}

function estPlein(erreur: unknown): boolean {
	return erreur instanceof DOMException && erreur.name === 'QuotaExceededError';
}
