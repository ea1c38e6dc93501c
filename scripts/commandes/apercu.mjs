/** The preview: the built server, for this machine alone, on a data folder that goes away when it ends. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const serve = fileURLToPath(new URL('../serve.mjs', import.meta.url));

/** `prepare` fills the database and answers what to tell; resolves once the server was stopped. */
export async function apercu(prepare) {
	const dataDir = mkdtempSync(join(tmpdir(), 'escale-apercu-'));
	try {
		const port = await freePort();
		const origin = `http://localhost:${port}`;
		const env = { DEMO: '1', DATA_DIR: dataDir, HOST: '127.0.0.1', PORT: String(port), ORIGIN: origin };
		const lines = await prepare(env);
		// Of our own environment only what a program needs to run: a preview never touches the settings' database.
		const { PATH = '', HOME = '', SystemRoot = '' } = process.env;
		const server = spawn(process.execPath, [serve], {
			env: { PATH, HOME, SystemRoot, ...env },
			stdio: ['ignore', 'pipe', 'inherit']
		});
		let listening = false;
		// Its journal and its own greeting would bury ours.
		server.stdout.setEncoding('utf8').on('data', (text) => {
			if (listening || !/^Escale: /m.test(text)) return;
			listening = true;
			console.log(`${lines.join('\n')}\nCtrl+C pour finir.`);
		});
		const stop = () => server.kill('SIGTERM');
		process.on('SIGINT', stop).on('SIGTERM', stop);
		await once(server, 'exit');
		// It said why on its way out.
		if (!listening) process.exitCode = 1;
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

async function freePort() {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address();
	server.close();
	await once(server, 'close');
	return port;
}
