/**
 * The échéances as a calendar file, for the telephone's own agenda: RFC 5545, in UTC, with an alarm a week, two days and eight hours before.
 *
 * The UID is that of the échéance, so that a file taken again replaces what the agenda holds instead of adding to it.
 */
import { dateEcheance, type Echeance } from './echeance';
import { nomFuseau } from './dates';

export interface Evenement extends Echeance {
	/** Stable, and of one person: « inscription-BCP-2027-33-5d2c80f1@escale.example ». */
	uid: string;
	titre: string;
	description: string;
	lien: string;
}

/** `maintenant`: when the file is made; a later one of the same UID wins. */
export function calendrier(evenements: readonly Evenement[], maintenant: Date): string {
	const lignes = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Escale//Escale//FR',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		...evenements.flatMap((evenement) => vevent(evenement, maintenant)),
		'END:VCALENDAR'
	];
	return lignes.map((ligne) => `${plier(ligne)}\r\n`).join('');
}

function vevent({ uid, titre, description, lien, le, fuseau }: Evenement, maintenant: Date): string[] {
	return [
		'BEGIN:VEVENT',
		`UID:${uid}`,
		`DTSTAMP:${utc(maintenant)}`,
		// What it says lasts until that instant: half an hour, so that no agenda draws it on the day after.
		`DTSTART:${utc(new Date(le.getTime() - DEMI_HEURE))}`,
		`DTEND:${utc(le)}`,
		`SUMMARY:${echapper(titre)}`,
		`DESCRIPTION:${echapper(`${description}\nDate limite\u00a0: ${dateEcheance({ le, fuseau })} (${nomFuseau(fuseau)}).\n${lien}`)}`,
		`URL:${lien}`,
		'TRANSP:TRANSPARENT',
		...alarme('-P7D', `${titre}\u00a0: dans 7 jours`),
		...alarme('-P2D', `${titre}\u00a0: dans 2 jours`),
		...alarme('-PT8H', `${titre}\u00a0: dernières heures`),
		'END:VEVENT'
	];
}

const DEMI_HEURE = 1_800_000;

function alarme(avant: string, mots: string): string[] {
	return ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:${avant}`, `DESCRIPTION:${echapper(mots)}`, 'END:VALARM'];
}

/** « 20261201T160000Z » */
const utc = (instant: Date) => instant.toISOString().replace(/[-:]|\.\d{3}/g, '');

const echapper = (texte: string) => texte.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');

/** A line of at most 75 bytes, in which no letter is cut: the next ones begin with a space. */
function plier(ligne: string): string {
	const lignes = [''];
	let octets = 0;
	for (const signe of ligne) {
		const poids = encodeur.encode(signe).length;
		if (octets + poids > 75) {
			lignes.push(' ');
			octets = 1;
		}
		lignes[lignes.length - 1] += signe;
		octets += poids;
	}
	return lignes.join('\r\n');
}

const encodeur = new TextEncoder();
