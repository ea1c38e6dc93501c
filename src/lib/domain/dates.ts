/**
 * Dates: the one helper that reads, writes and counts days and instants, in the time zone that matters to the person.
 *
 * An instant is a `Date`; a day (a birthday) is a string 'yyyy-mm-dd' and never a `Date`, because `new Date('1998-05-30')`
 * is the day before in Cayenne. Names of days and months are ours, so that every phone writes them alike.
 * Wordings: seed S2 (« 11/12/2023 à 16:06 », « mercredi 13 décembre 2023 à 23:59 », « 01 novembre 2021 08:00 »).
 */
import { montreDe } from './fuseaux';

export const PARIS = 'Europe/Paris';

export type StyleInstant =
	/** 11/12/2023 à 16:06 */
	| 'court'
	/** mercredi 13 décembre 2023 à 23:59, as on the documents */
	| 'long'
	/** mardi 1er décembre 2026 à 17 h 00, as on our screens */
	| 'parle'
	/** 01 novembre 2021 08:00, as in « Ouverture des services » */
	| 'periode'
	/** mardi 01 décembre 2026 23:59, as in « Mes justificatifs » of the guides */
	| 'guide'
	/** mardi 1er décembre 2026 */
	| 'jour';

export function formatInstant(d: Date, fuseau: string, style: StyleInstant): string {
	const { annee, mois, jour, heure, minute, semaine } = lireMontre(d, fuseau);
	const jj = deux(jour);
	const nomMois = MOIS[mois - 1];
	// The day stays with its month, and the hour with its minutes, when the line breaks.
	const rang = jour === 1 ? '1er' : jour;
	const jourParle = `${SEMAINE[semaine]} ${rang}\u00a0${nomMois} ${annee}`;
	switch (style) {
		case 'court':
			return `${jj}/${deux(mois)}/${annee} à ${deux(heure)}:${deux(minute)}`;
		case 'long':
			return `${SEMAINE[semaine]} ${rang} ${nomMois} ${annee} à ${deux(heure)}:${deux(minute)}`;
		case 'periode':
			return `${jj} ${nomMois} ${annee} ${deux(heure)}:${deux(minute)}`;
		case 'guide':
			return `${SEMAINE[semaine]} ${jj} ${nomMois} ${annee} ${deux(heure)}:${deux(minute)}`;
		case 'jour':
			return jourParle;
		case 'parle':
			return `${jourParle} à ${heure}\u00a0h\u00a0${deux(minute)}`;
	}
}

/**
 * A closing is an exclusive instant. Closing at 17:00:00 reads « 17:00 »; a window « until 23:59 » is stored as midnight
 * and must not read « 00:00 » of a day on which nothing is open any more.
 */
export function formatFermeture(fermeture: Date, fuseau: string, style: StyleInstant = 'parle'): string {
	return formatInstant(fermetureAffichee(fermeture, fuseau), fuseau, style);
}

/** The instant to show for a closing: one minute earlier when it is midnight in the window's own zone. */
export function fermetureAffichee(fermeture: Date, fuseau: string): Date {
	const { heure, minute, seconde } = lireMontre(fermeture, fuseau);
	return heure + minute + seconde === 0 ? new Date(fermeture.getTime() - 60_000) : fermeture;
}

/** « heure de Paris », « heure de La Réunion », « heure d’Abidjan ». */
export function nomFuseau(fuseau: string): string {
	const lieu = lieuDe(fuseau);
	return /^[AEIOUYÉ]/.test(lieu) ? `heure d’${lieu}` : `heure de ${lieu}`;
}

/** « heure/Paris », as the guides write it beside the limits of « Mes justificatifs ». */
export const heureDuLieu = (fuseau: string): string => `heure/${lieuDe(fuseau)}`;

function lieuDe(fuseau: string): string {
	return LIEUX[fuseau] ?? (fuseau.split('/').at(-1) ?? fuseau).replaceAll('_', ' ');
}

/** Reads a day as people type it; null when it is not one, and when the calendar has no such day (31/02/1998). */
export function parseJour(texte: string): string | null {
	const t = texte.normalize('NFC').trim().toLowerCase();
	const chiffres = /^(\d{1,2})[/\-. ]{1,3}(\d{1,2})[/\-. ]{1,3}(\d{4})$/.exec(t) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(t);
	if (chiffres) return jourISO(Number(chiffres[3]), Number(chiffres[2]), Number(chiffres[1]));

	const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(t);
	if (iso) return jourISO(Number(iso[1]), Number(iso[2]), Number(iso[3]));

	const lettres = /^(\d{1,2})(?:er)?[\s-]+(\p{L}{3,9})\.?[\s-]+(\d{4})$/u.exec(t);
	if (!lettres) return null;
	const debut = sansAccent(lettres[2] ?? '');
	// « févr. » is clear, « jui » could be two months: one match is asked for.
	const possibles = MOIS.map(sansAccent).flatMap((nom, i) => (nom.startsWith(debut) ? [i + 1] : []));
	const [mois, autre] = possibles;
	if (mois === undefined || autre !== undefined) return null;
	return jourISO(Number(lettres[3]), mois, Number(lettres[1]));
}

/** '1998-05-30' → « 30/05/1998 » */
export function formatJour(jour: string): string {
	return jour.split('-').reverse().join('/');
}

/** Whole years lived on that day. Somebody born on a 29 February turns a year older on 1 March. */
export function ageAu(naissance: string, jour: string): number {
	const annees = Number(jour.slice(0, 4)) - Number(naissance.slice(0, 4));
	return jour.slice(5) < naissance.slice(5) ? annees - 1 : annees;
}

/** The day it is there at that instant, 'yyyy-mm-dd'. */
export function jourLocal(d: Date, fuseau: string): string {
	const { annee, mois, jour } = lireMontre(d, fuseau);
	return `${String(annee).padStart(4, '0')}-${deux(mois)}-${deux(jour)}`;
}

/**
 * The instant at which the clocks there show that time; « T24:00 » is midnight at the end of the day.
 * When the clocks go back an hour comes twice: the first is meant. When they go forward, an hour that does not exist
 * is read as if they had not (02:30 is 03:30).
 */
export function instantLocal(heureLocale: string, fuseau: string): Date {
	const lu = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(heureLocale);
	if (!lu) throw new RangeError(`Not a local time: ${heureLocale}`);
	const [annee = 0, mois = 1, jour = 1, heure = 0, minute = 0, seconde = 0] = lu.slice(1).map((n) => Number(n ?? 0));
	const montre = Date.UTC(annee, mois - 1, jour, heure, minute, seconde);
	const avant = new Date(montre - decalage(new Date(montre - JOUR), fuseau));
	const apres = new Date(montre - decalage(new Date(montre + JOUR), fuseau));
	return montreDe(avant, fuseau) === montre || montreDe(apres, fuseau) !== montre ? avant : apres;
}

/** Calendar days left until that instant: 0 on the day itself, 1 the day before, negative afterwards. */
export function joursAvant(maintenant: Date, instant: Date, fuseau: string): number {
	return (Date.parse(jourLocal(instant, fuseau)) - Date.parse(jourLocal(maintenant, fuseau))) / JOUR;
}

const JOUR = 86_400_000;
const SEMAINE = ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'];
const MOIS = [
	'janvier',
	'février',
	'mars',
	'avril',
	'mai',
	'juin',
	'juillet',
	'août',
	'septembre',
	'octobre',
	'novembre',
	'décembre'
];
/** The zones of the académies; any other is named by its city. */
const LIEUX: Record<string, string> = {
	'America/Guadeloupe': 'la Guadeloupe',
	'America/Marigot': 'Saint-Martin',
	'America/Martinique': 'la Martinique',
	'America/Miquelon': 'Saint-Pierre-et-Miquelon',
	'America/St_Barthelemy': 'Saint-Barthélemy',
	'Indian/Reunion': 'La Réunion',
	'Pacific/Marquesas': 'les Marquises',
	'Pacific/Noumea': 'Nouméa'
};

function jourISO(annee: number, mois: number, jour: number): string | null {
	const d = new Date(Date.UTC(annee, mois - 1, jour));
	const existe = annee >= 1000 && d.getUTCMonth() === mois - 1 && d.getUTCDate() === jour;
	return existe ? `${annee}-${deux(mois)}-${deux(jour)}` : null;
}

/** What the clock and the calendar on the wall show there at that instant. */
function lireMontre(d: Date, fuseau: string) {
	const montre = new Date(montreDe(d, fuseau));
	return {
		annee: montre.getUTCFullYear(),
		mois: montre.getUTCMonth() + 1,
		jour: montre.getUTCDate(),
		heure: montre.getUTCHours(),
		minute: montre.getUTCMinutes(),
		seconde: montre.getUTCSeconds(),
		semaine: montre.getUTCDay()
	};
}

function decalage(d: Date, fuseau: string): number {
	return montreDe(d, fuseau) - Math.floor(d.getTime() / 1000) * 1000;
}

function deux(n: number): string {
	return String(n).padStart(2, '0');
}

function sansAccent(texte: string): string {
	return texte.normalize('NFD').replace(/\p{M}/gu, '');
}
