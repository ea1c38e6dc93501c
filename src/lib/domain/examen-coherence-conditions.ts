/** The conditions of an exam file: what they name exists, what they ask can be answered, and they are not too deep. */
import { champCite, jourDe, questions, type Condition, type Quand } from './condition';
import { parseJour } from './dates';
import type { Examen } from './examen';
import type { Faute } from './examen-coherence';
import type { ChampComplementaire } from './examen-regles';
import { academie } from './referentiels';

/** A condition that nobody could read is a mistake. */
const PROFONDEUR_MAX = 20;

interface Emploi {
	condition: Condition;
	path: Faute['path'];
	/** The fields that may be asked before this condition is judged. */
	champs: ChampComplementaire[];
	/** An answer that is missing would let somebody pass: only mandatory fields may decide. */
	decide: boolean;
}

export function fautesConditions(examen: Examen): Faute[] {
	const emplois: Emploi[] = [
		// A field depends only on those before it: there is no circle, and one pass says which are asked.
		...examen.champs.flatMap(({ si }, i) => emploi(si, ['champs', i, 'si'], examen.champs.slice(0, i), false)),
		...examen.attestations.flatMap(({ si }, i) => emploi(si, ['attestations', i, 'si'], examen.champs, false)),
		...examen.eligibilite.flatMap(({ si, exige }, i) => [
			...emploi(si, ['eligibilite', i, 'si'], examen.champs, true),
			...emploi(exige, ['eligibilite', i, 'exige'], examen.champs, true)
		]),
		...examen.pieces.flatMap(({ si }, i) => emploi(si, ['pieces', i, 'si'], examen.champs, false))
	];
	const pieces = examen.pieces.map((p) => p.id);
	return [
		...examen.pieces.flatMap(({ fenetre }, i) =>
			inexistant(fenetre?.avant) ? [{ path: ['pieces', i, 'fenetre', 'avant'], message: JOUR_INEXISTANT }] : []
		),
		...emplois.flatMap((e) => fautesCondition(examen, e)),
		...examen.eligibilite.flatMap(({ piece }, i) =>
			piece === null || pieces.includes(piece)
				? []
				: [{ path: ['eligibilite', i, 'piece'], message: `la pièce « ${piece} » n’existe pas` }]
		)
	];
}

function emploi(
	condition: Condition | null,
	path: Faute['path'],
	champs: ChampComplementaire[],
	decide: boolean
): Emploi[] {
	return condition ? [{ condition, path, champs, decide }] : [];
}

function fautesCondition(examen: Examen, { condition, path, champs, decide }: Emploi): Faute[] {
	if (profondeur(condition) > PROFONDEUR_MAX) {
		return [{ path, message: `plus de ${PROFONDEUR_MAX} conditions l’une dans l’autre` }];
	}
	return questions(condition)
		.flatMap((question): string[] => {
			const jours = [...('le' in question ? [question.le] : []), ...bornes(question)].filter(inexistant);
			if (jours.length > 0) return [JOUR_INEXISTANT];
			const id = champCite(question.fait);
			if (id !== null) return fauteChamp(question, champs.find((c) => c.id === id) ?? null, id, decide);
			if (!('parmi' in question)) return [];
			const genre = GENRES[question.fait];
			return genre ? question.parmi.filter((v) => !genre.existe(examen, v)).map(genre.dire) : [];
		})
		.map((message) => ({ path, message }));
}

const JOUR_INEXISTANT = 'ce jour n’existe pas, ou pas chaque année';

function bornes(question: ReturnType<typeof questions>[number]): (Quand | undefined)[] {
	return 'depuis' in question || 'avant' in question ? [question.depuis, question.avant] : [];
}

/** A day of the calendar, in any year: 31 February never comes, and 29 February not every year. */
function inexistant(quand: Quand | undefined): boolean {
	if (quand === undefined) return false;
	const jour = typeof quand === 'string' ? quand : jourDe({ ...quand, anneeDecalage: 0 }, 2001);
	return jour !== null && parseJour(jour) !== jour;
}

function fauteChamp(
	question: ReturnType<typeof questions>[number],
	champ: ChampComplementaire | null,
	id: string,
	decide: boolean
): string[] {
	if (!champ) return [`le champ « ${id} » n’existe pas, ou n’est pas déclaré avant`];
	if (decide && !champ.obligatoire)
		return [`le champ « ${id} » décide du droit de s’inscrire : il doit être obligatoire`];
	if ('parmi' in question) {
		if (champ.type !== 'choix') return [`« parmi » ne se demande que d’un champ à choix, ce que « ${id} » n’est pas`];
		return question.parmi
			.filter((valeur) => !champ.options.some((o) => o.id === valeur))
			.map((valeur) => `le champ « ${id} » n’a pas la réponse « ${valeur} »`);
	}
	if ('est' in question) {
		return champ.type === 'oui_non'
			? []
			: [`« est » ne se demande que d’un champ Oui ou Non, ce que « ${id} » n’est pas`];
	}
	return champ.type === 'date'
		? []
		: [`« depuis » et « avant » ne se demandent que d’une date, ce que « ${id} » n’est pas`];
}

/** The facts whose values come from a list that is known here. */
const GENRES: Record<
	string,
	{ existe: (examen: Examen, valeur: string) => boolean; dire: (valeur: string) => string }
> = {
	categorie: {
		existe: (examen, id) => examen.categories.some((c) => c.id === id),
		dire: (id) => `la catégorie « ${id} » n’existe pas`
	},
	specialite: {
		existe: (examen, cfd) => examen.specialites.some((s) => s.cfd === cfd),
		dire: (cfd) => `la spécialité « ${cfd} » n’existe pas`
	},
	titre: {
		existe: (examen, id) => examen.titres.some((t) => t.id === id),
		dire: (id) => `le titre « ${id} » n’existe pas`
	},
	formePassage: {
		existe: (examen, id) => examen.formesPassage.some((f) => f.id === id),
		dire: (id) => `la forme de passage « ${id} » n’existe pas`
	},
	academie: {
		existe: (_, code) => academie(code) !== null,
		dire: (code) => `l’académie « ${code} » n’existe pas`
	}
};

function profondeur(condition: Condition): number {
	if ('tous' in condition) return 1 + Math.max(0, ...condition.tous.map(profondeur));
	if ('unDe' in condition) return 1 + Math.max(0, ...condition.unDe.map(profondeur));
	return 'non' in condition ? 1 + profondeur(condition.non) : 1;
}
