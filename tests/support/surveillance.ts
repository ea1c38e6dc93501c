/**
 * What no scenario may cause, whatever it is about: a word in the browser's console, a breach of the CSP, a request
 * that leaves for another site or fails, an error in the server's journal, a person's data there. Looked at when the
 * scenario ends; one that causes some on purpose says so with `tolere`.
 */
import { expect, type BrowserContext } from '@playwright/test';
import type { LigneJournal, Serveur } from './serveur.ts';

export class Surveillance {
	readonly #serveur: Serveur;
	readonly #depart: number;
	readonly #fautes = new Set<string>();
	/** The browser itself says that it looked for a new worker without network: no fault of a page. */
	readonly #toleres: RegExp[] = [/error occurred when fetching the script/];
	readonly #secrets = new Set<string>();

	constructor(serveur: Serveur) {
		this.#serveur = serveur;
		this.#depart = serveur.journal().length;
	}

	async observe(telephone: BrowserContext): Promise<void> {
		const { origin } = this.#serveur;
		telephone.on('request', (requete) => {
			const url = new URL(requete.url());
			if (url.origin !== origin && url.protocol !== 'blob:') this.#note(`request to another site: ${requete.url()}`);
		});
		telephone.on('response', (reponse) => {
			// A page may answer « non », and says it to the person; what a page needs may not fail.
			if (reponse.status() >= (reponse.request().resourceType() === 'document' ? 500 : 400))
				this.#note(`${reponse.status()} ${reponse.request().method()} ${reponse.url()}`);
		});
		telephone.on('console', (message) => {
			// Answers are judged above, by their status.
			if (message.type() !== 'error' && message.type() !== 'warning') return;
			if (/^Failed to load resource: the server responded with/.test(message.text())) return;
			this.#note(`console ${message.type()}: ${message.text()}`);
		});
		telephone.on('weberror', (erreur) => this.#note(`page error: ${erreur.error().message}`));
		await telephone.exposeBinding('noterViolationCsp', (_, violation: string) => this.#note(`CSP: ${violation}`));
		await telephone.addInitScript(() => {
			document.addEventListener('securitypolicyviolation', (e) => {
				const noter: unknown = Reflect.get(window, 'noterViolationCsp');
				if (typeof noter === 'function')
					noter(`${e.effectiveDirective} ${e.blockedURI} ${e.sample} on ${e.documentURI}`);
			});
		});
	}

	/** What this scenario causes on purpose. */
	tolere(faute: RegExp): void {
		this.#toleres.push(faute);
	}

	/** These words belong to somebody: the journal must not hold them. */
	confie(...secrets: string[]): void {
		for (const secret of secrets) if (secret.length > 3) this.#secrets.add(secret);
	}

	/** The lines of the journal since the scenario began. */
	journal(): LigneJournal[] {
		return this.#serveur.journal().slice(this.#depart);
	}

	conclut(): void {
		const journal = this.journal();
		for (const { niveau, le: _, reference: __, ...ligne } of journal)
			if (niveau === 'erreur') this.#note(`journal: ${JSON.stringify(ligne)}`);
		const texte = journal.map((ligne) => JSON.stringify(ligne)).join('\n');
		for (const secret of this.#secrets)
			if (texte.includes(secret)) this.#note(`personal data in the journal: ${secret}`);
		expect([...this.#fautes]).toEqual([]);
	}

	#note(faute: string): void {
		if (!this.#toleres.some((tolere) => tolere.test(faute))) this.#fautes.add(faute);
	}
}
