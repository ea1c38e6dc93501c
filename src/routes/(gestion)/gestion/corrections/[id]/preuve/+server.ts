/** The proof of a correction, as an attachment; the page of the desk shows it when it is a photo. */
import { lirePreuve } from '$lib/server/corrections';
import { reponseFichier } from '$lib/server/fichiers';
import { auBureau, ouIntrouvable } from '$lib/server/http';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) =>
	reponseFichier(await ouIntrouvable(lirePreuve(event.locals.app, auBureau(event), event.params.id)));
