/** The app as the telephone holds it: its worker, and what the worker has kept. */
import type { Page } from '@playwright/test';

/** The worker has fetched all that it keeps, and answers for this page. */
export async function estGardee(page: Page): Promise<void> {
	await page.evaluate(async () => {
		await navigator.serviceWorker.ready;
		if (navigator.serviceWorker.controller) return;
		await new Promise((venu) => navigator.serviceWorker.addEventListener('controllerchange', venu, { once: true }));
	});
}

export interface Gardee {
	cache: string;
	adresse: string;
	texte: string;
}

/** Every answer in the telephone's Cache storage. */
export function reponsesGardees(page: Page): Promise<Gardee[]> {
	return page.evaluate(async () => {
		const gardees = [];
		for (const nom of await caches.keys()) {
			const cache = await caches.open(nom);
			for (const { url } of await cache.keys()) {
				const reponse = await cache.match(url);
				const { pathname, search } = new URL(url);
				gardees.push({ cache: nom, adresse: pathname + search, texte: (await reponse?.text()) ?? '' });
			}
		}
		return gardees;
	});
}

/** What the browser does by itself when it comes back to the page: asks whether there is a newer worker. */
export async function chercheUneVersion(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const inscription = await navigator.serviceWorker.ready;
		await inscription.update();
	});
}

/** The scripts and styles that this version is made of. */
export function morceauxDe(page: Page): Promise<string[]> {
	return page.evaluate(async () => {
		const adresses = await Promise.all((await caches.keys()).map(async (nom) => (await caches.open(nom)).keys()));
		const chemins = adresses.flat().map(({ url }) => new URL(url).pathname);
		return chemins.filter((chemin) => chemin.startsWith('/_app/immutable/'));
	});
}
