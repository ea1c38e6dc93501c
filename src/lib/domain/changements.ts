/**
 * What changed from one version of a candidature to another, in words: « Langue EF1 : anglais → espagnol ».
 *
 * What was typed is compared field by field (`ecarts.ts`); acquis and épreuves by what the rules made of them that day, since
 * one tick in « Acquis » may move five positions. The candidat and the gestionnaire read the same lines.
 */
import type { Contexte } from './contexte';
import { ecarts } from './ecarts';
import type { Instantane } from './instantane';
import { libellePosition, type LigneEpreuve, type Recapitulatif } from './recapitulatif';
import type { PartieSaisie } from './saisie';

export interface Changement {
	libelle: string;
	avant: string;
	apres: string;
}

export type DeuxiemeVue = Pick<Instantane, 'saisie' | 'recapitulatif'>;

const TYPES: PartieSaisie[] = ['identification', 'candidature', 'qualification', 'complements'];

/** `contexte` names things: its examen and campagne are those of the candidature, its saisie that of `apres`. */
export function changements(contexte: Contexte, avant: DeuxiemeVue, apres: DeuxiemeVue): Changement[] {
	return [
		...duBloc('identification', avant, apres).filter(({ libelle }) => libelle !== 'Nationalité'),
		...TYPES.flatMap((partie) =>
			ecarts(contexte, partie, avant.saisie[partie], apres.saisie[partie]).map(({ libelle, ici, ailleurs }) => ({
				libelle,
				avant: ici,
				apres: ailleurs
			}))
		),
		...duBloc('acquis', avant, apres),
		...desEpreuves(contexte, avant.recapitulatif.epreuves, apres.recapitulatif.epreuves)
	];
}

function duBloc(id: Recapitulatif['blocs'][number]['id'], avant: DeuxiemeVue, apres: DeuxiemeVue): Changement[] {
	const [a, b] = [avant, apres].map(({ recapitulatif }) => parLibelle(recapitulatif, id));
	return comparer(a ?? new Map(), b ?? new Map());
}

/** One libellé may have several lines. */
function parLibelle({ blocs }: Recapitulatif, id: string): Map<string, string> {
	const lignes = new Map<string, string>();
	for (const { libelle, valeur } of blocs.find((bloc) => bloc.id === id)?.lignes ?? [])
		lignes.set(libelle, [lignes.get(libelle), valeur].filter(Boolean).join(', '));
	return lignes;
}

function desEpreuves({ examen }: Contexte, avant: LigneEpreuve[], apres: LigneEpreuve[]): Changement[] {
	const quoi = (choix: string) => (examen.langues.some(({ libelle }) => libelle === choix) ? 'Langue' : 'Choix');
	const [a, b] = [new Map<string, string>(), new Map<string, string>()];
	for (const [lignes, dites] of [
		[avant, a],
		[apres, b]
	] as const)
		for (const { code, libelle, position, choix } of lignes) {
			dites.set(`${code} : ${libelle}`, libellePosition(position));
			if (choix) dites.set(`${quoi(choix)} ${code}`, choix);
		}
	return comparer(a, b);
}

function comparer(avant: Map<string, string>, apres: Map<string, string>): Changement[] {
	return [...new Set([...avant.keys(), ...apres.keys()])].flatMap((libelle) => {
		const [a, b] = [avant.get(libelle) || '-', apres.get(libelle) || '-'];
		return a === b ? [] : [{ libelle, avant: a, apres: b }];
	});
}

/** A version of « Mon inscription », the oldest is 1. */
export interface VersionResume {
	version: number;
	/** ISO instant. */
	enregistreeLe: string;
	/** Since the one before; empty of the first. */
	changements: Changement[];
}
