/** Demo mode only: one mail as a letter box draws its HTML. Nothing in it may run or be fetched. */
import { enHtml } from '$lib/server/courriel-html';
import { findCourriel } from '$lib/server/db/courriels';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals: { app }, params }) => {
	const courriel = /^[\w-]+$/.test(params.courrielId) ? await findCourriel(app.engine, params.courrielId) : null;
	if (!courriel) error(404, 'Cette page n’existe pas.');
	return new Response(enHtml(courriel), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy':
				"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
		}
	});
};
