/** One version of that candidature, as it was enregistrée. */
import { connecte, endpoint } from '$lib/server/http';
import { lireMaVersion } from '$lib/server/versions';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async (event) => {
	const { id = '', version = '' } = event.params;
	const numero = /^[1-9]\d{0,5}$/.test(version) ? Number(version) : 0;
	return json(await lireMaVersion(event.locals.app, connecte(event).id, id, numero));
});
