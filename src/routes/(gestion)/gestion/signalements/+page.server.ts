/** What the desk has to look at besides pièces: errors that candidats signal, and changes made after pièces were confirmed. */
import { auBureau } from '$lib/server/http';
import { listerADecider } from '$lib/server/signalements';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	aDecider: await listerADecider(event.locals.app, auBureau(event)),
	repondu: event.url.searchParams.has('repondu')
});
