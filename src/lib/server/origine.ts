/**
 * The origin check: a write must come from our own pages (SEC1).
 *
 * SameSite cookies are sent by any page of the same site, and Kit's own check lets JSON, images and bodies without
 * a type through. So every request that is not a plain read must say `Sec-Fetch-Site: same-origin`; a browser too
 * old to say it must show our `Origin`.
 */
export function refusOrigine(request: Request, origin: string): 'origine_refusee' | null {
	if (request.method === 'GET' || request.method === 'HEAD') return null;
	const site = request.headers.get('sec-fetch-site');
	if (site !== null) return site === 'same-origin' ? null : 'origine_refusee';
	return request.headers.get('origin') === origin ? null : 'origine_refusee';
}
