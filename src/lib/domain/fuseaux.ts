/**
 * How far the clocks of a zone are from UTC. Those of the académies are written here: a first formatter of `Intl` holds a cheap
 * telephone up for 170 ms, and an old telephone has old rules. Any other zone, and any older year, is asked of `Intl`.
 *
 * Sources: directive 2000/84/CE (summer time from the last Sunday of March to the last of October, at 1 h UTC); for
 * Saint-Pierre-et-Miquelon, the dates of North America since 2007; overseas, the time is the same all year.
 */

/** The zone of the device that reads: its own clock says it, and no formatter is needed. */
export const ICI = 'ici';

/** The local time of an instant, to the second, written as if it were UTC, in ms: lets the rest be plain arithmetic. */
export function montreDe(d: Date, fuseau: string): number {
	if (fuseau === ICI)
		return Date.UTC(d.getFullYear(), d.getMonth(), d.getDate(), d.getHours(), d.getMinutes(), d.getSeconds());
	const minutes = decalageConnu(d, fuseau);
	if (minutes === null) return montreSelonIntl(d, fuseau);
	return Math.floor(d.getTime() / 1000) * 1000 + minutes * MINUTE;
}

const MINUTE = 60_000;
const HEURE = 60 * MINUTE;
const JOUR = 24 * HEURE;

/** Minutes ahead of UTC, all year long. */
const CONSTANTS: Record<string, number> = {
	'America/Cayenne': -180,
	'America/Guadeloupe': -240,
	'America/Marigot': -240,
	'America/Martinique': -240,
	'America/St_Barthelemy': -240,
	'Indian/Mayotte': 180,
	'Indian/Reunion': 240,
	'Pacific/Noumea': 660,
	'Pacific/Tahiti': -600,
	'Pacific/Wallis': 720,
	UTC: 0
};

function decalageConnu(d: Date, fuseau: string): number | null {
	const annee = d.getUTCFullYear();
	if (!(annee >= 2007)) return null;
	const constant = CONSTANTS[fuseau];
	if (constant !== undefined) return constant;
	// The change comes at 1 h UTC in Europe, at 2 h of the clocks of the place in North America.
	if (fuseau === 'Europe/Paris') {
		const ete = entre(d, dimanche(annee, 2, 31, -6) + HEURE, dimanche(annee, 9, 31, -6) + HEURE);
		return ete ? 120 : 60;
	}
	if (fuseau === 'America/Miquelon') {
		const ete = entre(d, dimanche(annee, 2, 8, 6) + 5 * HEURE, dimanche(annee, 10, 1, 6) + 4 * HEURE);
		return ete ? -120 : -180;
	}
	return null;
}

/** Midnight UTC of the Sunday among the seven days that begin (or end, when `sens` is negative) on that day. */
function dimanche(annee: number, mois: number, jour: number, sens: 6 | -6): number {
	const borne = Date.UTC(annee, mois, jour);
	const rang = new Date(borne).getUTCDay();
	return sens < 0 ? borne - rang * JOUR : borne + ((7 - rang) % 7) * JOUR;
}

const entre = (d: Date, debut: number, fin: number) => d.getTime() >= debut && d.getTime() < fin;

function montreSelonIntl(d: Date, fuseau: string): number {
	const lu: Record<string, number> = {};
	for (const { type, value } of calendrier(fuseau).formatToParts(d)) lu[type] = Number(value);
	const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = lu;
	return Date.UTC(year, month - 1, day, hour, minute, second);
}

// Building an Intl formatter costs a hundred times a call: one per zone.
const calendriers = new Map<string, Intl.DateTimeFormat>();

/** Throws RangeError where there is no such zone. */
function calendrier(fuseau: string): Intl.DateTimeFormat {
	const connu = calendriers.get(fuseau);
	if (connu) return connu;
	const nouveau = new Intl.DateTimeFormat('en-US', {
		timeZone: fuseau,
		calendar: 'gregory',
		numberingSystem: 'latn',
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
		second: 'numeric'
	});
	calendriers.set(fuseau, nouveau);
	return nouveau;
}
