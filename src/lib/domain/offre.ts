/**
 * What a campagne offers to choose from, within what the exam file knows: catégories, établissements, spécialités, formes.
 *
 * The screen shows these lists, the verification refuses what is not in them. Sources.
 */
import type { Campagne, Etablissement } from './campagne';
import type { Categorie, Examen, Specialite } from './examen';

export type FormePassage = 'globale' | 'progressive';

/** a catégorie given by a school only is not offered to somebody who registers by him- or herself. */
export function categoriesProposees(examen: Examen, preinscription: boolean): Categorie[] {
	return examen.categories.filter((c) => c.choisissable || preinscription);
}

export function trouverCategorie(examen: Examen, id: string): Categorie | null {
	return examen.categories.find((c) => c.id === id) ?? null;
}

/** those of the campagne that take the catégorie; the field is absent when there is none. */
export function etablissementsProposes(campagne: Campagne, categorie: string): Etablissement[] {
	return campagne.reglages.etablissements.filter((e) => e.categories.length === 0 || e.categories.includes(categorie));
}

/** « CFA CEVEDOM CAYENNE - CAYENNE CEDEX 2 (9730538X) » */
export function libelleEtablissement(campagne: Campagne, id: string): string {
	const trouve = campagne.reglages.etablissements.find((e) => e.id === id);
	if (!trouve) return '';
	return trouve.uai ? `${trouve.nom} (${trouve.uai})` : trouve.nom;
}

/** Whether the académie organises it at this sessionExamen. */
export function estOrganisee({ reglages }: Campagne, cfd: string): boolean {
	return reglages.specialites === null || reglages.specialites.includes(cfd);
}

export function specialitesProposees(examen: Examen, campagne: Campagne): Specialite[] {
	return examen.specialites.filter(({ cfd }) => estOrganisee(campagne, cfd));
}

/** the formes of the catégorie, and the others when a dérogation opens them (D337-78). */
export function formesPermises(examen: Examen, categorie: string, derogation: boolean | null): FormePassage[] {
	const trouvee = trouverCategorie(examen, categorie);
	if (!trouvee) return [];
	if (trouvee.derogation && derogation) return examen.formesPassage.map((f) => f.id);
	return trouvee.formesPassage;
}

export function libelleForme(examen: Examen, forme: '' | FormePassage): string {
	return examen.formesPassage.find((f) => f.id === forme)?.libelle ?? '';
}

/** The year in « 2027 », « JUIN 2027 », « NOVEMBRE 2027 VAE »; null when the label says none. */
export function anneeSession(sessionExamen: string): number | null {
	const lue = /\b\d{4}\b/.exec(sessionExamen);
	return lue ? Number(lue[0]) : null;
}
