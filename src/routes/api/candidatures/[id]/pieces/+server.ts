/** « Mes justificatifs »: where each pièce asked stands. */
import { connecte, endpoint } from '$lib/server/http';
import { lireJustificatifs } from '$lib/server/pieces';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async (event) =>
	json(await lireJustificatifs(event.locals.app, connecte(event).id, event.params.id ?? ''))
);
