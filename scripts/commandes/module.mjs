/**
 * Runs a module of src as it is written, through Vite without a server: what an operator's command does is the server's
 * own code, and needs no build. Node alone could not: it does not know `$lib` nor imports without an extension.
 */
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** `use` is handed what the module exports, which lives until it is done. */
export const withModule = (path, use) => withModules([path], ([module]) => use(module));

/** The same for several, which share what they import. */
export async function withModules(paths, use) {
	const vite = await createServer({
		root,
		configFile: false,
		appType: 'custom',
		logLevel: 'error',
		server: { middlewareMode: true, hmr: false, ws: false, watch: null },
		optimizeDeps: { noDiscovery: true, include: [] },
		resolve: { alias: { $lib: `${root}src/lib` } }
	});
	try {
		const modules = [];
		for (const path of paths) modules.push(await vite.ssrLoadModule(path));
		return await use(modules);
	} finally {
		await vite.close();
	}
}
