/**
 * The HTTP server around the built app (build/handler.js of adapter-node): security headers on every response,
 * compression of what is not compressed already, limits for slow lines, an orderly end. Settings come from the environment.
 */
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import { secure } from './serve/headers.mjs';
import { guardedServer } from './serve/limits.mjs';

// The migrations' folder and the default data folder are relative to the project.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

// The app reads these while it is imported. A pièce may weigh 5 MB, and 20 where a campagne says so.
process.env.BODY_SIZE_LIMIT ??= '21M';
const port = process.env.PORT || '3000';
const demo = process.env.DEMO === '1';
// Empty counts as unset, here as in the settings; the adapter would show a stack.
if (!process.env.ORIGIN) delete process.env.ORIGIN;
if (demo) process.env.ORIGIN ||= `http://localhost:${port}`;

const host = process.env.HOST || (demo ? '127.0.0.1' : '0.0.0.0');
const patience = Number(process.env.SHUTDOWN_TIMEOUT || 10) * 1000;

function giveUp(sentence) {
	console.error(sentence);
	process.exit(1);
}

if (!/^\d+$/.test(port) || Number(port) > 65_535) giveUp(`PORT must be a number from 1 to 65535, not “${port}”.`);

async function app() {
	try {
		return (await import('../build/handler.js')).handler;
	} catch (error) {
		// The settings' own words are for the operator; anything else is a fault and shows where.
		return giveUp(error?.name === 'SettingsError' ? error.message : error);
	}
}

const handler = await app();
const compress = compression({
	// A slice of a file would not be that slice any more; events must leave one by one.
	filter: (req, res) =>
		!res.hasHeader('Content-Range') &&
		res.getHeader('Content-Type') !== 'text/event-stream' &&
		compression.filter(req, res)
});

let answering = 0;
let stopping = false;

const server = guardedServer((req, res) => {
	answering++;
	res.once('close', () => {
		answering--;
		if (stopping && answering === 0) server.closeAllConnections();
	});
	if (stopping) res.setHeader('Connection', 'close');
	secure(req, res, process.env.ORIGIN);
	compress(req, res, () => void answer(req, res));
});

async function answer(req, res) {
	try {
		await handler(req, res, () => res.writeHead(404).end());
	} catch (error) {
		// Kit answers for its own errors: what arrives here broke on the way in or out. The message may quote somebody.
		console.error(JSON.stringify({ niveau: 'erreur', evenement: 'reponse_rompue', erreur: error?.name ?? 'inconnue' }));
		if (res.headersSent) res.destroy();
		else res.writeHead(500).end();
	}
}

server.on('error', (error) => {
	if (error.code === 'EADDRINUSE') {
		giveUp(`Port ${port} is in use by another program. Stop it, or choose another port by PORT, as in PORT=3001.`);
	}
	if (error.code === 'EACCES') giveUp(`Port ${port} may not be opened by this user. Choose another by PORT.`);
	giveUp(error);
});

server.listen(Number(port), host, () => {
	console.log(`Escale: http://localhost:${server.address().port}`);
});

function stop(reason) {
	if (stopping) return;
	stopping = true;
	server.close(() => {
		// The app closes its database and its tasks on this event (adapter-node's own name for it).
		process.emit('sveltekit:shutdown', reason);
		setTimeout(() => process.exit(0), 3000).unref();
	});
	// A browser keeps spare connections open that ask nothing: only answers under way are waited for, and not for ever.
	if (answering === 0) server.closeAllConnections();
	else setTimeout(() => server.closeAllConnections(), patience).unref();
}

process.on('SIGTERM', stop);
process.on('SIGINT', stop);
