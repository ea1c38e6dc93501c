import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ precompress: true }),
		// The shell of the candidate's space is served at any depth: absolute paths only.
		paths: { relative: false },
		// Our own check (server/origine.ts) is stricter and covers every content type, not forms alone.
		csrf: { trustedOrigins: ['*'] },
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self'],
				// The one style Kit writes itself: its route announcer's attribute.
				'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				// What was photographed is shown before it leaves: a blob: is made by the page itself, and by nobody else.
				'img-src': ['self', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['none'],
				'form-action': ['self'],
				'frame-ancestors': ['none']
			}
		},
		// The candidate's space registers it itself (client/mise-a-jour), once it is usable.
		serviceWorker: { register: false },
		// Same sources, same name (scripts/launch/setup.mjs): building again what has not changed is no new version.
		version: { name: process.env.ESCALE_VERSION ?? 'dev', pollInterval: 0 }
	}
};
