/**
 * The gardien: keeps what is typed as it is typed, and says truthfully where it stands.
 *
 * One write at a time for an onglet; keys typed meanwhile wait and leave as one. `gardeLe` changes only when a
 * transaction has completed; while something is still on its way `enCours` is true.
 *
 * What a page shows follows `calme` and `echec` alone: each key is kept, but a page told of each would draw twice a key,
 * on a slow telephone, what nobody can read in the midst of a word.
 */
import type { PartieSaisie } from '$lib/domain/saisie';

export type Garder = (onglet: PartieSaisie, valeur: unknown, le: Date) => Promise<void>;

/** Without a key for so long, ms, the word is over. */
const REPOS = 300;

export class Gardien {
	gardeLe: Date | null;
	/** Nothing is on its way, and nothing has been for a moment: `gardeLe` may be shown. */
	calme = $state(true);
	/** The phone refused to keep: no space left, private browsing… */
	echec = $state(false);

	#garder: Garder;
	#attente = new Map<PartieSaisie, unknown>();
	#vidage: Promise<void> | null = null;
	#repos: ReturnType<typeof setTimeout> | undefined;

	constructor(garder: Garder, gardeLe: Date | null) {
		this.#garder = garder;
		this.gardeLe = gardeLe;
	}

	/** How many times something was noted: who reads the disk knows by it whether more was typed meanwhile. */
	notes = 0;

	get enCours(): boolean {
		return this.#vidage !== null || this.#attente.size > 0;
	}

	noter(onglet: PartieSaisie, valeur: unknown): void {
		this.notes++;
		this.#attente.set(onglet, valeur);
		this.#vidage ??= this.#vider();
	}

	/** Resolves when everything noted so far is on the disk, or could not be (`echec`). */
	async fini(): Promise<void> {
		while (this.#vidage) await this.#vidage;
	}

	/** Tries once more what the phone refused to keep. */
	async reprendre(): Promise<void> {
		if (this.#attente.size > 0) this.#vidage ??= this.#vider();
		await this.fini();
	}

	async #vider(): Promise<void> {
		clearTimeout(this.#repos);
		this.calme = false;
		// Never over before `noter` could note that it is under way.
		await Promise.resolve();
		try {
			for (let [suivant] = this.#attente; suivant; [suivant] = this.#attente) {
				const [onglet, valeur] = suivant;
				this.#attente.delete(onglet);
				const le = new Date();
				try {
					await this.#garder(onglet, valeur, le);
				} catch {
					// Kept in memory, tried again with the next key.
					if (!this.#attente.has(onglet)) this.#attente.set(onglet, valeur);
					this.echec = true;
					return;
				}
				this.echec = false;
				this.gardeLe = le;
			}
		} finally {
			this.#vidage = null;
			if (!this.enCours) this.#repos = setTimeout(() => (this.calme = true), REPOS);
		}
	}
}
