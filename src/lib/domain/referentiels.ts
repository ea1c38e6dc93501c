/**
 * Référentiels: the lists everybody shares (pays, académies, catégories socio-professionnelles), by code.
 *
 * The JSON files stand alone, each with its source, so that the phone can load one when an onglet needs it. Lookups search
 * the list each time: a few hundred rows, and no table is built by a page that asks for nothing. The rows alone are imported,
 * by name: the phone does not carry where they come from.
 */
import { academies as ACADEMIES } from './referentiels/academies.json';
import { categories as CATEGORIES } from './referentiels/categories-socioprofessionnelles.json';
import { pays as PAYS } from './referentiels/pays.json';

/** INSEE code of « FRANCE (DONT OUTRE-MER) ». */
export const FRANCE = '100';

export interface Pays {
	/** Three digits: the INSEE code without its leading 99. */
	code: string;
	libelle: string;
	/** Territories that share the code, to be found by their own name. */
	aussi?: string[];
}

/** France first, then in alphabetical order. */
export const listePays: readonly Pays[] = PAYS;

export function pays(code: string): Pays | null {
	return listePays.find((p) => p.code === code) ?? null;
}

export interface Academie {
	/** Code BCN, « 33 » for la Guyane; « 00 » for the centres abroad. */
	code: string;
	nom: string;
	/** « ACADÉMIE DE LA GUYANE » */
	libelle: string;
	/** null for the centres abroad: each has its own. */
	fuseau: string | null;
	departements: string[];
	/** « SIEC » where several académies share one service. */
	gestionnaire: string | null;
}

/** In alphabetical order; the centres abroad last. */
export const listeAcademies: readonly Academie[] = ACADEMIES;

export function academie(code: string): Academie | null {
	return listeAcademies.find((a) => a.code === code) ?? null;
}

/** The académie of residence of somebody who lives in that département. */
export function academieDuDepartement(code: string): Academie | null {
	return listeAcademies.find((a) => a.departements.includes(code)) ?? null;
}

export interface CategorieSocioProfessionnelle {
	code: string;
	libelle: string;
}

export const listeCategoriesSocioProfessionnelles: readonly CategorieSocioProfessionnelle[] = CATEGORIES;

export function categorieSocioProfessionnelle(code: string): CategorieSocioProfessionnelle | null {
	return listeCategoriesSocioProfessionnelles.find((c) => c.code === code) ?? null;
}
