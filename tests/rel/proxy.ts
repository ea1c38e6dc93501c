/**
 * A bad line: our own proxy on loopback in front of a built server, whose address is the one that browsers see. It does
 * to the requests of the API what the seed says, and writes down each thing it did; pages and scripts pass, for a page
 * that did not load keeps no promise.
 */
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Hasard } from './hasard.ts';

/** What becomes of one request; `sourde`: nobody answers, until somebody hangs up. */
export const PANNES = {
	aucune: 50,
	lente: 14,
	sourde: 6,
	fermee: 5,
	demande_coupee: 6,
	reponse_perdue: 6,
	reponse_coupee: 6,
	panne_503: 4,
	rompue: 3
} as const;
export type Panne = keyof typeof PANNES;

/** The longest delay of a bad network, and how much shorter it is made so that a schedule takes seconds. */
const DELAI_MAX = 8_000;
const ECHELLE = Number(process.env.REL_ECHELLE || 0.03);

export class Proxy {
	readonly origin: string;
	/** Each thing it did, in order. */
	readonly journal: string[] = [];
	/** Told of each request of the API as it arrives, and as it leaves. */
	temoin: (requete: IncomingMessage, quand: 'debut' | 'fin') => void = () => {};
	readonly #serveur: Server;
	#vers: string | null = null;
	#hasard: Hasard | null = null;
	readonly #retenues = new Set<() => void>();

	private constructor(serveur: Server, port: number) {
		this.#serveur = serveur;
		this.origin = `http://localhost:${port}`;
	}

	static async ouvre(): Promise<Proxy> {
		const serveur = createServer();
		serveur.keepAliveTimeout = 60_000;
		serveur.listen(0, '127.0.0.1');
		await once(serveur, 'listening');
		const proxy = new Proxy(serveur, (serveur.address() as AddressInfo).port);
		serveur.on('request', (req, res) => void proxy.#passer(req, res));
		return proxy;
	}

	vers(adresse: string): void {
		this.#vers = adresse;
	}

	/** From now on as that hasard says. */
	derange(hasard: Hasard): void {
		this.#hasard = hasard;
		this.journal.length = 0;
	}

	/** All is well on the line, and whoever was held is let go. */
	apaise(): void {
		this.#hasard = null;
		for (const lacher of this.#retenues) lacher();
	}

	async ferme(): Promise<void> {
		this.apaise();
		this.#serveur.closeAllConnections();
		this.#serveur.close();
		await once(this.#serveur, 'close');
	}

	async #passer(req: IncomingMessage, res: ServerResponse): Promise<void> {
		const deLApi = req.url?.startsWith('/api/') ?? false;
		if (deLApi) {
			this.temoin(req, 'debut');
			res.once('close', () => this.temoin(req, 'fin'));
		}
		// A phone that hung up in the middle is no fault of ours.
		req.on('error', () => {});
		res.on('error', () => {});
		const panne = deLApi && this.#hasard ? this.#hasard.pese(PANNES) : 'aucune';
		const delai = this.#hasard && deLApi ? Math.round(this.#hasard.nombre() * DELAI_MAX * ECHELLE) : 0;
		if (panne !== 'aucune') this.journal.push(`${panne} ${delai} ms: ${req.method} ${req.url}`);
		if (panne === 'lente' || panne === 'sourde') await this.#retenir(delai);
		if (panne === 'sourde' || panne === 'fermee') return void req.socket.destroy();
		if (panne === 'rompue') return void req.socket.resetAndDestroy();
		if (panne === 'panne_503') return void res.writeHead(503, { 'content-type': 'text/html' }).end('<h1>503</h1>');
		this.#transmettre(req, res, panne);
	}

	#transmettre(req: IncomingMessage, res: ServerResponse, panne: Panne): void {
		const perdre = () => void req.socket.destroy();
		// Its own name stays: the server compares it to its ORIGIN.
		const suite = request(`${this.#vers}${req.url}`, { method: req.method, headers: req.headers }, (reponse) => {
			if (panne === 'reponse_perdue') return reponse.resume().on('end', perdre);
			res.writeHead(reponse.statusCode ?? 502, reponse.headers);
			if (panne !== 'reponse_coupee') return reponse.on('error', perdre).pipe(res);
			return reponse.once('data', (octets: Buffer) => {
				res.write(octets.subarray(0, Math.floor(octets.length / 2)), perdre);
				reponse.destroy();
			});
		});
		// No server behind: it was killed, and the line says nothing else.
		suite.on('error', perdre);
		if (panne !== 'demande_coupee') return void req.pipe(suite);
		req.once('data', (octets: Buffer) => {
			suite.write(octets.subarray(0, Math.floor(octets.length / 2)), () => {
				suite.destroy();
				perdre();
			});
		});
		req.once('end', () => suite.destroy());
	}

	async #retenir(delai: number): Promise<void> {
		const lache = new AbortController();
		const lacher = () => lache.abort();
		this.#retenues.add(lacher);
		await pause(delai, undefined, { signal: lache.signal }).catch(() => {});
		this.#retenues.delete(lacher);
	}
}
