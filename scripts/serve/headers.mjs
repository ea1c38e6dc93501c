/**
 * The security headers of every response. Static and prerendered files never reach Kit's hooks, so they are set here,
 * before anything answers; what the app sets itself replaces them.
 */

const always = {
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	// The address of a page may hold a secret: no other site learns it. `no-referrer` would also send `Origin: null` with the
	// page's own form, which a browser without Sec-Fetch-Site (iOS 16.3 and older) could then not post.
	'Referrer-Policy': 'same-origin',
	// The camera photographs the pièces; nothing else of the phone is asked for.
	'Permissions-Policy': 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()'
};

// A prerendered page carries its script hashes in a <meta>, which cannot hold frame-ancestors. The browser enforces
// both policies: this one says nothing of scripts, so they do not clash.
const prerenderedPolicy = "frame-ancestors 'none'; base-uri 'none'; object-src 'none'; form-action 'self'";

/** Asked for again each time, or a telephone would learn of a new version late; and it reads from us alone. */
const workerHeaders = {
	'Cache-Control': 'no-cache',
	'Content-Security-Policy': "default-src 'none'; connect-src 'self'"
};

export function secure(req, res, origin) {
	for (const [name, value] of Object.entries(always)) res.setHeader(name, value);
	if (origin?.startsWith('https:')) res.setHeader('Strict-Transport-Security', 'max-age=31536000; includeSubDomains');

	if (/^\/service-worker\.js(?:\?|$)/.test(req.url))
		for (const [name, value] of Object.entries(workerHeaders)) res.setHeader(name, value);

	// Only now is the kind of answer known. `compression` has by then copied the arguments' headers onto the response.
	const writeHead = res.writeHead;
	res.writeHead = (...args) => {
		if (String(res.getHeader('Content-Type')).startsWith('text/html')) {
			if (!res.hasHeader('Content-Security-Policy')) res.setHeader('Content-Security-Policy', prerenderedPolicy);
			// Without it a browser may keep a page past a deployment, whose scripts are then gone.
			if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'no-cache');
		}
		return writeHead.apply(res, args);
	};
}
