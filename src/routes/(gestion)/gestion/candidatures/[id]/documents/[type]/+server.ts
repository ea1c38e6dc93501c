/** The last version of a document, as the candidat has it. */
import { lirePdfControle } from '$lib/server/dossier';
import { auBureau, ouIntrouvable } from '$lib/server/http';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async (event) => {
	const { id, type } = event.params;
	const { pdf, nom } = await ouIntrouvable(lirePdfControle(event.locals.app, auBureau(event), id, type));
	return new Response(new Uint8Array(pdf), {
		headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${nom}"` }
	});
};
