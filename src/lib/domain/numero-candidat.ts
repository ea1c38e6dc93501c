/**
 * The numéro candidat: given once to the compte, printed on every document, typed in « Mot de passe oublié ».
 *
 * « 0 », two digits of the year, eight random digits (examples 02236030282, 01948418953, 02427247586): a sequence could be
 * guessed. It names a person and opens nothing. Uniqueness is the database's to hold: on a collision, draw again.
 */
export const NUMERO_CANDIDAT = /^0[0-9]{10}$/;

/** `aleatoire` draws an integer from 0 to 99 999 999, every one as likely. */
export function numeroCandidat(annee: number, aleatoire: () => number): string {
	const tirage = aleatoire();
	if (!Number.isInteger(tirage) || tirage < 0 || tirage > 99_999_999)
		throw new RangeError(`Not eight digits: ${tirage}`);
	return `0${String(annee % 100).padStart(2, '0')}${String(tirage).padStart(8, '0')}`;
}

export function estNumeroCandidat(texte: string): boolean {
	return NUMERO_CANDIDAT.test(texte);
}
