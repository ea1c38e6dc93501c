/**
 * An exam file as it travels to the phone: its rules and its words, without where each of them comes from and what is
 * still to be known of it, which is a fifth of what would be sent and which no screen shows. This text is what is hashed,
 * so that the phone can check it.
 */

/**
 * What an entry says about itself, for whoever maintains the file. The last is left out today; the ones before it were,
 * once, and editions hashed then are still asked for: all of it was sent until 26 November 2026, notes until the 28th.
 */
const DOCUMENTATION = [[], ['source', 'completude'], ['source', 'completude', 'note']].map((cles) => new Set(cles));

/** `examen`: as the parser completed it. */
export const texteTransmis = (examen: unknown): string => texteSans(examen, DOCUMENTATION.at(-1));

/** As every release has sent it, the last first. */
export function* textesTransmis(examen: unknown): Generator<string> {
	for (const cles of DOCUMENTATION.toReversed()) yield texteSans(examen, cles);
}

/** Keys of ours alone are left out: ids and codes of a file stand in values, and its texts are named « a.b ». */
function texteSans(examen: unknown, cles: Set<string> | undefined): string {
	return JSON.stringify(examen, (cle, valeur: unknown) => (cles?.has(cle) ? undefined : valeur));
}
