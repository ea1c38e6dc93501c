/** What touches the world (database, mail, disk, PDF, clock): each in one place, so that it can be replaced or set. */
import ts from 'typescript';
import { isSpec, layerOf, wrongCode, wrongImports, type Rule } from './rule';

/** Each engine, and the modules that wrap it. Specs are free: they prepare what they test. */
const ENGINES: [engine: RegExp, modules: RegExp][] = [
	[/^(better-sqlite3|drizzle-orm\/better-sqlite3.*)$/, /^db\/engine-sqlite$/],
	[/^(pg|drizzle-orm\/node-postgres.*)$/, /^db\/engine-postgres$/],
	[/^drizzle-orm\/sqlite-core$/, /^db\/(schema\/sqlite|columns-sqlite)$/],
	[/^drizzle-orm\/pg-core$/, /^db\/(schema\/postgres|columns-postgres|engine)$/],
	[/^drizzle-orm/, /^db\//],
	[/^nodemailer$/, /^mailer$/],
	[/^lucia$/, /^auth$/],
	[/^@node-rs\/argon2$/, /^mot-de-passe$/],
	[/^@cantoo\/pdf-lib$/, /^porte\//],
	// The database's folder, mails in demo, documents, files that are coming, the data folder, the operator's exams, the
	// communes, the tests' clock.
	[/^node:fs/, /^(db\/engine-sqlite|mailer|storage|partiels|start|examens-deposes|communes|clock|polices)$/],
	[/^node:worker_threads$/, /^porte\/atelier(-pdf)?$/],
	[/^node:net$/, /^clamd$/],
	[/^openid-client$/, /^fournisseur$/],
	[/^jose$/, /^(fournisseur|cles)$/],
	// The stand-in of the demo is a server of its own.
	[/^(oidc-provider|node:http)$/, /^(demo-franceconnect|oidc-provider\.d)$/],
	[/^node:(https|http2|tls|dgram|dns|child_process|sqlite)/, /^never$/]
];

const PHOTOS = 'src/lib/client/photos/';

/** What is heavy on the phone, and the module that is made of it, itself imported only when it is needed. */
const TOOLS: [library: RegExp, module: string | null][] = [
	[/^browser-image-compression/, null],
	[/^libheif-js/, `${PHOTOS}heic`],
	[/^pdfjs-dist/, `${PHOTOS}pdfjs`]
];

/** What opens an engine, and the one module that may call it; the types beside it are for all. */
const OPENERS: [opens: RegExp, opener: string][] = [
	[
		/^src\/lib\/server\/(mailer|storage|partiels|porte\/(atelier|porte)|clamd|clock|fournisseur)$/,
		'src/lib/server/start.ts'
	],
	[/^src\/lib\/server\/db\/engine-(sqlite|postgres)$/, 'src/lib/server/db/engine.ts']
];

export const engines: Rule[] = [
	{
		title: 'jspdf is imported only in pdf, and loaded only when a PDF is made',
		breaks: (file) =>
			wrongImports(file, ({ from, typeOnly, dynamic }) => {
				if (from !== 'jspdf') return false;
				return layerOf(file.path) !== 'pdf' || !(typeOnly || dynamic || isSpec(file));
			}),
		bites: [
			['src/routes/+page.svelte', `<script>import('jspdf');</script>`],
			['src/lib/pdf/construire.ts', `import { jsPDF } from 'jspdf';`]
		],
		spares: [['src/lib/pdf/construire.ts', `import type { jsPDF } from 'jspdf'; const m = await import('jspdf');`]]
	},
	{
		title:
			'what opens HEIC and PDF and lightens pictures is imported in one module each of client/photos, and loaded only when used',
		breaks: (file) =>
			isSpec(file)
				? []
				: wrongImports(file, ({ from, path, typeOnly, dynamic }) => {
						if (typeOnly) return false;
						if (path) return TOOLS.some(([, module]) => path === module) && !dynamic;
						const tool = TOOLS.find(([library]) => library.test(from));
						if (!tool || !layerOf(file.path)) return false;
						return file.path !== `${tool[1]}.ts` && !(dynamic && file.path.startsWith(PHOTOS));
					}),
		bites: [
			['src/lib/client/photos/alleger.ts', `import imageCompression from 'browser-image-compression';`],
			['src/lib/client/photos/pdf.ts', `import { ouvrirPdf } from './pdfjs';`],
			['src/lib/client/photos/decoder.ts', `import { decoderHeic } from './heic';`],
			['src/routes/+page.svelte', `<script>const pdfjs = () => import('pdfjs-dist/legacy/build/pdf.mjs');</script>`]
		],
		spares: [
			['src/lib/client/photos/alleger.ts', `const m = await import('browser-image-compression');`],
			['src/lib/client/photos/pdf.ts', `const m = await import('./pdfjs');`]
		]
	},
	{
		title:
			'each engine (database, mail, disk, password hashing, sign-in) is imported by the module that wraps it, and no other',
		breaks(file) {
			const module = /^src\/lib\/server\/(.+)\.ts$/.exec(file.path)?.[1];
			if (!module || isSpec(file)) return [];
			return wrongImports(file, ({ from }) => {
				const wrapper = ENGINES.find(([engine]) => engine.test(from))?.[1];
				return wrapper !== undefined && !wrapper.test(module);
			});
		},
		bites: [
			['src/lib/server/comptes.ts', `import { eq } from 'drizzle-orm';`],
			['src/lib/server/db/comptes.ts', `import Database from 'better-sqlite3';`],
			['src/lib/server/db/comptes.ts', `import { sql } from 'drizzle-orm/pg-core';`],
			['src/lib/server/courriels.ts', `import { createTransport } from 'nodemailer';`],
			['src/lib/server/demo.ts', `import { readFile } from 'node:fs/promises';`],
			['src/lib/server/http.ts', `import { Lucia } from 'lucia';`],
			['src/lib/server/depots.ts', `import { PDFDocument } from '@cantoo/pdf-lib';`],
			['src/lib/server/depots.ts', `import { connect } from 'node:net';`]
		],
		spares: [['src/lib/server/db/comptes.ts', `import { eq } from 'drizzle-orm';`]]
	},
	{
		title: 'the stand-in of FranceConnect is loaded only when a demo starts, by start.ts',
		breaks: (file) =>
			layerOf(file.path) && !isSpec(file)
				? wrongImports(
						file,
						({ path, dynamic }) =>
							path === 'src/lib/server/demo-franceconnect' && !(dynamic && file.path === 'src/lib/server/start.ts')
					)
				: [],
		bites: [
			['src/lib/server/start.ts', `import { demarrerDoublure } from './demo-franceconnect';`],
			['src/lib/server/demo.ts', `const m = await import('./demo-franceconnect');`]
		],
		spares: [['src/lib/server/start.ts', `const m = await import('./demo-franceconnect');`]]
	},
	{
		title:
			'only server/start.ts opens the database, the mailer, the storage, the gate, the antivirus, the clock and the identity provider: the others are handed them',
		breaks: (file) =>
			layerOf(file.path) && !isSpec(file)
				? wrongImports(file, ({ path, names, typeOnly }) => {
						if (!path || typeOnly) return false;
						if (path.endsWith('/db/engine') && names.some((name) => /^(createEngine|\*)$/.test(name)))
							return file.path !== 'src/lib/server/start.ts';
						return OPENERS.some(([opens, opener]) => opens.test(path) && file.path !== opener);
					})
				: [],
		bites: [
			['src/lib/server/comptes.ts', `import { createEngine } from './db/engine';`],
			['src/lib/server/db/comptes.ts', `import * as engine from './engine';`],
			['src/lib/server/start.ts', `import { openSqlite } from './db/engine-sqlite';`],
			['src/hooks.server.ts', `import { createClock } from '$lib/server/clock';`]
		],
		spares: [
			[
				'src/lib/server/comptes.ts',
				`import { isUnique, type Engine } from './db/engine'; import type { Clock } from './clock';`
			]
		]
	},
	{
		title:
			'an exam file reaches the phone by its hash: only the server, which imports it, and specs read one from the code',
		breaks: (file) =>
			layerOf(file.path) === 'server' || isSpec(file)
				? []
				: wrongImports(file, ({ path }) => path !== null && /^src\/lib\/domain\/examens\//.test(path)),
		bites: [
			['src/lib/domain/examen.ts', `import bcp from './examens/bcp.json';`],
			['src/routes/+page.ts', `const bcp = await import('$lib/domain/examens/bcp.json');`]
		]
	},
	{
		title:
			'time is an argument: domain and pdf read no clock and draw no lots, the server reads its clock in clock.ts alone',
		breaks(file) {
			const layer = layerOf(file.path);
			const pure = layer === 'domain' || layer === 'pdf';
			if (isSpec(file) || !(pure || (layer === 'server' && file.path !== 'src/lib/server/clock.ts'))) return [];
			return wrongCode(file, (node) => {
				if (ts.isNewExpression(node)) return node.getText() === 'new Date()' || node.getText() === 'new Date';
				if (!ts.isPropertyAccessExpression(node)) return false;
				return (
					/^(Date|performance)\.now$/.test(node.getText()) || (pure && /^(Math\.random|crypto\.)/.test(node.getText()))
				);
			});
		},
		bites: [
			['src/lib/domain/fenetre.ts', 'const ouverte = (f) => new Date() < f.fermeture;'],
			['src/lib/pdf/construire.ts', 'const graine = Math.random();'],
			['src/lib/server/comptes.ts', 'const limite = Date.now() - 48;']
		],
		spares: [['src/lib/server/comptes.ts', 'const limite = new Date(app.clock.now().getTime() - 48);']]
	}
];
