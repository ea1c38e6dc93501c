/**
 * Fautes: what zod found wrong in a file, said in sentences to whoever wrote it.
 *
 * zod's own messages are in English, or empty in zod/mini. Parse with `reportInput`, or what is missing cannot be told
 * from what is of another kind.
 */
import type * as z from 'zod/mini';
import type { Chemin, Faute } from './fichier';

type Issue = z.core.$ZodIssue;

export function fautesDeZod(issues: readonly Issue[], dans: Chemin = []): Faute[] {
	return issues.flatMap((issue): Faute[] => {
		const path = [...dans, ...issue.path];
		switch (issue.code) {
			case 'unrecognized_keys':
				return issue.keys.map((cle) => ({ path: [...path, cle], message: 'cette propriété n’existe pas' }));
			case 'invalid_union':
				return fautesUnion(issue.errors, path);
			default:
				return [{ path, message: phrase(issue) }];
		}
	});
}

function phrase(issue: Issue): string {
	if (issue.input === undefined && issue.code !== 'custom') return 'cette propriété manque';
	switch (issue.code) {
		case 'invalid_type':
			return `${GENRES[issue.expected] ?? issue.expected} est attendu, et non ${genre(issue.input)}`;
		case 'invalid_value':
			return `${dire(issue.input)} n’est pas possible : ${liste(issue.values)}`;
		case 'invalid_format':
			return `${dire(issue.input)} n’a pas la forme attendue${issue.pattern ? ` (${issue.pattern})` : ''}`;
		case 'too_small':
			if (issue.origin === 'string' || issue.origin === 'array')
				return issue.minimum === 1 ? 'ne peut pas être vide' : `il en faut au moins ${issue.minimum}`;
			return `au moins ${issue.minimum}`;
		case 'too_big':
			return `au plus ${issue.maximum}`;
		case 'custom':
			return issue.message;
		default:
			return 'n’est pas valable';
	}
}

/** Of several forms, the one that was meant if it can be told; else what could have been written where they differ. */
function fautesUnion(formes: readonly Issue[][], path: Chemin): Faute[] {
	const [voulue, autre] = formes.map((issues) => ({ issues, ecart: ecart(issues) })).sort((a, b) => a.ecart - b.ecart);
	if (!voulue || voulue.ecart === autre?.ecart) return [{ path, message: 'n’a aucune des formes possibles' }];
	const autrement = voulue.issues.find(estAutreChoix);
	if (!autrement) return fautesDeZod(voulue.issues, path);
	const values = formes.flat().flatMap((i) => (estAutreChoix(i) && i.code === 'invalid_value' ? i.values : []));
	const possibles = liste([...new Set(values)]);
	return [
		{ path: [...path, ...autrement.path], message: `${dire(autrement.input)} n’est pas possible : ${possibles}` }
	];
}

/** How far what was written is from that form, by its own properties: what is deeper does not say which was meant. */
function ecart(issues: readonly Issue[]): number {
	return issues.reduce((somme, issue) => {
		if (issue.code === 'unrecognized_keys' && issue.path.length === 0) return somme + 3 * issue.keys.length;
		if (issue.path.length === 1 && issue.input === undefined) return somme + 3;
		return estAutreChoix(issue) || issue.path.length === 0 ? somme + 4 : somme;
	}, 0);
}

function estAutreChoix(issue: Issue): boolean {
	return issue.code === 'invalid_value' && issue.path.length === 1 && issue.input !== undefined;
}

const GENRES: Record<string, string> = {
	string: 'un texte',
	number: 'un nombre',
	int: 'un nombre entier',
	boolean: 'true ou false',
	array: 'une liste',
	object: 'un objet { … }',
	record: 'un objet { … }',
	null: 'null'
};

function genre(valeur: unknown): string {
	if (valeur === null) return 'null';
	if (Array.isArray(valeur)) return 'une liste';
	return GENRES[typeof valeur] ?? typeof valeur;
}

function dire(valeur: unknown): string {
	if (typeof valeur !== 'string' && typeof valeur !== 'number' && typeof valeur !== 'boolean') return genre(valeur);
	const texte = String(valeur);
	return `« ${texte.length > 60 ? `${texte.slice(0, 60)}…` : texte} »`;
}

function liste(values: readonly unknown[]): string {
	return `${values.length === 1 ? '' : 'l’un de '}${values.map(dire).join(', ')} est attendu`;
}
