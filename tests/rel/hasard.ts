/**
 * The hasard of one schedule: the same seed draws the same things. A seed that fails is printed, and played again by
 * `REL_SEED=7 npm test -- scenarios rel2`; `REL2_SEEDS=1000` plays the first thousand.
 */

export class Hasard {
	#etat: number;

	constructor(graine: number) {
		this.#etat = graine;
		// Neighbouring seeds begin alike; a few draws on, they no longer do.
		for (let i = 0; i < 4; i++) this.nombre();
	}

	/** From 0 up to 1 (mulberry32). */
	nombre(): number {
		this.#etat = (this.#etat + 0x6d2b79f5) | 0;
		let t = Math.imul(this.#etat ^ (this.#etat >>> 15), 1 | this.#etat);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	}

	/** Both included. */
	entier(min: number, max: number): number {
		return min + Math.floor(this.nombre() * (max - min + 1));
	}

	chance(part: number): boolean {
		return this.nombre() < part;
	}

	parmi<T>(choix: readonly T[]): T {
		const [premier] = choix;
		if (premier === undefined) throw new Error('nothing to draw from');
		return choix[this.entier(0, choix.length - 1)] ?? premier;
	}

	/** As often as their weights say. */
	pese<T extends string>(poids: Record<T, number>): T {
		const choix = Object.entries<number>(poids) as [T, number][];
		let reste = this.nombre() * choix.reduce((somme, [, p]) => somme + p, 0);
		return (choix.find(([, p]) => (reste -= p) < 0) ?? choix[0])![0];
	}
}

/** Those of one suite: `REL_SEED` alone, or the first `<suite>_SEEDS`, ten unless told. */
export function graines(suite: string, combien = 10): number[] {
	const { REL_SEED: seule, [`${suite}_SEEDS`]: nombre } = process.env;
	if (seule) return [Number(seule)];
	return Array.from({ length: Number(nombre || combien) }, (_, i) => i + 1);
}
