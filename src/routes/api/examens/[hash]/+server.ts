/** An exam file by its hash: the same bytes for ever, compressed once, so every cache may keep it. */
import { transmettreExamen } from '$lib/server/examens';
import { endpoint } from '$lib/server/http';

export const GET = endpoint(async ({ params, request, locals: { app } }) => {
	const { texte, brotli } = await transmettreExamen(app, params.hash ?? '');
	const headers = {
		'content-type': 'application/json',
		'cache-control': 'public, max-age=31536000, immutable',
		vary: 'accept-encoding'
	};
	return /\bbr\b(?!;q=0)/.test(request.headers.get('accept-encoding') ?? '')
		? new Response(brotli, { headers: { ...headers, 'content-encoding': 'br' } })
		: new Response(texte, { headers });
});
