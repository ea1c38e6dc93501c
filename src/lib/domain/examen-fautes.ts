/**
 * What the schema reproaches to an exam file. Its conditions may be written in many forms: what is wrong in one is looked
 * for in the condition itself, which says it better than the list of the forms it has not.
 */
import * as z from 'zod/mini';
import { FAITS_JOUR, FAITS_OUI_NON, FAITS_VALEUR } from './condition';
import { Condition } from './examen-conditions';
import { fautesDeZod } from './fautes';
import type { Chemin, Faute } from './fichier';

export function fautesExamen(issues: readonly z.core.$ZodIssue[], json: unknown): Faute[] {
	return issues.flatMap((issue): Faute[] => {
		const enCondition =
			issue.code === 'invalid_union' ? fauteCondition(issue.path.reduce<unknown>(descendre, json), issue.path) : null;
		return enCondition ? [enCondition] : fautesDeZod([issue]);
	});
}

const OPERATEURS = ['tous', 'unDe', 'non', 'fait'];
const CLES: Record<string, string[]> = {
	valeur: ['fait', 'parmi'],
	ouiNon: ['fait', 'est'],
	jour: ['fait', 'depuis', 'avant'],
	age: ['fait', 'le', 'auMoins', 'moinsDe'],
	champ: ['fait', 'parmi', 'est', 'depuis', 'avant']
};

/** The first thing wrong in a condition, at its own place; null when the value does not look like a condition. */
function fauteCondition(valeur: unknown, path: Chemin): Faute | null {
	if (typeof valeur !== 'object' || valeur === null || Array.isArray(valeur)) return null;
	const noeud: Record<string, unknown> = { ...valeur };
	const operateur = OPERATEURS.find((nom) => nom in noeud);
	if (!operateur) {
		return 'mois' in noeud
			? null
			: { path, message: `opérateur inconnu : ${Object.keys(noeud).join(', ') || '(vide)'}` };
	}
	if (operateur === 'non') return fauteCondition(noeud['non'], [...path, 'non']);
	if (operateur !== 'fait') {
		const liste = noeud[operateur];
		if (!Array.isArray(liste)) return { path: [...path, operateur], message: 'il faut une liste de conditions' };
		for (const [i, sous] of liste.entries()) {
			const faute = fauteCondition(sous, [...path, operateur, i]);
			if (faute) return faute;
		}
		return null;
	}
	if (z.safeParse(Condition, valeur).success) return null;
	const fait = String(noeud['fait']);
	const genre = genreDe(fait);
	if (!genre) return { path, message: `le fait « ${fait} » n’existe pas` };
	const permises = CLES[genre] ?? [];
	const intruse = Object.keys(noeud).find((cle) => !permises.includes(cle));
	if (intruse) return { path, message: `« ${intruse} » ne se demande pas du fait « ${fait} »` };
	return { path, message: `la valeur demandée au fait « ${fait} » n’a pas la forme attendue` };
}

function genreDe(fait: string): string | null {
	if (fait === 'age') return 'age';
	if (fait.startsWith('champ:')) return 'champ';
	if (FAITS_VALEUR.some((f) => f === fait)) return 'valeur';
	if (FAITS_OUI_NON.some((f) => f === fait)) return 'ouiNon';
	return FAITS_JOUR.some((f) => f === fait) ? 'jour' : null;
}

function descendre(valeur: unknown, pas: PropertyKey): unknown {
	return typeof valeur === 'object' && valeur !== null ? Reflect.get(valeur, pas) : undefined;
}
