/**
 * The horloge of a scenario: the instant at which the server's clock stands, and the telephones' with it. It moves
 * when the scenario says so.
 */
import type { BrowserContext } from '@playwright/test';
import { renameSync, writeFileSync } from 'node:fs';
import { instantLocal, PARIS } from '../../src/lib/domain/dates.ts';

/** Scenarios live on 5 November 2026, at 9 in Paris, unless they move it themselves. */
export const DEPART = new Date('2026-11-05T08:00:00Z');

export class Horloge {
	readonly #fichier: string;
	readonly #telephones = new Set<BrowserContext>();
	#instant = DEPART;

	constructor(fichier: string) {
		this.#fichier = fichier;
	}

	get maintenant(): Date {
		return this.#instant;
	}

	/** « 2026-11-05 08:00 », Paris time; the telephones follow unless `serveur` alone is meant. */
	est(heure: string, qui: 'tous' | 'serveur' = 'tous'): Promise<void> {
		return this.#regle(instantLocal(heure.replace(' ', 'T'), PARIS), qui);
	}

	avance(duree: { heures?: number; minutes?: number; secondes?: number }): Promise<void> {
		const { heures = 0, minutes = 0, secondes = 0 } = duree;
		return this.#regle(new Date(this.#instant.getTime() + ((heures * 60 + minutes) * 60 + secondes) * 1000), 'tous');
	}

	/** A telephone is set right when it is taken in hand. */
	async accorde(telephone: BrowserContext): Promise<void> {
		this.#telephones.add(telephone);
		telephone.once('close', () => this.#telephones.delete(telephone));
		await telephone.clock.setFixedTime(this.#instant);
	}

	async #regle(instant: Date, qui: 'tous' | 'serveur'): Promise<void> {
		this.#instant = instant;
		ecrireHorloge(this.#fichier, instant);
		if (qui === 'tous') for (const telephone of this.#telephones) await telephone.clock.setFixedTime(instant);
	}
}

/** In one gesture: the server may read the file at any instant, and must not find it empty. */
export function ecrireHorloge(fichier: string, instant: Date): void {
	writeFileSync(`${fichier}.suivant`, instant.toISOString());
	renameSync(`${fichier}.suivant`, fichier);
}
