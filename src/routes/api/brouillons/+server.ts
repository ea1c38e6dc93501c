/** The brouillons of the signed-in candidat, onglets included: what their other devices typed. */
import { listerBrouillons } from '$lib/server/brouillons';
import { connecte, endpoint } from '$lib/server/http';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async (event) =>
	json({ brouillons: await listerBrouillons(event.locals.app, connecte(event).id) })
);
