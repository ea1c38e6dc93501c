/** Small questions that several onglets ask of what was typed. */
import type { ErreurChamp } from '../refus';

/** The faults found, with the onglet's name put before each champ. */
export function carnet(onglet: string) {
	const erreurs: ErreurChamp[] = [];
	return {
		erreurs,
		/** Notes the message unless it is so, the first one of each champ; says whether it is. */
		exiger(vrai: boolean, champ: string, message: string): boolean {
			const chemin = `${onglet}.${champ}`;
			if (!vrai && !erreurs.some((e) => e.champ === chemin)) erreurs.push({ champ: chemin, message });
			return vrai;
		}
	};
}
export type Carnet = ReturnType<typeof carnet>;

/** Text that a document can print: no control character, tab or line break. */
export function imprimable(texte: string): boolean {
	return !/[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u2028\u2029]/u.test(texte);
}

export const INVISIBLE = 'Ce texte contient un caractère invisible. Effacez-le et saisissez-le à nouveau.';

/** Longer than what is kept: it is said, never cut. */
export function tropLong(max: number): string {
	return `C’est trop long\u00a0: ${max} caractères au maximum.`;
}
