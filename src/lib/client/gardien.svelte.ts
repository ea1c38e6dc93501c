/**
 * The gardien: keeps what is typed as it is typed, and says truthfully where it stands.
 *
 * One write at a time for an onglet; keys typed meanwhile wait and leave as one. `gardeLe` changes only when a
 * transaction has completed; while something is still on its way `enCours` is true.
 */
import type { PartieSaisie } from '$lib/domain/saisie';

export type Garder = (onglet: PartieSaisie, valeur: unknown, le: Date) => Promise<void>;

export class Gardien {
	gardeLe = $state<Date | null>(null);
	enCours = $state(false);
	/** The phone refused to keep: no space left, private browsing… */
	echec = $state(false);

	#garder: Garder;
	#attente = new Map<PartieSaisie, unknown>();
	#vidage: Promise<void> | null = null;

	constructor(garder: Garder, gardeLe: Date | null) {
		this.#garder = garder;
		this.gardeLe = gardeLe;
	}

	/** How many times something was noted: who reads the disk knows by it whether more was typed meanwhile. */
	notes = 0;

	noter(onglet: PartieSaisie, valeur: unknown): void {
		this.notes++;
		this.#attente.set(onglet, valeur);
		this.enCours = true;
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
			this.enCours = this.#attente.size > 0;
		}
	}
}
