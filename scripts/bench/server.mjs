/** The built server in a process of its own, on a free loopback port, in demo mode, with a data folder thrown away. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from '../launch/run.mjs';
import { onClose } from './closing.mjs';

/** Sown by the demo: who they are is said by the console of `npm start`. */
export const PASSWORD = 'Escale.demo1';
export const ALYA = 'alya.sainvil@demo.escale.invalid';
/** Pre-registered by her CFA: the onglets can be gone through with few answers. */
export const JEANNE = '1948418953@mail.fr';

export async function freePort() {
	const socket = createServer().listen(0, '127.0.0.1');
	await once(socket, 'listening');
	const { port } = socket.address();
	socket.close();
	await once(socket, 'close');
	return port;
}

/** A program of ours that answers at `origin`; it is over when the bench is. */
export async function child(args, env, origin) {
	const { PATH = '', HOME = '' } = process.env;
	const running = spawn(process.execPath, args, {
		cwd: root,
		env: { PATH, HOME, ...env },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	let said = '';
	const keep = (piece) => (said = (said + piece).slice(-4000));
	running.stdout.setEncoding('utf8').on('data', keep);
	running.stderr.setEncoding('utf8').on('data', keep);
	const stop = onClose(async () => {
		if (running.exitCode !== null) return;
		wake(running.pid);
		running.kill('SIGTERM');
		const patience = setTimeout(() => running.kill('SIGKILL'), 5_000);
		if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
		clearTimeout(patience);
	});
	const limit = Date.now() + 30_000;
	while (Date.now() < limit && running.exitCode === null) {
		const answer = await fetch(`${origin}/robots.txt`).catch(() => null);
		if (answer) return { origin, pid: running.pid, stop };
		await pause(50);
	}
	await stop();
	throw new Error(`${args[0]} does not answer at ${origin}. It said:\n${said}`);
}

export async function startServer() {
	const dataDir = mkdtempSync(join(tmpdir(), 'escale-bench-'));
	onClose(async () => rmSync(dataDir, { recursive: true, force: true }));
	const port = String(await freePort());
	const origin = `http://localhost:${port}`;
	const env = { DEMO: '1', DATA_DIR: dataDir, PORT: port, ORIGIN: origin };
	return { ...(await child(['scripts/serve.mjs'], env, origin)), dataDir, database: join(dataDir, 'escale.sqlite') };
}

/** Signed in as somebody: the cookie to send. */
export async function signIn(origin, mail) {
	const answer = await fetch(`${origin}/connexion`, {
		method: 'POST',
		headers: { origin, 'sec-fetch-site': 'same-origin' },
		body: new URLSearchParams({ identifiant: mail, motDePasse: PASSWORD }),
		redirect: 'manual'
	});
	const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
	if (!cookie) throw new Error(`Signing in as ${mail} gave ${answer.status} and no cookie`);
	return cookie;
}

/** What waits its turn stands still, so that it does not eat into the other's. Not on every system: then it does not. */
export function still(pid) {
	if (process.platform !== 'win32') process.kill(pid, 'SIGSTOP');
}
export function wake(pid) {
	if (process.platform !== 'win32') process.kill(pid, 'SIGCONT');
}

/** Seconds of processor a process has used so far; null where the system does not say. */
export function cpuSeconds(pid) {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
			.replace(/^.*\) /s, '')
			.split(' ');
		// utime and stime, in hundredths of a second.
		return (Number(fields[11]) + Number(fields[12])) / 100;
	} catch {
		return null;
	}
}
