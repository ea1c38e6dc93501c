/** The page of the photo bench: built as the app is, from the app's own sources, and served with the app's own policy. */
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { build } from 'vite';
import svelteConfig from '../../../svelte.config.js';
import { root } from '../../launch/run.mjs';

const TYPES = {
	'.html': 'text/html; charset=utf-8',
	'.js': 'text/javascript',
	'.mjs': 'text/javascript',
	'.wasm': 'application/wasm'
};

/** What the app allows; peers start workers from blobs and read what they made from them. */
function policy(peers) {
	const quoted = (source) => (/^(self|none|unsafe-hashes|sha256-.*)$/.test(source) ? `'${source}'` : source);
	const directives = svelteConfig.kit.csp.directives;
	return Object.entries(directives)
		.map(([name, sources]) => {
			const more = peers && /^(worker|script|img|connect)-src$/.test(name) ? ['blob:', 'data:'] : [];
			return [name, ...sources.map(quoted), ...more].join(' ');
		})
		.join('; ');
}

/** `files`: what else is served, by path; `kept` is given what the page puts back. Returns the address, and what ends it. */
export async function servePhotos({ peers = false, files = {}, kept = () => {} } = {}) {
	const folder = mkdtempSync(join(tmpdir(), 'escale-photos-'));
	await build({
		configFile: false,
		root: join(import.meta.dirname, 'page'),
		logLevel: 'error',
		resolve: { alias: { $lib: join(root, 'src/lib') } },
		worker: { format: 'es' },
		build: { outDir: folder, emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false } }
	});
	const csp = policy(peers);
	const server = createServer(async (req, res) => {
		if (req.method === 'PUT') {
			kept(Buffer.concat(await req.toArray()));
			return res.writeHead(204).end();
		}
		const path = normalize(decodeURIComponent(new URL(req.url, 'http://localhost').pathname));
		const file = files[path] ?? join(folder, path === '/' ? 'index.html' : path);
		if (!statSync(file, { throwIfNoEntry: false })?.isFile()) return res.writeHead(404).end();
		const type = TYPES[extname(file)] ?? 'application/octet-stream';
		// As the app: pages have a policy, files have none.
		res.writeHead(200, {
			'content-type': type,
			...(type.startsWith('text/html') && { 'content-security-policy': csp })
		});
		res.end(readFileSync(file));
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const stop = async () => {
		server.closeAllConnections();
		server.close();
		rmSync(folder, { recursive: true, force: true });
	};
	return { origin: `http://localhost:${server.address().port}`, stop };
}
