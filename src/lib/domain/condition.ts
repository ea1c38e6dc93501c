/**
 * Conditions: when a rule of an exam file applies, written as data and judged by one evaluator on phone and server.
 *
 * all / any / not over named facts, so that a rectorat can add « demanded of the under-25s » without a developer. An
 * unknown fact or operator is refused when the file is parsed (`examen-conditions.ts`). Source: architecture « An exam is a file », R-209, R-210.
 */
import { ageAu } from './dates';

/** A fact that is one of several values; `parmi` asks which. */
export const FAITS_VALEUR = [
	'paysNaissance',
	'nationalite',
	'paysResidence',
	'departementResidence',
	'categorie',
	'specialite',
	'titre',
	'sessionExamen',
	'academie',
	'formePassage'
] as const;
/** A fact that is so or not; `est` asks which. */
export const FAITS_OUI_NON = [
	'handicap',
	'amenagementDuree',
	'derogation',
	'dejaPresente',
	'autreSpecialite',
	'titulaire',
	'benefice',
	'vae',
	'residenceDansAcademie',
	'preinscription',
	'autreCandidature'
] as const;
/** A fact that is a day; `depuis` and `avant` ask where it stands. */
export const FAITS_JOUR = ['dateNaissance', 'dateCandidature'] as const;

export type FaitValeur = (typeof FAITS_VALEUR)[number];
export type FaitOuiNon = (typeof FAITS_OUI_NON)[number];
export type FaitJour = (typeof FAITS_JOUR)[number];
export type FaitChamp = `champ:${string}`;

/** What is known of a candidature. `null` is « not answered yet »: what depends on it is not judged. */
export interface Faits extends Record<FaitValeur, string | null>, Record<FaitOuiNon, boolean | null> {
	dateNaissance: string;
	dateCandidature: string;
	/** Of the sessionExamen; null when its label says none. */
	annee: number | null;
	/** The extra fields that are asked, by id; one that is not asked is not there. */
	champs: Record<string, string | boolean | null>;
}

/** A day: 'AAAA-MM-JJ', or a day of the year of the sessionExamen (`anneeDecalage` years later, or earlier if negative). */
export type Quand = string | { mois: number; jour: number; anneeDecalage: number };

export type Condition =
	| { tous: Condition[] }
	| { unDe: Condition[] }
	| { non: Condition }
	| { fait: 'age'; le?: Quand | undefined; auMoins?: number | undefined; moinsDe?: number | undefined }
	| { fait: FaitValeur | FaitChamp; parmi: string[] }
	| { fait: FaitOuiNon | FaitChamp; est: boolean }
	| { fait: FaitJour | FaitChamp; depuis?: Quand | undefined; avant?: Quand | undefined };

/** Whether it holds; null when an answer that it needs is not given yet. */
export function juger(condition: Condition, faits: Faits): boolean | null {
	if ('tous' in condition) return tous(condition.tous.map((c) => juger(c, faits)));
	if ('unDe' in condition) return contraire(tous(condition.unDe.map((c) => contraire(juger(c, faits)))));
	if ('non' in condition) return contraire(juger(condition.non, faits));
	if (condition.fait === 'age') {
		const jour = condition.le === undefined ? faits.dateCandidature : jourDe(condition.le, faits.annee);
		if (jour === null) return null;
		const age = ageAu(faits.dateNaissance, jour);
		return age >= (condition.auMoins ?? 0) && age < (condition.moinsDe ?? Infinity);
	}
	const valeur = valeurDe(condition.fait, faits);
	// A field that is not asked of this candidat has none of the values.
	if (valeur === undefined) return false;
	if (valeur === null || valeur === '') return null;
	if ('parmi' in condition) return typeof valeur === 'string' && condition.parmi.includes(valeur);
	if ('est' in condition) return valeur === condition.est;
	const depuis = condition.depuis === undefined ? '' : jourDe(condition.depuis, faits.annee);
	const avant = condition.avant === undefined ? '9999' : jourDe(condition.avant, faits.annee);
	return depuis === null || avant === null ? null : String(valeur) >= depuis && String(valeur) < avant;
}

/** Whether it holds for sure. */
export function estVraie(condition: Condition, faits: Faits): boolean {
	return juger(condition, faits) === true;
}

/** 'AAAA-MM-JJ'; null when it hangs on a year that the sessionExamen does not say. */
export function jourDe(quand: Quand, annee: number | null): string | null {
	if (typeof quand === 'string') return quand;
	if (annee === null) return null;
	const deux = (n: number) => String(n).padStart(2, '0');
	return `${annee + quand.anneeDecalage}-${deux(quand.mois)}-${deux(quand.jour)}`;
}

/** Every question that a condition asks of a fact, wherever it stands. */
export function questions(
	condition: Condition
): Exclude<Condition, { tous: unknown } | { unDe: unknown } | { non: unknown }>[] {
	if ('tous' in condition) return condition.tous.flatMap(questions);
	if ('unDe' in condition) return condition.unDe.flatMap(questions);
	if ('non' in condition) return questions(condition.non);
	return [condition];
}

/** The values of that fact that a condition names: the exam file checks that they exist. */
export function valeursCitees(condition: Condition, fait: FaitValeur): string[] {
	return questions(condition).flatMap((q) => ('parmi' in q && q.fait === fait ? q.parmi : []));
}

/** The id in « champ:<id> »; null for the facts of the program. */
export function champCite(fait: string): string | null {
	return fait.startsWith('champ:') ? fait.slice('champ:'.length) : null;
}

function valeurDe(
	fait: FaitValeur | FaitOuiNon | FaitJour | FaitChamp,
	faits: Faits
): string | boolean | null | undefined {
	if (estChamp(fait)) return faits.champs[fait.slice('champ:'.length)];
	return faits[fait];
}

function estChamp(fait: string): fait is FaitChamp {
	return fait.startsWith('champ:');
}

function tous(reponses: (boolean | null)[]): boolean | null {
	if (reponses.includes(false)) return false;
	return reponses.includes(null) ? null : true;
}

function contraire(reponse: boolean | null): boolean | null {
	return reponse === null ? null : !reponse;
}
