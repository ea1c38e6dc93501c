/**
 * The règlement of a spécialité: its épreuves as a tree, walked in the order of the screen and of the document.
 *
 * What can be dispensed, kept or sat is an « unité »; épreuves above and below follow it. Sources: R-110, S2 §3 and §4.1.
 */
import type { Epreuve, Examen, Specialite } from './examen';

export function trouverSpecialite(examen: Examen, cfd: string): Specialite | null {
	return examen.specialites.find((s) => s.cfd === cfd) ?? null;
}

export interface EpreuvePlacee {
	epreuve: Epreuve;
	/** 0 for an épreuve, 1 for its sous-épreuves, 2 below. */
	niveau: number;
	groupe: string;
}

/** Every rule walks it, several times a key on a phone: the walk is done once for each spécialité. */
const parcourues = new WeakMap<Specialite, EpreuvePlacee[]>();

/** Every épreuve of the spécialité, each before its sous-épreuves. */
export function epreuvesEnOrdre(specialite: Specialite): EpreuvePlacee[] {
	const deja = parcourues.get(specialite);
	if (deja) return deja;
	const epreuves = specialite.groupes.flatMap(({ libelle, epreuves }) => descendre(epreuves, libelle, 0));
	parcourues.set(specialite, epreuves);
	return epreuves;
}

/** False for a spécialité whose épreuves nobody sourced: « règlement non renseigné », the rectorat completes them. */
export function reglementRenseigne(specialite: Specialite): boolean {
	return specialite.groupes.length > 0;
}

/** The épreuves that a candidat may sit, keep or be dispensed of one by one. */
export function unites(specialite: Specialite): Epreuve[] {
	return epreuvesEnOrdre(specialite).flatMap(({ epreuve }) => (estUnite(epreuve) ? [epreuve] : []));
}

/** An épreuve with sous-unités (« U5 » above « U51 », « U52 ») is only their heading: it is not itself an unité to sit. */
export function estUnite(epreuve: Epreuve): boolean {
	return epreuve.unite !== null && !descendre(epreuve.sousEpreuves, '', 0).some((e) => e.epreuve.unite !== null);
}

/** Whether a mode of évaluation can be said of it: an unité, a leaf, or an épreuve of which the file says something. */
export function estEvaluee(epreuve: Epreuve): boolean {
	return epreuve.sousEpreuves.length === 0 || estUnite(epreuve) || epreuve.modes.length > 0 || !epreuve.ponctuelSource;
}

function descendre(epreuves: Epreuve[], groupe: string, niveau: number): EpreuvePlacee[] {
	return epreuves.flatMap((epreuve) => [
		{ epreuve, niveau, groupe },
		...descendre(epreuve.sousEpreuves, groupe, niveau + 1)
	]);
}
