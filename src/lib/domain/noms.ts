/**
 * Noms: how the names of people are cleaned when typed and set when printed, in every letter of the Latin script.
 *
 * A name is a person's: accents and particular capitals (« McKenzie ») are kept, and what is stored is NFC, so that
 * « Ngọc » typed on two phones is one name. Wording of the heading: S2 §4.1 « MADAME NGMB-DUPONT Ngmb-Jeanne ».
 */
export type Sexe = 'F' | 'M';

export const CIVILITES: Record<Sexe, string> = { F: 'MADAME', M: 'MONSIEUR' };

interface EtatCivil {
	sexe: Sexe;
	nom: string;
	prenoms: string;
}

/** « MADAME NGMB-DUPONT Ngmb-Jeanne », on documents. */
export function titreCivil({ sexe, nom, prenoms }: EtatCivil): string {
	return `${CIVILITES[sexe]} ${nomPrenoms({ nom, prenoms })}`;
}

/** « LAMY Paul », beside the numéro candidat (S2 §2.1). */
export function nomPrenoms({ nom, prenoms }: Pick<EtatCivil, 'nom' | 'prenoms'>): string {
	return `${majuscules(nom)} ${nomPropre(prenoms)}`;
}

/** « Paul LAMY », at the top of the candidate's space: the first prénom is enough to greet. */
export function nomCourant({ nom, prenoms }: Pick<EtatCivil, 'nom' | 'prenoms'>): string {
	return `${nomPropre(prenoms.split(/[ ,]/)[0] ?? '')} ${majuscules(nom)}`;
}

/** Capitals that keep their accents: « Łódź » → « ŁÓDŹ ». */
export function majuscules(texte: string): string {
	return texte.normalize('NFC').toLocaleUpperCase('fr').normalize('NFC');
}

/** « NGMB-Jeanne » → « Ngmb-Jeanne », « N’GOLO » → « N’Golo »; a word in mixed case stays as its owner typed it. */
export function nomPropre(texte: string): string {
	return texte.normalize('NFC').replace(/[\p{L}\p{M}’'ʼ]+/gu, (mot) => {
		const lettres = mot === majuscules(mot) ? mot.toLocaleLowerCase('fr') : mot;
		// One letter before the apostrophe is a particle or a prefix (D’Àlböra, N’Golo); more is one word (Nu’man).
		return lettres.replace(/^(\p{L}\p{M}*[’'ʼ])?[’'ʼ]?\p{L}/u, majuscules);
	});
}

/** What is left of a name to find it by: « D’Àlböra », « D ALBORA » → « DALBORA », « Łódź » → « LODZ ». */
export function cleDeNom(texte: string): string {
	return majuscules(texte)
		.replace(/[ŁØÐĐÞẞÆŒıĦŦŊ]/g, (lettre) => SANS_ACCENT[lettre] ?? lettre)
		.normalize('NFD')
		.replace(/[^A-Z]/g, '');
}

/** Letters that Unicode does not take apart. */
const SANS_ACCENT: Record<string, string> = {
	Ł: 'L',
	Ø: 'O',
	Ð: 'D',
	Đ: 'D',
	Þ: 'TH',
	ẞ: 'SS',
	Æ: 'AE',
	Œ: 'OE',
	ı: 'I',
	Ħ: 'H',
	Ŧ: 'T',
	Ŋ: 'N'
};

/** What is kept of a typed text: NFC, one plain space between words, none around, nothing invisible. */
export function nettoyer(texte: string): string {
	return texte
		.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]|[^\P{Cc}\s]/gu, '')
		.replace(/\s+/g, ' ')
		.trim()
		.normalize('NFC');
}

/** Why a text is not a name; null when it is. Digits and « < > » are refused, as on an identity card. */
export function refusNom(texte: string): string | null {
	if (/^[\p{Script=Latin}\p{M} ’'ʼ‐‑-]*$/u.test(texte) && (texte === '' || /\p{L}/u.test(texte))) return null;
	return 'Utilisez seulement des lettres, des espaces, des traits d’union et des apostrophes, comme sur votre pièce d’identité.';
}

/** Whether two names were meant to be the same: capitals and kinds of apostrophe do not count, accents do. */
export function memeNom(un: string, autre: string): boolean {
	return comparable(un) === comparable(autre);
}

function comparable(texte: string): string {
	return majuscules(nettoyer(texte)).replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-');
}
