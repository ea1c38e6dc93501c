/**
 * The one door behind every npm command: sees to Node, packages, data and build, then does what was asked.
 * It has no dependency and runs on any Node from 18 on, because it must work before anything is installed.
 * It exists because the dependencies' own install scripts are off (.npmrc) and machines' Node is often too old.
 */
import { chosenTests, proof, QUALIFICATION } from './launch/proof.mjs';
import { modernNode } from './launch/node.mjs';
import { bin, onStop, run } from './launch/run.mjs';
import { built, installed, prepared, readable, synced } from './launch/setup.mjs';

const [command = 'start', ...args] = process.argv.slice(2);

/** What the demonstration assumes when the environment says nothing. */
function demoSettings() {
	const { PORT = '3000', HOST = '127.0.0.1', DATA_DIR = './data' } = process.env;
	return { DEMO: '1', PORT, HOST, DATA_DIR, ORIGIN: process.env.ORIGIN ?? `http://localhost:${PORT}` };
}

async function withBrowser() {
	const { browser } = await import('./browser.mjs');
	process.env.CHROMIUM = await browser();
}

const commands = {
	async start() {
		await built();
		return run(['scripts/serve.mjs', ...args], demoSettings());
	},
	async serve() {
		await built();
		// By this the app knows that it is no demonstration, and refuses to run as one.
		return run(['scripts/serve.mjs', ...args], { NODE_ENV: 'production' });
	},
	async dev() {
		await prepared();
		const settings = demoSettings();
		const address = ['--host', settings.HOST, '--port', settings.PORT, '--strictPort'];
		return run([bin('vite'), 'dev', ...address, ...args], settings);
	},
	async test() {
		const steps = chosenTests(args);
		// A shell set for production would make the demonstration, which the scenarios visit, refuse to start.
		delete process.env.NODE_ENV;
		await built();
		await withBrowser();
		return proof(steps);
	},
	async qualif() {
		delete process.env.NODE_ENV;
		await built();
		await withBrowser();
		// What is set already wins: one long proof may be played alone, or shorter.
		process.env = { ...QUALIFICATION.numbers, ...process.env };
		return proof(chosenTests(args.length > 0 ? args : QUALIFICATION.specs), { goOn: true });
	},
	async check() {
		await prepared();
		await synced();
		return proof(chosenTests(['types', 'lint', 'format']));
	},
	async bench() {
		delete process.env.NODE_ENV;
		await built();
		await withBrowser();
		return run(['scripts/bench/index.mjs', ...args]);
	},
	async examen() {
		// The preview is the real server; the other verbs read the sources as they are.
		await (args[0] === 'preview' ? built() : readable());
		return run(['scripts/examen.mjs', ...args]);
	},
	async campagne() {
		await readable();
		return run(['scripts/campagne.mjs', ...args]);
	},
	async gestionnaire() {
		await readable();
		return run(['scripts/gestionnaire.mjs', ...args]);
	},
	async documents() {
		await readable();
		return run(['scripts/documents.mjs', ...args]);
	},
	async notes() {
		await readable();
		return run(['scripts/notes.mjs', ...args]);
	},
	async comptes() {
		// Communes are checked, and PDFs are written with the fonts.
		await prepared();
		await readable();
		return run(['scripts/comptes.mjs', ...args]);
	},
	async requirements() {
		await installed();
		return run(['scripts/requirements.mjs', ...args]);
	},
	async schema() {
		await installed();
		for (const engine of ['sqlite', 'postgres']) {
			const code = await run([bin('drizzle-kit'), 'generate', '--config', `drizzle.${engine}.config.ts`, ...args]);
			if (code !== 0) return code;
		}
		return 0;
	}
};

async function main() {
	if (!Object.hasOwn(commands, command)) {
		throw new Error(`There is no command “${command}”. There are: ${Object.keys(commands).join(', ')}.`);
	}
	onStop();
	// The set-up and the tools below need a recent Node: where this one is too old, a copy of us runs under a newer one.
	const node = await modernNode();
	return node === process.execPath ? commands[command]() : run(process.argv.slice(1), {}, node);
}

try {
	process.exitCode = await main();
} catch (error) {
	// A plain Error is a sentence for the person; anything else is our own mistake and shows where.
	console.error(error.constructor === Error ? error.message : error);
	process.exitCode = 1;
}
