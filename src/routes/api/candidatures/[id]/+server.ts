/** One candidature of the signed-in candidat: read it, or complete and modify it. */
import { lireCandidature } from '$lib/server/candidatures';
import { connecte, endpoint } from '$lib/server/http';
import { json } from '@sveltejs/kit';
import { enregistrer } from '../enregistrer';

export const GET = endpoint(async (event) =>
	json(await lireCandidature(event.locals.app, connecte(event).id, event.params.id ?? ''))
);

export const PUT = endpoint((event) => enregistrer(event, event.params.id ?? ''));
