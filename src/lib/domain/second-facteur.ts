/**
 * The second factor of a gestionnaire: what they type after their password (trust §8). Six digits that their telephone shows,
 * or one of ten codes de secours kept on paper for the day when it is lost.
 */
import * as z from 'zod/mini';
import { auPlus, obligatoire } from './champs';

export type CodeLu = { nature: 'totp'; chiffres: string } | { nature: 'secours'; code: string };

/** Twelve signs that are not taken for one another: about 59 bits. */
export const SIGNES_SECOURS = 'abcdefghjkmnpqrstuvwxyz23456789';
export const LONGUEUR_SECOURS = 12;
export const CODES_SECOURS = 10;

/** As people type it, with the spaces and hyphens that are shown to them; null when it is neither. */
export function lireCode(texte: string): CodeLu | null {
	const nu = texte.replace(/[\s-]/g, '').toLowerCase();
	if (/^\d{6}$/.test(nu)) return { nature: 'totp', chiffres: nu };
	const deSecours = nu.length === LONGUEUR_SECOURS && [...nu].every((signe) => SIGNES_SECOURS.includes(signe));
	return deSecours ? { nature: 'secours', code: nu } : null;
}

/** « abcd-efgh-jkmn » */
export function formatSecours(code: string): string {
	return code.replace(/(.{4})(?=.)/g, '$1-');
}

export const codeSecondFacteur = z.object({
	code: obligatoire('Saisissez le code à 6 chiffres que montre votre téléphone.', auPlus(40), (texte) =>
		lireCode(texte) ? null : 'Un code a 6 chiffres. Un code de secours a 12 signes, par exemple abcd-efgh-jkmn.'
	)
});
