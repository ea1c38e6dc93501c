/**
 * « Mes notes »: the notes of the session beside those that are kept and the épreuves that are dispensed, and the
 * average where every coefficient is sourced. Nothing here is stored but the notes themselves.
 *
 * Sources: R-102 (a kept note counts with its coefficient, a dispense is neutralised), D337-83 of the code de l’éducation:
 * of a facultative only the points above 10 count.
 */
import { lireNote } from './acquis';
import type { LigneEpreuve } from './recapitulatif';

/** How the absence of somebody is kept in the place of a note. */
export const ABSENT = 'AB';
/** A note that was given by mistake: nobody sees it any more, and the relevé knows that something changed. */
export const RETIREE = 'RETIREE';

/** « 12,5 » → « 12.5 », « Absent » → « AB »; null for what is neither a note out of 20 nor an absence. */
export function lireValeur(typed: string): string | null {
	if (/^ab(s|sente?)?$/i.test(typed.trim())) return ABSENT;
	if (/^retir(é|e)e?$/i.test(typed.trim())) return RETIREE;
	const note = lireNote(typed);
	return note === null ? null : String(note);
}

export interface LigneNote {
	code: string;
	libelle: string;
	niveau: number;
	facultative: boolean;
	groupe: string;
	coefficient: number | null;
	/** « titre » stands above those that have a note; « detail » below one, and does not count. */
	genre: 'session' | 'absent' | 'attendue' | 'conservee' | 'dispense' | 'titre' | 'detail';
	/** Out of 20; null where there is none. */
	note: number | null;
}

export interface Moyenne {
	/** Out of 20, cut after the second decimal: a 9,999 is never shown as a 10. */
	valeur: number | null;
	/** Why there is none. */
	raison: string | null;
}

export interface ReleveNotes {
	/** +1 each time that it was handed out and a note changed since. */
	version: number;
	/** ISO instant of what was published or changed last. */
	misAJourLe: string;
	lignes: LigneNote[];
	moyenne: Moyenne;
}

/** Answer of `GET /api/candidatures/{id}/notes`. */
export interface MesNotes {
	/** Null while nothing is published. */
	releve: ReleveNotes | null;
	/** Where the académie publishes the results, from the exam file. */
	liens: { libelle: string; url: string }[];
}

/** `valeurs` as they are kept, `conservees` the notes of before, both by code; what is not sat is left out. */
export function lignesNotes(
	epreuves: readonly LigneEpreuve[],
	valeurs: ReadonlyMap<string, string>,
	conservees: ReadonlyMap<string, number>
): LigneNote[] {
	const lignes: LigneNote[] = [];
	const portent = portentNote(epreuves);
	for (const [rang, epreuve] of epreuves.entries()) {
		const { code, libelle, niveau, facultative, groupe, coefficient, position } = epreuve;
		const commun = { code, libelle, niveau, facultative, groupe, coefficient };
		const valeur = valeurs.get(code);
		const note = valeur === undefined || valeur === ABSENT ? null : Number(valeur);
		if (position === 'non_inscrit') continue;
		// The second groupe is sat after the results of the first, by few.
		if (groupe !== epreuves[0]?.groupe && valeur === undefined) continue;
		if (!portent.has(rang)) {
			const dessous = dessousDe(epreuves, rang).some((i) => portent.has(i));
			if (dessous) lignes.push({ ...commun, genre: 'titre', note });
			else if (note !== null) lignes.push({ ...commun, genre: 'detail', note });
		} else if (position === 'dispense') lignes.push({ ...commun, genre: 'dispense', note: null });
		else if (position === 'benefice')
			lignes.push({ ...commun, genre: 'conservee', note: conservees.get(code) ?? null });
		else
			lignes.push({
				...commun,
				genre: valeur === ABSENT ? 'absent' : note === null ? 'attendue' : 'session',
				note
			});
	}
	// A heading whose épreuves are all left out says nothing.
	return lignes.filter(
		({ genre, niveau, note }, i) => genre !== 'titre' || note !== null || (lignes[i + 1]?.niveau ?? -1) > niveau
	);
}

/** Whether a jury may give it a note: it is sat, and it is no mere heading. */
export function recoitNote(epreuves: readonly LigneEpreuve[], code: string): boolean {
	const rang = epreuves.findIndex((epreuve) => epreuve.code === code);
	if (epreuves[rang]?.position !== 'inscrit') return false;
	const portent = portentNote(epreuves);
	return portent.has(rang) || !dessousDe(epreuves, rang).some((i) => portent.has(i));
}

/** Ranks of those that carry the note: an unité without unités below it; where nothing is an unité, the last level. */
function portentNote(epreuves: readonly LigneEpreuve[]): Set<number> {
	const rangs = new Set<number>();
	let couvertJusquA = 0;
	for (const [rang, { unite }] of epreuves.entries()) {
		if (rang < couvertJusquA) continue;
		const dessous = dessousDe(epreuves, rang);
		const estFeuille = unite === null ? dessous.length === 0 : !dessous.some((i) => epreuves[i]?.unite != null);
		if (!estFeuille) continue;
		rangs.add(rang);
		couvertJusquA = rang + dessous.length + 1;
	}
	return rangs;
}

function dessousDe(epreuves: readonly LigneEpreuve[], rang: number): number[] {
	const niveau = epreuves[rang]?.niveau ?? 0;
	const rangs: number[] = [];
	for (let i = rang + 1; (epreuves[i]?.niveau ?? -1) > niveau; i++) rangs.push(i);
	return rangs;
}

/** The épreuves as they were enregistrées, and whether they are spread over several sessions. */
export interface Presentes {
	epreuves: readonly LigneEpreuve[];
	progressive: boolean;
}

/** Of the first groupe. */
export function moyenneDe(lignes: readonly LigneNote[], presentes: Presentes): Moyenne {
	const comptees = quiComptent(lignes);
	const obligatoires = comptees.filter(({ facultative }) => !facultative);
	const sans = (raison: string): Moyenne => ({ valeur: null, raison });
	if (resteAPasser(presentes))
		return sans(
			'Vous passez l’examen en plusieurs sessions\u00a0: la moyenne se calcule quand chaque épreuve a une note.'
		);
	if (obligatoires.some(({ genre }) => genre === 'absent'))
		return sans('Vous êtes noté(e) absent(e) à une épreuve\u00a0: le rectorat dit ce qu’il en est de votre moyenne.');
	if (obligatoires.some(({ note }) => note === null)) return sans('Il manque encore des notes.');
	const inconnus = obligatoires.filter(({ coefficient }) => coefficient === null);
	if (inconnus.length > 0 || obligatoires.length === 0)
		return sans(
			`Escale ne connaît pas le coefficient de ${inconnus.map(({ code }) => code).join(', ') || 'ces épreuves'}\u00a0: votre moyenne est sur le relevé du rectorat.`
		);
	const [points, coefficients] = totaliser(comptees);
	return { valeur: Math.floor((points / coefficients) * 100 + 1e-9) / 100, raison: null };
}

/**
 * Whether the diploma was obtained, as far as the notes alone say it: the jury decides. Without every coefficient it is still
 * known when all notes stand on one side of 10.
 */
export function issueProbable(
	lignes: readonly LigneNote[],
	presentes: Presentes
): 'obtenu' | 'a_repasser' | 'inconnue' {
	const { valeur } = moyenneDe(lignes, presentes);
	if (valeur !== null) return valeur >= 10 ? 'obtenu' : 'a_repasser';
	const obligatoires = quiComptent(lignes).filter(({ facultative }) => !facultative);
	if (resteAPasser(presentes) || obligatoires.some(({ genre }) => genre === 'absent')) return 'a_repasser';
	const notes = obligatoires.flatMap(({ note }) => note ?? []);
	if (notes.length === 0 || notes.length < obligatoires.length) return 'inconnue';
	if (notes.every((note) => note >= 10)) return 'obtenu';
	// The points of a facultative could lift an average that is close to 10.
	const enPlus = quiComptent(lignes).some(({ facultative, note }) => facultative && (note ?? 0) > 10);
	return notes.every((note) => note < 10) && !enPlus ? 'a_repasser' : 'inconnue';
}

/** Dispenses and headings count for nothing. */
function quiComptent(lignes: readonly LigneNote[]): LigneNote[] {
	const premier = lignes[0]?.groupe;
	return lignes.filter(
		({ genre, groupe }) => groupe === premier && genre !== 'titre' && genre !== 'detail' && genre !== 'dispense'
	);
}

/** Forme progressive: an obligatory épreuve was left for another session. */
function resteAPasser({ epreuves, progressive }: Presentes): boolean {
	const premier = epreuves[0]?.groupe;
	return (
		progressive &&
		[...portentNote(epreuves)].some((rang) => {
			const epreuve = epreuves[rang];
			return epreuve?.position === 'non_inscrit' && !epreuve.facultative && epreuve.groupe === premier;
		})
	);
}

function totaliser(comptees: readonly LigneNote[]): [points: number, coefficients: number] {
	let [points, coefficients] = [0, 0];
	for (const { facultative, note, coefficient } of comptees) {
		if (facultative) points += Math.max(0, (note ?? 0) - 10);
		else {
			points += (note ?? 0) * (coefficient ?? 0);
			coefficients += coefficient ?? 0;
		}
	}
	return [points, coefficients];
}
