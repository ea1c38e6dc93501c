/**
 * The service worker: opens the candidate's space without asking the network, and reads what has no owner offline.
 *
 * It answers plain reads only. A write, and everything under /api/, goes to the network as if it were not there; and what
 * it keeps is the same for everybody: files of the build, prerendered pages, copies asked without the person's cookie.
 */
import { cacheNames, clientsClaim } from 'workbox-core';
import { createHandlerBoundToURL, matchPrecache, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { Copies, estALireSansReseau } from './copies';

declare const self: ServiceWorkerGlobalScope;

const fichiers = self.__WB_MANIFEST;
const version = fichiers.find((f) => typeof f !== 'string' && f.url.endsWith('/version.json'));
const copies = new Copies(typeof version === 'object' ? (version.revision ?? '') : '');

precacheAndRoute(fichiers, { cleanURLs: false, directoryIndex: '' });

// The shell comes from the phone on a good network too: on a bad one nobody could tell how long to wait.
registerRoute(new NavigationRoute(createHandlerBoundToURL('/coquille'), { allowlist: [/^\/espace(?:[/?]|$)/] }));

const deLApi = (url: URL) => url.pathname.startsWith('/api/');

/** Where a visit to a shared device that ended by itself leads, so that it is read without network too. */
const sansReseau = ({ pathname, searchParams }: URL) =>
	pathname === '/connexion' && searchParams.has('fin') ? '/visite-finie' : '/hors-ligne';

registerRoute(
	({ request, url, sameOrigin }) => sameOrigin && request.mode === 'navigate' && !deLApi(url),
	async ({ request, url, event }) => {
		try {
			const reponse = await fetch(request);
			if (reponse.ok && estALireSansReseau(url)) event.waitUntil(copies.garder(url));
			return reponse;
		} catch {
			return (await copies.de(url)) ?? (await matchPrecache(sansReseau(url))) ?? Response.error();
		}
	}
);

// What Kit asks for when a link leads from one page to another without leaving the first.
registerRoute(
	({ request, url, sameOrigin }) => sameOrigin && request.mode !== 'navigate' && estALireSansReseau(url),
	async ({ request, url }) => {
		try {
			return await fetch(request);
		} catch {
			return (await copies.de(url)) ?? Response.error();
		}
	}
);

// The first worker takes the page that brought it; a later one waits until the page says so (client/mise-a-jour).
clientsClaim();
self.addEventListener('message', ({ data }) => {
	if (data === 'ACTIVER') void self.skipWaiting();
});
// The page that was open before there was a worker asks to be kept (client/page-vue).
self.addEventListener('message', (event) => {
	const { garder } = (event.data ?? {}) as { garder?: unknown };
	const url = typeof garder === 'string' && URL.canParse(garder) ? new URL(garder) : null;
	if (url?.origin === self.location.origin && estALireSansReseau(url)) event.waitUntil(copies.garder(url));
});
self.addEventListener('install', (event) => event.waitUntil(copies.reprendre()));
self.addEventListener('activate', (event) => event.waitUntil(copies.oublierLesAutres()));

// The files of the build come straight from what is kept, where the browser can do that: waking this worker's code for
// each of twenty costs the opening of the space a twentieth of a second on a slow phone. One not kept is fetched.
self.addEventListener('install', (event) => {
	const routage = event as ExtendableEvent & { addRoutes?: (routes: object) => Promise<void> };
	const duBuild = {
		condition: { urlPattern: { pathname: '/_app/immutable/*' } },
		source: { cacheName: cacheNames.precache }
	};
	if (routage.addRoutes) event.waitUntil(routage.addRoutes(duBuild).catch(() => {}));
});
