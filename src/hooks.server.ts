/** Builds the App once, then guards every request: origin of writes, who is signed in, what may be kept by caches. */
import { building } from '$app/environment';
import { lireAuthSession } from '$lib/server/auth';
import { lireGestion } from '$lib/server/auth-gestion';
import { lireExpediteur } from '$lib/server/expediteur';
import { problem } from '$lib/server/http';
import { refusOrigine } from '$lib/server/origine';
import { demarrer } from '$lib/server/start';
import { SettingsError } from '$lib/server/settings';
import { avecSuite, connexionPour, suiteConnue } from '$lib/server/suite';
import {
	error,
	redirect,
	type Handle,
	type HandleServerError,
	type RequestEvent,
	type ServerInit
} from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import type { App } from '$lib/server/app';

let app: App;

export const init: ServerInit = async () => {
	// Kit runs this while it builds and prerenders: no database then.
	if (building) return;
	try {
		app = await demarrer(process.env);
	} catch (reason) {
		if (!(reason instanceof SettingsError)) throw reason;
		console.error(reason.message);
		process.exit(1);
	}
};

export const handle: Handle = async ({ event, resolve }) => {
	if (building) return resolve(event);
	const { request, url } = event;
	event.locals.app = app;
	event.locals.compte = null;
	event.locals.authSessionId = null;
	event.locals.gestionnaire = null;
	event.locals.expediteur = null;
	event.locals.appareilPartage = false;
	event.locals.finAuthSession = null;

	const refus = refusOrigine(request, app.settings.origin);
	if (refus) return problem(refus);

	// Two worlds: a candidat's cookie says nothing at the desk, a gestionnaire's nothing elsewhere.
	if (auBureau(event)) {
		event.locals.gestionnaire = await lireGestion(app, event.cookies);
		const { gestionnaire } = event.locals;
		const ou = event.route.id ?? '';
		if (!gestionnaire && !CONNEXION_GESTION.includes(ou)) redirect(303, '/gestion/connexion');
		// One sets up what is asked of everybody, or leaves.
		const manque = app.settings.secondFacteurObligatoire && gestionnaire?.secondFacteur === false;
		if (manque && !SANS_SECOND_FACTEUR.includes(ou)) redirect(303, '/gestion/second-facteur');
	} else await lireAuthSession(app, event);
	// with a papillon's password one changes it, or leaves; everywhere else one is nobody yet.
	if (provisoire(event) && event.route.id !== PREMIERE_CONNEXION) {
		if (url.pathname.startsWith('/espace') || (request.method === 'GET' && url.pathname === '/compte'))
			redirect(303, avecSuite('/premiere-connexion', suiteConnue(ouIlAllait(url))));
		event.locals.compte = null;
	}
	// Where a file on its way got to is part of sending it.
	if ((request.method !== 'GET' && url.pathname.startsWith('/api/')) || /^\/api\/depots\/[^/]+$/.test(url.pathname))
		event.locals.expediteur = await lireExpediteur(app, event.cookies);
	if (!app.settings.demo && url.pathname.startsWith('/demo')) error(404, 'Cette page n’existe pas.');
	// The space is a shell drawn on the phone: without an authSession it could only show itself empty.
	if (url.pathname.startsWith('/espace') && !event.locals.compte) redirect(303, connexionPour(ouIlAllait(url)));

	const response = await resolve(event, {
		// The space is drawn by its script alone; without it the page says so instead of staying blank.
		transformPageChunk: ({ html }) =>
			url.pathname.startsWith('/espace') ? html.replace('<noscript></noscript>', SANS_SCRIPT) : html
	});
	// Its first question is known before its script is: the answer travels beside the script, not after it.
	if (url.pathname.startsWith('/espace'))
		response.headers.append('link', '</api/moi>; rel="preload"; as="fetch"; crossorigin="anonymous"');
	// Every page that the server draws may hold something personal; only what says otherwise is kept by caches.
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	return response;
};

/** « M'inscrire » alone holds its choices in its address. */
const ouIlAllait = ({ pathname, search }: URL) => (pathname === '/espace/nouvelle' ? pathname + search : pathname);

const PREMIERE_CONNEXION = '/(public)/premiere-connexion';
const CONNEXION_GESTION = ['/(gestion)/gestion/connexion', '/(gestion)/gestion/connexion/code'];
const SANS_SECOND_FACTEUR = ['/(gestion)/gestion/second-facteur', '/(gestion)/gestion/deconnexion'];

const provisoire = ({ locals }: RequestEvent) => locals.compte?.provisoire === true;

/** By the route that will answer, whatever way its address is written; and by the address where no route does. */
function auBureau({ route, url }: RequestEvent): boolean {
	return route.id?.startsWith('/(gestion)') ?? /^\/gestion(\/|$)/.test(url.pathname);
}

const SANS_SCRIPT = `<noscript><main class="fr-container"><h1>Votre espace a besoin de JavaScript</h1><p>Il garde votre saisie sur cet appareil, même sans réseau. Activez JavaScript dans votre navigateur, ou <a href="/aide">lisez l’aide</a>.</p></main></noscript>`;

export const handleError: HandleServerError = ({ error: reason, event, status, message }) => {
	if (status === 404) return { message: 'Cette page n’existe pas.' };
	// Somebody sent what no page of ours sends: theirs to mend, not ours to look into.
	if (status < 500) return { message };
	const reference = randomUUID().slice(0, 8);
	app.journal.erreur('erreur_inattendue', reason, { reference, route: event.route.id, methode: event.request.method });
	return {
		message:
			status < 500 ? message : 'Le service a rencontré un problème. Ce que vous avez saisi sur cet appareil est gardé.',
		reference
	};
};
