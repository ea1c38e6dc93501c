/** The versions of that candidature, the newest first, each with what changed. */
import { connecte, endpoint } from '$lib/server/http';
import { listerMesVersions } from '$lib/server/versions';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async (event) =>
	json(await listerMesVersions(event.locals.app, connecte(event).id, event.params.id ?? ''))
);
