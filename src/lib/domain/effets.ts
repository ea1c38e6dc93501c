/**
 * Effets: what each acquis does to the candidat, in plain words, and to the average where the coefficients are sourced.
 *
 * Dispense: the épreuve is not sat and its coefficient does not count. Bénéfice: the mark counts with it. Sources, S4.
 */
import { beneficesPossibles, lireNote, noteMinimale } from './acquis';
import type { Contexte } from './contexte';
import { lignesEpreuves } from './epreuves';
import type { Epreuve } from './examen';
import { anneeSession } from './offre';
import { trouverSpecialite, unites } from './reglement';

/** « Vous ne passerez pas E4 ; elle ne comptera pas dans la moyenne. » */
export function effetDispense({ code, coefficient }: Pick<Epreuve, 'code' | 'coefficient'>): string {
	const neutralise = coefficient === null ? '' : ` Son coefficient ${nombre(coefficient)} est neutralisé.`;
	return `Vous ne passerez pas ${code}\u00a0; elle ne comptera pas dans la moyenne.${neutralise}`;
}

/** « Vous passerez E4 ; sa note comptera, coefficient 2. » */
export function effetRepasser({ code, coefficient }: Pick<Epreuve, 'code' | 'coefficient'>): string {
	return `Vous passerez ${code}\u00a0; sa note comptera${avecCoefficient(coefficient)}.`;
}

/** « Votre 12,5 comptera, coefficient 3. Vous ne repasserez pas E2. »; null when that mark is not kept. */
export function effetNote({ examen, saisie }: Contexte, epreuve: Epreuve, typee: string): string | null {
	const note = lireNote(typee);
	if (note === null || note < noteMinimale(examen, saisie)) return null;
	const { code, coefficient } = epreuve;
	return `Votre ${nombre(note)} comptera${avecCoefficient(coefficient)}. Vous ne repasserez pas ${code}.`;
}

/** The weights of the average, obligatory unités only. */
export interface Poids {
	/** Coefficients that count: épreuves sat now and marks kept. */
	total: number;
	conserve: number;
	/** Coefficients that do not count, being dispensed. */
	dispense: number;
	/** Average of the marks kept; null when there is none. */
	moyenneConservee: number | null;
}

/** null as soon as one coefficient is not sourced: half an average would mislead. */
export function poidsMoyenne(contexte: Contexte): Poids | null {
	const { examen, campagne, saisie } = contexte;
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	if (!specialite) return null;
	const positions = new Map(lignesEpreuves(examen, campagne, saisie).map((l) => [l.code, l.position]));
	const notes = new Map(
		beneficesPossibles(examen, saisie, anneeSession(campagne.sessionExamen)).map((b) => [b.code, b.note])
	);
	const poids = { total: 0, conserve: 0, dispense: 0 };
	let points = 0;
	for (const { code, coefficient, facultative } of unites(specialite)) {
		const position = positions.get(code);
		if (facultative || position === 'non_inscrit') continue;
		if (coefficient === null) return null;
		if (position === 'dispense') poids.dispense += coefficient;
		else poids.total += coefficient;
		if (position === 'benefice') {
			poids.conserve += coefficient;
			points += coefficient * (notes.get(code) ?? 0);
		}
	}
	if (poids.total + poids.dispense === 0) return null;
	return { ...poids, moyenneConservee: poids.conserve > 0 ? points / poids.conserve : null };
}

/** What the acquis do to the average, in sentences; none when nothing is declared or the coefficients are not sourced. */
export function effetsMoyenne(contexte: Contexte): string[] {
	const poids = poidsMoyenne(contexte);
	if (!poids) return [];
	const { total, conserve, dispense, moyenneConservee } = poids;
	return [
		...(dispense > 0
			? [
					`Votre moyenne portera sur ${nombre(total)} de coefficients au lieu de ${nombre(total + dispense)}\u00a0: les épreuves dispensées ne comptent pas.`
				]
			: []),
		...(moyenneConservee === null
			? []
			: [
					`Vos notes conservées font ${nombre(moyenneConservee)} de moyenne et pèsent ${nombre(conserve)} sur ${nombre(total)} dans le résultat.`
				])
	];
}

function avecCoefficient(coefficient: number | null): string {
	return coefficient === null ? '' : `, coefficient ${nombre(coefficient)}`;
}

/** « 12,5 » */
function nombre(valeur: number): string {
	return String(Math.round(valeur * 100) / 100).replace('.', ',');
}
