/**
 * How long a line may stay silent or slow before it is cut (SEC24): a server that waits for whoever says nothing ends by
 * waiting for everybody. Milliseconds.
 */
import { createServer } from 'node:http';

export const LIMITS = {
	/** From the first byte to the end of the header; a proxy sends it at once, a phone on a bad line within seconds. */
	headersTimeout: 20_000,
	/** To the end of the body: 5 MB by a form without script on 150 kbit/s. Our own parts of files are far smaller. */
	requestTimeout: 300_000,
	/** Without a byte either way, whatever the line was doing. */
	timeout: 120_000,
	/** Longer than the usual proxies', so that none reuses a connection we are closing; and a phone keeps its own. */
	keepAliveTimeout: 65_000,
	/** Lines are looked at so often: Node's own half minute would be added to each limit above. */
	connectionsCheckingInterval: 5_000
};

export function guardedServer(listener, limits = LIMITS) {
	const { timeout, ...others } = limits;
	const server = createServer(others, listener);
	server.timeout = timeout;
	return server;
}
