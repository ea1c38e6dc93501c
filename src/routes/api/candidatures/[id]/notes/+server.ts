/** « Mes notes »: once they are published. */
import { connecte, endpoint } from '$lib/server/http';
import { lireMesNotes } from '$lib/server/notes';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async (event) =>
	json(await lireMesNotes(event.locals.app, connecte(event).id, event.params.id ?? ''))
);
