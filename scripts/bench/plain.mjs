/** Script-free pages, served as fast as they can be: from memory, compressed once. The floor of what a page can do. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { brotliCompressSync } from 'node:zlib';
import { onClose } from './closing.mjs';

/** `pages`: HTML by path. */
export async function servePlain(pages) {
	const ready = new Map(Object.entries(pages).map(([path, html]) => [path, brotliCompressSync(html)]));
	const server = createServer((req, res) => {
		const body = ready.get(req.url);
		if (!body) return res.end('nothing here');
		res.writeHead(200, {
			'content-type': 'text/html; charset=utf-8',
			'content-encoding': 'br',
			'content-length': body.length,
			'cache-control': 'no-store'
		});
		res.end(body);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	onClose(async () => {
		server.closeAllConnections();
		server.close();
	});
	return `http://localhost:${server.address().port}`;
}
