/** The file of a dépôt, as the server keeps it, for the candidat whose it is. */
import { lireFichier, reponseFichier } from '$lib/server/fichiers';
import { connecte, endpoint } from '$lib/server/http';

export const GET = endpoint(async (event) =>
	reponseFichier(await lireFichier(event.locals.app, connecte(event).id, event.params.id ?? ''))
);
