/** The set-up, each step only when what it depends on has changed: packages, then derived data, then the build. */
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bringBack, setAside } from './releases.mjs';
import { bin, npm, root, run } from './run.mjs';
import { fingerprint, forget, fresh, remember } from './stamp.mjs';

const at = (...names) => names.map((name) => join(root, name));

function succeeded(code, sentence) {
	if (code !== 0) throw new Error(sentence);
}

export async function installed() {
	const [stamp, lock] = at('node_modules/.lock-installed', 'package-lock.json');
	const wanted = fingerprint([lock]);
	if (fresh(stamp, wanted)) return;
	console.log(existsSync(stamp) ? 'Updating packages…' : 'Installing packages (first run, about a minute)…');
	forget(stamp);
	// Whatever NODE_ENV says: the build and the tests need the development packages.
	const code = await npm(['ci', '--include=dev', '--include=optional', '--loglevel=error'], root);
	succeeded(code, 'Installing the packages failed: see npm’s message above. The same command starts over.');
	remember(stamp, wanted);
}

/** Data derived from packages: communes per département, the fonts of the PDFs. */
export async function prepared() {
	await installed();
	const [stamp] = at('node_modules/.cache/escale/prepared');
	const sources = ['@etalab/decoupage-administratif', 'dejavu-fonts-ttf', 'subset-font'];
	const inputs = sources.map((name) => `node_modules/${name}/package.json`);
	const outputs = at(
		'static/communes/index.json',
		'static/polices/escale-regular.ttf',
		'static/polices/escale-bold.ttf'
	);
	const wanted = fingerprint(at('scripts/prepare.mjs', 'scripts/prepare', ...inputs));
	if (fresh(stamp, wanted) && outputs.every(existsSync)) return;
	console.log('Preparing communes and fonts…');
	forget(stamp);
	succeeded(await run(['scripts/prepare.mjs']), 'Preparing the data failed.');
	remember(stamp, wanted);
}

/** Kit's generated types, which the type check and the tests read. */
export async function synced() {
	succeeded(await run([bin('svelte-kit', '@sveltejs/kit'), 'sync']), 'svelte-kit sync failed.');
}

/** What it takes to run a module of src outside the build. */
export async function readable() {
	await installed();
	if (!at('.svelte-kit/tsconfig.json').every(existsSync)) await synced();
}

export async function built() {
	await prepared();
	const [stamp, server] = at('build/.stamp', 'build/handler.js');
	const inputs = ['src', 'static', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];
	const wanted = fingerprint(at(...inputs));
	if (fresh(stamp, wanted) && existsSync(server)) {
		if (!at('.svelte-kit/tsconfig.json').every(existsSync)) await synced();
		return;
	}
	console.log('Building…');
	forget(stamp);
	await synced();
	const [build, aside] = at('build', 'node_modules/.cache/escale/release-before');
	setAside(build, aside);
	// Adapter and bundler chat about circular imports and empty chunks inside dependencies: kept for when it fails.
	const [log] = at('node_modules/.cache/escale/build.log');
	const file = openSync(log, 'w');
	const quiet = { stdio: ['ignore', file, file] };
	// By it a phone knows its version: two builds of the same sources are the same one.
	const env = { ESCALE_VERSION: wanted.slice(0, 12) };
	const code = await run([bin('vite'), 'build', '--logLevel', 'error'], env, process.execPath, quiet);
	closeSync(file);
	succeeded(code, `${readFileSync(log, 'utf8')}\nThe build failed: see above.`);
	bringBack(build, aside);
	remember(stamp, wanted);
}
