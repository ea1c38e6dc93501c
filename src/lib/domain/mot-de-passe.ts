/**
 * Mots de passe: what a new one must meet. The policy is data, because the guides (8 to 20) and today's real page (12 to 30)
 * differ (R-024); nothing is ever truncated, and a length is counted in characters as people see them.
 *
 * A password that meets the classes may still be the first one an attacker tries: « Azerty1! », « Soleil123! », the
 * person's own name. We undo the decoration and compare what is left.
 */
import COURANTS from './referentiels/mots-de-passe-courants.json';

export interface Politique {
	min: number;
	max: number;
	classes: readonly Classe[];
	source: string;
}

export type Classe = 'majuscule' | 'minuscule' | 'special';

export const POLITIQUE: Politique = {
	min: 8,
	max: 20,
	classes: ['majuscule', 'minuscule', 'special'],
	source: 'S1–S4 (R-024)'
};

/** The rule as the guides print it under the field (S2 §2.1). */
export function phrasePolitique({ min, max, classes }: Politique): string {
	const dont = classes.length ? ` dont ${enumerer(classes.map((classe) => NOMS[classe]))}` : '';
	const exemple = classes.includes('special') ? ' (exemple : . / ! * etc...)' : '';
	return `${min} à ${max} caractères${dont}${exemple}`;
}

/**
 * Why this password is refused, in one sentence; null when it may be taken. `contexte` is what an acquaintance knows of
 * the person: names, mail.
 */
export function refusMotDePasse(motDePasse: string, politique: Politique, contexte: string[] = []): string | null {
	const longueur = [...motDePasse].length;
	if (longueur < politique.min)
		return `Ce mot de passe est trop court\u00a0: il faut au moins ${politique.min} caractères.`;
	if (longueur > politique.max) return `Ce mot de passe est trop long\u00a0: ${politique.max} caractères au maximum.`;
	const manque = politique.classes.filter((classe) => !CLASSES[classe].test(motDePasse));
	if (manque.length)
		return `Il manque ${enumerer(manque.map((classe) => `${classe === 'special' ? 'un' : 'une'} ${NOMS[classe]}`))} dans ce mot de passe.`;
	if (lectures(motDePasse).some((lecture) => vientDe(lecture, contexte)))
		return 'Ce mot de passe contient votre nom ou votre adresse mail. Choisissez autre chose.';
	if (lectures(motDePasse).some(estCourant))
		return 'Ce mot de passe est trop courant. Choisissez plusieurs mots sans rapport entre eux.';
	return null;
}

const NOMS: Record<Classe, string> = {
	majuscule: 'majuscule',
	minuscule: 'minuscule',
	special: 'caractère spécial'
};

const CLASSES: Record<Classe, RegExp> = {
	majuscule: /\p{Lu}/u,
	minuscule: /\p{Ll}/u,
	special: /[^\p{L}\p{M}\p{N}\s]/u
};

/** Signs that stand for a letter; « 1 » and « ! » stand for two, hence two readings. */
const SIGNES: Record<string, string> = { '0': 'o', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '€': 'e' };

/** The words a password may be read as: its letters, and its letters with the disguise undone. */
function lectures(motDePasse: string): string[] {
	const brut = sansAccent(motDePasse);
	// Digits and signs around the word are decoration; inside it they are letters in disguise.
	const coeur = brut.replace(/^[^a-z@$]+/, '').replace(/[^a-z@$]+$/, '');
	const devoiler = (texte: string, un: string) =>
		[...texte].map((c) => (c === '1' || c === '!' ? un : (SIGNES[c] ?? c))).join('');
	const toutes = [brut, coeur, ...['i', 'l'].flatMap((un) => [devoiler(coeur, un), devoiler(brut, un)])];
	return [...new Set(toutes.map(lettres))].filter((lecture) => lecture.length >= 3);
}

/** A common word, once or twice (« SoleilSoleil »), or one or two letters repeated (« Ababab »). */
function estCourant(lecture: string): boolean {
	const moitie = /^(.+)\1$/.exec(lecture)?.[1] ?? lecture;
	return COURANTS.bases.some((base) => base === lecture || base === moitie) || /^(.{1,2})\1+$/.test(lecture);
}

/** Whether hardly anything is left once the person's own words are taken out. */
function vientDe(lecture: string, contexte: string[]): boolean {
	const mots = contexte.flatMap((texte) => sansAccent(texte).split(/[^a-z]+/)).filter((mot) => mot.length >= 3);
	const reste = mots.sort((a, b) => b.length - a.length).reduce((texte, mot) => texte.replaceAll(mot, ''), lecture);
	return reste !== lecture && reste.length < 4;
}

function sansAccent(texte: string): string {
	return texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function lettres(texte: string): string {
	return texte.replace(/[^a-z]/g, '');
}

function enumerer(mots: string[]): string {
	return mots.length < 2 ? mots.join('') : `${mots.slice(0, -1).join(', ')} et ${mots.at(-1)}`;
}
