/**
 * An exam file as it travels to the phone: its rules and its words, without where each of them comes from, which is an
 * eighth of what would be sent and which no screen shows. This text is what is hashed, so that the phone can check it.
 */

/** What an entry says about itself, for whoever maintains the file. */
const DOCUMENTATION = new Set(['source', 'completude']);

/** `examen`: as the parser completed it. */
export function texteTransmis(examen: unknown): string {
	// Keys of ours alone are left out: ids and codes of a file stand in values, and its texts are named « a.b ».
	return JSON.stringify(examen, (cle, valeur: unknown) => (DOCUMENTATION.has(cle) ? undefined : valeur));
}
