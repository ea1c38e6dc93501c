/** Values as JSON carries them. */

/** Same value, whatever the order in which its fields were written. */
export function memeValeur(a: unknown, b: unknown): boolean {
	return JSON.stringify(trier(a)) === JSON.stringify(trier(b));
}

function trier(valeur: unknown): unknown {
	if (Array.isArray(valeur)) return valeur.map(trier);
	if (valeur === null || typeof valeur !== 'object') return valeur;
	return Object.fromEntries(
		Object.entries(valeur)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([cle, v]) => [cle, trier(v)])
	);
}
