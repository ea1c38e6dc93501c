import type { RequestListener, Server } from 'node:http';

export const LIMITS: {
	headersTimeout: number;
	requestTimeout: number;
	timeout: number;
	keepAliveTimeout: number;
	connectionsCheckingInterval: number;
};
export function guardedServer(listener: RequestListener, limits?: typeof LIMITS): Server;
