/**
 * The wire between the phone's own queue and the server's own handlers: it cuts a body at any byte, loses what was asked and
 * loses what was answered.
 */
import { DELETE, GET, PATCH, PUT } from '../../src/routes/api/depots/[id]/+server';
import { POST } from '../../src/routes/api/candidatures/[id]/pieces/verrou/+server';
import type { AppDeTest } from '../support/app';
import type { Inscrit } from '../support/depots';
import { jouer } from '../support/evenement';
import type { Hasard } from '../support/hasard';

const ACTES: Record<string, Parameters<typeof jouer>[0]> = { DELETE, GET, PATCH, PUT, POST };

interface Fil {
	aller: typeof fetch;
	/** Bytes of files that crossed, lost ones included. */
	traverses: () => number;
}

/** Of one try in `unSur`, each of the three accidents; 0: a good line. */
export function fil(app: AppDeTest, { compte }: Inscrit, hasard: Hasard, unSur: () => number): Fil {
	let traverses = 0;
	const accident = () => unSur() > 0 && hasard.entier(unSur()) === 0;
	const aller = async (chemin: string, init: RequestInit) => {
		const methode = init.method ?? 'GET';
		if (accident()) throw new TypeError('Failed to fetch');
		const headers = new Headers(init.headers);
		let body: BodyInit | null = init.body ?? null;
		let coupe = false;
		if (body instanceof Blob) {
			const octets = new Uint8Array(await body.arrayBuffer());
			coupe = accident();
			const arrives = coupe ? octets.subarray(0, hasard.entier(octets.length)) : octets;
			traverses += arrives.length;
			body = ligne(arrives, coupe);
		}
		const request = new Request(`https://escale.example${chemin}`, {
			method: methode,
			headers,
			...(body !== null && { body, duplex: 'half' })
		} as RequestInit);
		const params = { id: /^\/api\/\w+\/([^/]+)/.exec(chemin)?.[1] ?? '' };
		const { statut, corps, headers: rendus } = await jouer(ACTES[methode], app, { request, params, compte });
		if (coupe || accident()) throw new TypeError('Failed to fetch');
		return new Response(typeof corps === 'string' ? corps : JSON.stringify(corps), { status: statut, headers: rendus });
	};
	return { aller: aller as typeof fetch, traverses: () => traverses };
}

/** Hands those bytes over, then breaks or ends: what was handed over was there before the break. */
function ligne(octets: Uint8Array, coupe: boolean): ReadableStream<Uint8Array> {
	let remis = octets.length === 0;
	return new ReadableStream(
		{
			pull(flux) {
				if (!remis) flux.enqueue(octets);
				else if (coupe) flux.error(new Error('cut'));
				else flux.close();
				remis = true;
			}
		},
		{ highWaterMark: 0 }
	);
}
