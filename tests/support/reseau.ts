/** The network of a scenario's telephones: it can be cut, and come back. */
import type { BrowserContext } from '@playwright/test';
import type { Surveillance } from './surveillance.ts';

export class Reseau {
	readonly #telephones = new Set<BrowserContext>();
	readonly #surveillance: Surveillance;
	#coupe = false;

	constructor(surveillance: Surveillance) {
		this.#surveillance = surveillance;
	}

	async relie(telephone: BrowserContext): Promise<void> {
		this.#telephones.add(telephone);
		telephone.once('close', () => this.#telephones.delete(telephone));
		await telephone.setOffline(this.#coupe);
	}

	async coupe(): Promise<void> {
		// The browser itself says each request that found no network: that is no fault of a page.
		this.#surveillance.tolere(/net::ERR_INTERNET_DISCONNECTED/);
		await this.#regle(true);
	}

	revient(): Promise<void> {
		return this.#regle(false);
	}

	async #regle(coupe: boolean): Promise<void> {
		this.#coupe = coupe;
		for (const telephone of this.#telephones) await telephone.setOffline(coupe);
	}
}
