/**
 * A Chromium from wherever it can be had: $CHROMIUM, Playwright's own, the system's (Chromium, Chrome, Edge),
 * a download by Playwright, Debian's package. The scenarios and the bench drive it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bin, root } from './launch/run.mjs';

/** On Linux a file may be there and not start: a missing library, or Ubuntu's stub that only advertises its snap. */
function works(path) {
	if (!path || !existsSync(path)) return false;
	return process.platform !== 'linux' || spawnSync(path, ['--version'], { timeout: 30_000 }).status === 0;
}

async function playwrights() {
	const { chromium } = await import('playwright');
	return chromium.executablePath();
}

function systems() {
	const env = process.env;
	if (process.platform === 'darwin') {
		const names = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
		const folders = ['/Applications', join(env.HOME ?? '', 'Applications')];
		return folders.flatMap((folder) => names.map((name) => join(folder, `${name}.app/Contents/MacOS/${name}`)));
	}
	if (process.platform === 'win32') {
		const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
		const files = ['Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'];
		files.push('Microsoft/Edge/Application/msedge.exe');
		return folders.flatMap((folder) => files.map((file) => join(folder, file)));
	}
	// The shell draws the page alone, not a browser around it: the scenarios take a quarter less time in it.
	const names = [
		'chromium-headless-shell',
		'chromium',
		'chromium-browser',
		'google-chrome',
		'google-chrome-stable',
		'microsoft-edge'
	];
	const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin'].filter(Boolean);
	return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function quietly(program, args, errors = 'inherit') {
	return spawnSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', errors] });
}

function fromDebian() {
	if (process.platform !== 'linux' || process.getuid() !== 0 || !existsSync('/usr/bin/apt-get')) return;
	console.log('Installing Debian’s Chromium…');
	process.env.DEBIAN_FRONTEND = 'noninteractive';
	quietly('apt-get', ['update', '-qq']);
	quietly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell']);
}

export async function browser() {
	const asked = process.env.CHROMIUM;
	if (asked) {
		if (works(asked)) return asked;
		throw new Error(`CHROMIUM names ${asked}, which is not a browser that starts.`);
	}
	const own = await playwrights();
	const found = [own, ...systems()].find(works);
	if (found) return found;

	console.log('No Chromium on this machine: downloading one…');
	// Its tries print a stack each; what counts is whether the browser is there afterwards.
	quietly(process.execPath, [bin('playwright'), 'install', 'chromium'], 'ignore');
	if (works(own)) return own;
	console.log('That did not work.');

	fromDebian();
	const installed = systems().find(works);
	if (installed) return installed;
	throw new Error(
		'No Chromium could be found or installed. Install Chromium, Chrome or Edge, or set CHROMIUM to its path.'
	);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(await browser());
