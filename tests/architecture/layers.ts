/** Who may import whom: the layers, and the libraries each of them knows. */
import { isSpec, layerOf, wrongImports, type Rule } from './rule';

const LAYERS: Record<string, string[]> = {
	routes: ['ui', 'client', 'server', 'domain'],
	ui: ['domain'],
	client: ['pdf', 'domain'],
	server: ['pdf', 'domain'],
	pdf: ['domain'],
	domain: [],
	worker: []
};

/** The libraries a layer may know; `x/*` is x and what is inside it. A new one is a decision: it is added here. */
const LIBRARIES: Record<string, string[]> = {
	routes: ['@sveltejs/kit', 'svelte/*', 'sveltekit-superforms/*', 'zod/mini', '$app/*', 'node:crypto', 'signature_pad'],
	ui: ['svelte/*'],
	client: [
		'svelte/*',
		'idb',
		'fake-indexeddb/auto',
		'zod/mini',
		'browser-image-compression',
		'libheif-js/*',
		'pdfjs-dist/*'
	],
	server: [
		'@sveltejs/kit',
		'zod/*',
		'node:*',
		'drizzle-orm/*',
		'better-sqlite3',
		'pg',
		'lucia',
		'@node-rs/argon2',
		'nodemailer',
		'@cantoo/pdf-lib',
		'openid-client',
		'jose',
		'otpauth',
		'uqr',
		'oidc-provider'
	],
	pdf: ['jspdf', 'uqr'],
	domain: ['zod/mini'],
	worker: ['workbox-core', 'workbox-precaching', 'workbox-routing']
};
const TEST_LIBRARIES = ['vitest', 'fast-check', 'fake-indexeddb/*', 'node:*'];

function listed(from: string, libraries: string[]): boolean {
	return libraries.some((library) => {
		const whole = /^(.+?)(?:\/|(?<=:))\*$/.exec(library)?.[1];
		return whole === undefined ? from === library : from === whole || from.startsWith(whole.replace(/(?<!:)$/, '/'));
	});
}

export const layers: Rule[] = [
	{
		title:
			'routes know ui, client, server and domain; ui, client and server never know each other; domain knows nobody',
		breaks(file) {
			const layer = layerOf(file.path);
			if (!layer) return [];
			const allowed = LAYERS[layer];
			if (!allowed) return [`${layer} is not a layer`];
			return wrongImports(file, ({ path }) => {
				if (isSpec(file) && path?.startsWith('tests/support/')) return false;
				const other = path && layerOf(path);
				return path !== null && other !== layer && !(other && allowed.includes(other));
			});
		},
		bites: [
			['src/lib/ui/Carte.svelte', `<script>import { api } from '$lib/client/api';</script>`],
			['src/lib/client/envois.ts', `export * from '../server/http';`],
			['src/lib/server/demo.ts', `const ui = await import('$lib/ui/pages');`],
			['src/lib/domain/dates.ts', `import type { App } from '$lib/server/app';`],
			['src/lib/pdf/feuille.ts', `let x: import('../server/app').App;`],
			['src/routes/+page.svelte', `<script>const f = () => import('$lib/pdf/construire');</script>`],
			['src/lib/domain/dates.ts', `import data from '../../../tests/exemples';`],
			['src/service-worker/index.ts', `import { lire } from '$lib/client/api';`],
			['src/lib/utils/index.ts', '']
		],
		spares: [
			['src/routes/+page.svelte', `<script>import '../app.css'; import Carte from '$lib/ui/Carte.svelte';</script>`],
			['src/lib/server/documents.ts', `import { construirePdf } from '$lib/pdf/construire';`],
			['src/lib/server/comptes.spec.ts', `import { appDeTest } from '../../../tests/support/app';`]
		]
	},
	{
		title: 'domain imports only itself, zod/mini and JSON data',
		breaks: (file) =>
			layerOf(file.path) === 'domain' && !isSpec(file)
				? wrongImports(file, ({ from, path }) => (path ? layerOf(path) !== 'domain' : from !== 'zod/mini'))
				: [],
		bites: [
			['src/lib/domain/compte.ts', `import * as z from 'zod';`],
			['src/lib/domain/compte.ts', `import { readFileSync } from 'node:fs';`],
			['src/lib/domain/compte.ts', `import type { Cookies } from '@sveltejs/kit';`],
			['src/lib/domain/compte.ts', `import '$lib/ui/champ';`]
		],
		spares: [
			['src/lib/domain/referentiels.ts', `import pays from './referentiels/pays.json'; import * as z from 'zod/mini';`]
		]
	},
	{
		title: 'each layer knows only the libraries listed for it',
		breaks(file) {
			const libraries = LIBRARIES[layerOf(file.path) ?? ''];
			if (!libraries) return [];
			const allowed = isSpec(file) ? [...libraries, ...TEST_LIBRARIES] : libraries;
			return wrongImports(file, ({ from, path }) => path === null && !listed(from, allowed));
		},
		bites: [
			['src/lib/client/photos/alleger.ts', `import Compressor from 'compressorjs';`],
			['src/lib/ui/champ.ts', `import { superForm } from 'sveltekit-superforms';`],
			['src/lib/server/demo.ts', `import { openDB } from 'idb';`],
			['src/lib/server/demo.ts', `import { it } from 'vitest';`],
			['src/routes/+page.server.ts', `import { z } from 'zod';`]
		],
		spares: [
			['src/lib/ui/champ.ts', `import type { HTMLInputAttributes } from 'svelte/elements';`],
			['src/lib/server/empreinte.ts', `import { createHash } from 'node:crypto';`],
			['src/lib/client/envois.spec.ts', `import 'fake-indexeddb/auto';`]
		]
	},
	{
		title: 'the components of ui do not know the app they are in: no $app',
		breaks: (file) =>
			layerOf(file.path) === 'ui' ? wrongImports(file, ({ from }) => /^\$(app|env)\b/.test(from)) : [],
		bites: [['src/lib/ui/Entete.svelte', `<script>import { page } from '$app/state';</script>`]]
	},
	{
		title: 'what specs share as examples never reaches the app',
		breaks: (file) =>
			layerOf(file.path) && !isSpec(file) ? wrongImports(file, ({ path }) => /\.exemple$/.test(path ?? '')) : [],
		bites: [['src/lib/server/demo.ts', `import { INSTANTANE_S2 } from '$lib/domain/documents.exemple';`]]
	}
];
