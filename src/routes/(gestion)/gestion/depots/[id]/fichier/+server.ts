/** The file of a dépôt, shown at the desk; a browser that cannot show it saves it. */
import { lireFichierControle, reponseFichier } from '$lib/server/fichiers';
import { auBureau, ouIntrouvable } from '$lib/server/http';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { id } = auBureau(event);
	return reponseFichier(await ouIntrouvable(lireFichierControle(event.locals.app, id, event.params.id)), 'inline');
};
