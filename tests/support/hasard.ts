/** Chance that can be played again: the same graine draws the same numbers. */
export class Hasard {
	#etat: number;

	constructor(graine: number) {
		this.#etat = graine >>> 0;
	}

	/** From 0 up to, and without, n. */
	entier(n: number): number {
		// mulberry32
		this.#etat = (this.#etat + 0x6d2b79f5) >>> 0;
		let t = this.#etat;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) % n;
	}

	parmi<T>(choix: readonly [T, ...T[]]): T {
		return choix[this.entier(choix.length)] ?? choix[0];
	}

	mot(longueur: number): string {
		return Array.from({ length: longueur }, () => 'abcdefghijklmnopqrstuvwxyzéèçŁ'[this.entier(30)]).join('');
	}
}
