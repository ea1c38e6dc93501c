/** It has no types of its own: what the stand-in of the demo uses of it. */
declare module 'oidc-provider' {
	import type { IncomingMessage, ServerResponse } from 'node:http';

	export interface Contexte {
		type: string;
		body: string;
		oidc: {
			client: { clientId: string };
			['session']: { accountId: string };
			provider: Provider;
		};
	}

	interface Grant {
		addOIDCScope(scope: string): void;
		save(): Promise<string>;
	}

	export default class Provider {
		constructor(issuer: string, configuration: object);
		readonly Grant: new (of: { accountId: string; clientId: string }) => Grant;
		callback(): (req: IncomingMessage, res: ServerResponse) => Promise<void>;
		interactionDetails(req: IncomingMessage, res: ServerResponse): Promise<{ uid: string }>;
		interactionFinished(
			req: IncomingMessage,
			res: ServerResponse,
			result: { login: { accountId: string; acr: string } } | { error: string }
		): Promise<void>;
		on(event: 'server_error', listener: (ctx: Contexte, error: Error) => void): this;
	}
}
