/** « Mes documents »: what is published for that candidature. */
import { listerDocuments } from '$lib/server/documents';
import { connecte, endpoint } from '$lib/server/http';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async (event) =>
	json(await listerDocuments(event.locals.app, connecte(event).id, event.params.id ?? ''))
);
