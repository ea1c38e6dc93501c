/** One document: its structure as JSON for the HTML twin, or the official PDF when `?format=pdf`. */
import { lireDocument, lirePdf } from '$lib/server/documents';
import { connecte, endpoint } from '$lib/server/http';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async (event) => {
	const compte = connecte(event);
	const { app } = event.locals;
	const { id = '', type = '' } = event.params;
	if (event.url.searchParams.get('format') !== 'pdf') return json(await lireDocument(app, compte.id, id, type));
	const { pdf, nom } = await lirePdf(app, compte.id, id, type);
	return new Response(new Uint8Array(pdf), {
		headers: { 'content-type': 'application/pdf', 'content-disposition': `inline; filename="${nom}"` }
	});
});
