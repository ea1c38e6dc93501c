/** The traces that somebody leaves in a browser: everything that it keeps and a script of the page can read. */
import type { Page } from '@playwright/test';

/** IndexedDB, localStorage and Cache as text, and the sessionStorage of that page. */
export async function traces(page: Page): Promise<string> {
	const siennes = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
	// From a page without the app: on a shared device the app puts a store in memory in the place of the browser's own.
	const dehors = await page.context().newPage();
	await dehors.goto('/mentions-legales');
	const gardees = await dehors.evaluate(async () => {
		const attend = <T>(demande: IDBRequest<T>) =>
			new Promise<T>((rendu, rate) => {
				demande.onsuccess = () => rendu(demande.result);
				demande.onerror = () => rate(demande.error);
			});
		const gardes: unknown[] = [{ ...localStorage }];
		for (const { name = '' } of await indexedDB.databases()) {
			const db = await attend(indexedDB.open(name));
			for (const store of db.objectStoreNames)
				gardes.push(name, store, await attend(db.transaction(store).objectStore(store).getAll()));
			db.close();
		}
		for (const nom of await caches.keys()) {
			const cache = await caches.open(nom);
			for (const requete of await cache.keys()) gardes.push(requete.url, await (await cache.match(requete))?.text());
		}
		return JSON.stringify(gardes);
	});
	await dehors.close();
	return siennes + gardees;
}
