/**
 * Telephone numbers as candidats type them: « 0623456789 », « +33 6 23 45 67 89 », « 00594… », with or without spaces.
 *
 * Metropolitan, overseas and foreign numbers are accepted, and a landline is a good answer to « mobile » (S2's own example
 * gives 0123456789). What was typed is kept; this module says whether it can be called and how to print it. Source: R-074.
 */

/** Overseas prefixes and the length of what follows: ten digits with the 0, or six where numbers have six. */
const OUTRE_MER: Record<string, number> = {
	'590': 9,
	'594': 9,
	'596': 9,
	'262': 9,
	'508': 6,
	'681': 6,
	'687': 6,
	'689': 8
};
/** Countries of the plan « 0 + nine digits »: the 0 is dropped after the prefix. */
const PREFIXES = ['33', ...Object.keys(OUTRE_MER)];

export function telephoneValide(typed: string): boolean {
	const numero = normaliser(typed);
	if (/^0[1-9]\d{8}$/.test(numero)) return true;
	if (!/^\+[1-9]\d{6,14}$/.test(numero)) return false;
	const prefixe = PREFIXES.find((p) => numero.startsWith(`+${p}`));
	// A number from any other country: 7 to 15 digits (E.164) is all that can be said of it.
	if (!prefixe) return true;
	return numero.length === 1 + prefixe.length + (OUTRE_MER[prefixe] ?? 9);
}

/** « 01 23 45 67 89 », « +33 6 23 45 67 89 »; what cannot be read is returned as typed. */
export function telephoneLisible(typed: string): string {
	const numero = normaliser(typed);
	if (!telephoneValide(typed)) return typed.trim();
	if (numero.startsWith('0')) return parDeux(numero);
	const prefixe = PREFIXES.find((p) => numero.startsWith(`+${p}`));
	if (!prefixe) return numero;
	const reste = numero.slice(1 + prefixe.length);
	return reste.length % 2 === 1
		? `+${prefixe} ${reste[0]} ${parDeux(reste.slice(1))}`
		: `+${prefixe} ${parDeux(reste)}`;
}

/** Without spaces, dots, dashes or brackets; 00 is +, and « +33 (0)6 » loses its 0. */
function normaliser(typed: string): string {
	const nu = typed.replace(/[\s.\-/()\u00a0\u202f]/g, '').replace(/^00/, '+');
	const prefixe = PREFIXES.find((p) => nu.startsWith(`+${p}0`) && (OUTRE_MER[p] ?? 9) === 9);
	return prefixe ? `+${prefixe}${nu.slice(prefixe.length + 2)}` : nu;
}

function parDeux(chiffres: string): string {
	return chiffres.replace(/(\d\d)(?=\d)/g, '$1 ');
}
