/**
 * A new version of the app: known when its worker waits, offered, never imposed.
 *
 * After the person has said yes, the worker takes over once nothing is being typed or sent in any tab, then each tab
 * opens again once, when it is free itself. A tab that sleeps does not answer and does not hold the others back: awake
 * again it finishes what it was doing, on the files of the release before, which the server keeps.
 */
export type Occupe = () => boolean;

/** So long after the last key, in ms, somebody is still typing. */
const REPOS = 2_000;
/** How long the other tabs have to say that they are not free, and when they are asked again. */
const REPONSE = 300;
const NOUVEL_ESSAI = 1_000;
/** A page that stays open asks for a new version this often. */
const RECHERCHE = 3_600_000;

type Mot = 'acceptee' | 'libres ?' | 'occupe';

/** What it touches of the browser: a spec gives its own. */
export interface Navigateur {
	travailleurs: ServiceWorkerContainer | undefined;
	canal: () => Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>;
	recharger: () => void;
	maintenant: () => number;
	/** Whether the server says that a file of this version is no more; false as well when it says nothing. */
	introuvable: (erreur: unknown) => Promise<boolean>;
}

export const navigateur = (): Navigateur => ({
	// Not in a page without https, nor while one develops: a worker would answer with yesterday's files.
	travailleurs: import.meta.env.DEV ? undefined : navigator.serviceWorker,
	canal: () => new BroadcastChannel('escale:version'),
	recharger: () => location.reload(),
	// Not the device's clock: somebody may set it.
	maintenant: () => performance.now(),
	introuvable: async (erreur) => {
		// Where the browser does not name the file, the one that changes with each version stands for all of them.
		const nomme = /[^\s'"]*\/_app\/immutable\/[^\s'"]+/.exec(erreur instanceof Error ? erreur.message : '')?.[0];
		const fichier = nomme ?? document.querySelector<HTMLLinkElement>('link[href*="/entry/app."]')?.href;
		if (!fichier) return false;
		const reponse = await fetch(fichier, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
		return reponse !== null && [404, 410].includes(reponse.status);
	}
});

export class MiseAJour {
	/** A new version is on this device and waits. */
	prete = $state(false);
	/** The person said yes; something still has to end first. */
	acceptee = $state(false);
	/** A part of this version can no longer be had: other pages may not open before the new one is there. */
	incomplete = $state(false);

	#n: Navigateur;
	#occupe: Occupe;
	#inscription: ServiceWorkerRegistration | null = null;
	#canal: ReturnType<Navigateur['canal']> | null = null;
	/** Another tab said that it is not free. */
	#autreOccupe = false;
	/** The new version has taken over: this tab is the one that is late. */
	#remplacee = false;
	#recharge = false;
	#derniereTouche = -Infinity;
	#reveil: ReturnType<typeof setTimeout> | undefined;

	constructor(occupe: Occupe, n: Navigateur = navigateur()) {
		this.#occupe = occupe;
		this.#n = n;
	}

	/** Registers the worker and follows it; returns what ends it. */
	suivre(): () => void {
		const fin = new AbortController();
		const { signal } = fin;
		addEventListener('input', () => (this.#derniereTouche = this.#n.maintenant()), { signal, capture: true });
		addEventListener('vite:preloadError', ({ payload }) => void this.#manque(payload), { signal });
		const { travailleurs } = this.#n;
		if (travailleurs) {
			this.#canal = this.#n.canal();
			this.#canal.onmessage = ({ data }: { data: Mot }) => this.#entendre(data);
			// Without one yet, or without one any more (the browser cleared it), the first to come is this very version.
			let avant = travailleurs.controller;
			travailleurs.addEventListener(
				'controllerchange',
				() => {
					const apres = travailleurs.controller;
					this.#remplacee ||= avant !== null && apres !== null;
					avant = apres;
					if (this.#remplacee) this.#avancer();
				},
				{ signal }
			);
			void this.#inscrire(travailleurs, signal);
		}
		return () => {
			fin.abort();
			this.#canal?.close();
			clearTimeout(this.#reveil);
		};
	}

	/** « Mettre à jour »: as soon as nothing is interrupted by it. */
	appliquer(): void {
		this.acceptee = true;
		this.#dire('acceptee');
		this.#avancer();
	}

	async #inscrire(travailleurs: ServiceWorkerContainer, signal: AbortSignal): Promise<void> {
		// Refused (private browsing, no space) or without network: the app works as before, online.
		const inscription = await travailleurs
			.register('/service-worker.js', { scope: '/', updateViaCache: 'none' })
			.catch(() => null);
		if (!inscription || signal.aborted) return;
		this.#inscription = inscription;
		const regarder = () => (this.prete = inscription.waiting !== null && travailleurs.controller !== null);
		const suivre = (nouveau: ServiceWorker | null) => nouveau?.addEventListener('statechange', regarder, { signal });
		regarder();
		suivre(inscription.installing);
		inscription.addEventListener('updatefound', () => suivre(inscription.installing), { signal });
		const chercher = () => void inscription.update().catch(() => {});
		const heure = setInterval(chercher, RECHERCHE);
		signal.addEventListener('abort', () => clearInterval(heure));
		document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && chercher(), {
			signal
		});
	}

	/** A file of this version was asked for and did not come: where it is nowhere, the new version is looked for at once. */
	async #manque(erreur: unknown): Promise<void> {
		// Without network, or on a bad line, the file may well exist: it is asked for again by whoever needs it.
		if (!navigator.onLine || !(await this.#n.introuvable(erreur))) return;
		this.incomplete = true;
		await this.#inscription?.update().catch(() => {});
	}

	#entendre(mot: Mot): void {
		if (mot === 'acceptee') this.acceptee = true;
		else if (mot === 'occupe') this.#autreOccupe = true;
		else if (!this.#libre()) this.#dire('occupe');
	}

	#dire(mot: Mot): void {
		this.#canal?.postMessage(mot);
	}

	#libre(): boolean {
		return !this.#occupe() && this.#n.maintenant() - this.#derniereTouche >= REPOS;
	}

	/** One step further, or the same one again a moment later. */
	#avancer(): void {
		clearTimeout(this.#reveil);
		if (this.#recharge) return;
		if (!this.#libre()) return this.#plusTard();
		const nouveau = this.#inscription?.waiting;
		// On its way: what it brings may be the very file that is missing here.
		if (!this.#remplacee && !nouveau && this.#inscription?.installing) return this.#plusTard();
		// Taken over already, or nothing to take over (a file is missing): opening again is all there is to do.
		if (this.#remplacee || !nouveau) {
			this.#recharge = true;
			return this.#n.recharger();
		}
		this.#autreOccupe = false;
		this.#dire('libres ?');
		this.#reveil = setTimeout(() => {
			// Typing may have begun again meanwhile, here too.
			if (this.#libre() && !this.#autreOccupe) nouveau.postMessage('ACTIVER');
			this.#plusTard();
		}, REPONSE);
	}

	#plusTard(): void {
		this.#reveil = setTimeout(() => this.#avancer(), NOUVEL_ESSAI);
	}
}
