/**
 * Champs: the text fields of a server-rendered form, each with its rules; a rule answers a sentence that says how to mend.
 *
 * A form sends only texts, and a missing one is an empty one. Every text is cleaned (NFC, spaces) before its rules read it,
 * except secrets, which are taken as they come. Lengths are rules too, never `maxlength`: nothing is silently cut.
 */
import * as z from 'zod/mini';
import { nettoyer } from './noms';

/** Why a value is refused, as a sentence; null when it may pass. */
export type Regle = (valeur: string) => string | null;

export function obligatoire(phrase: string, ...regles: Regle[]) {
	// `prefault`, not a default: an absent field is read as an empty one and meets the same rules.
	return z.prefault(
		champ(nettoyer, (valeur) => (valeur === '' ? phrase : premiere(regles, valeur))),
		''
	);
}

/** Its rules are asked only when something was typed. */
export function facultatif(...regles: Regle[]) {
	return z._default(
		champ(nettoyer, (valeur) => (valeur === '' ? null : premiere(regles, valeur))),
		''
	);
}

/** A password: no trimming, no normalising; capped, so that nobody makes the server hash a book. */
export function secret(phrase: string) {
	return z.prefault(
		champ(
			(valeur) => valeur,
			(valeur) => (valeur === '' ? phrase : auPlus(200)(valeur))
		),
		''
	);
}

/** Counts characters as people see them, not UTF-16 units. */
export function auPlus(max: number): Regle {
	return (valeur) => ([...valeur].length > max ? `C’est trop long\u00a0: ${max} caractères au maximum.` : null);
}

export function parmi(valeurs: readonly string[], phrase: string): Regle {
	return (valeur) => (valeurs.includes(valeur) ? null : phrase);
}

export function format(motif: RegExp, phrase: string): Regle {
	return (valeur) => (motif.test(valeur) ? null : phrase);
}

function champ(lire: (valeur: string) => string, regle: Regle) {
	return z.string('Remplissez ce champ à nouveau.').check(
		z.overwrite(lire),
		z.superRefine((valeur, ctx) => {
			const message = regle(valeur);
			if (message) ctx.addIssue({ code: 'custom', message });
		})
	);
}

function premiere(regles: Regle[], valeur: string): string | null {
	for (const regle of regles) {
		const phrase = regle(valeur);
		if (phrase) return phrase;
	}
	return null;
}
