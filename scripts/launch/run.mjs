/** Runs one program at a time in the project's folder; a signal to the launcher stops the one that runs, then us. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

let child;
let stopping = false;

/** The exit code of a program of ours, run by this Node unless another is named. */
export async function run(args, env = {}, program = process.execPath, options = {}) {
	const code = await new Promise((resolve, reject) => {
		child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, ...options });
		child.once('error', reject);
		child.once('exit', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
	});
	child = undefined;
	// Somebody asked for an end: the next step must not begin.
	if (stopping) process.exit(code);
	return code;
}

export function npm(args, cwd) {
	const cli = process.env.npm_execpath;
	if (cli && basename(cli) === 'npm-cli.js') return run([cli, ...args], {}, process.execPath, { cwd });
	// Outside `npm run`, npm is a script of the shell on Windows (npm.cmd).
	return run(args, {}, 'npm', { cwd, shell: process.platform === 'win32' });
}

/** The JavaScript file behind a package's command: same on every system, and half a second faster than npx. */
export function bin(name, of = name) {
	const folder = join(root, 'node_modules', of);
	const commands = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin;
	return join(folder, typeof commands === 'string' ? commands : commands[name]);
}

export function onStop() {
	const stop = (signal) => {
		stopping = true;
		if (child) child.kill(signal);
		else process.exit(128 + constants.signals[signal]);
	};
	process.on('SIGTERM', stop);
	process.on('SIGHUP', stop);
	process.on('SIGINT', () => {
		// Ctrl+C reaches every program of the terminal by itself; a second one would cut their goodbyes short.
		if (process.stdin.isTTY && child) stopping = true;
		else stop('SIGINT');
	});
	// A SIGTERM to npm ends npm and its shell, not us: when they are gone, so is the person who wanted this running.
	if (process.env.npm_lifecycle_event) {
		const parent = process.ppid;
		setInterval(() => process.ppid !== parent && stop('SIGTERM'), 500).unref();
	}
}
