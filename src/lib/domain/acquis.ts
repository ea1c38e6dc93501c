/**
 * Acquis: what was obtained before and gives rights — dispenses by a title or a VAE, bénéfices of kept marks.
 *
 * A dispense neutralises the épreuve; a bénéfice keeps its mark, ≥ 10/20, for five years. Everything is on request: the
 * candidat unticks what they prefer to sit again. Sources: R-100 … R-102, arrêté du 8 novembre 2012, D337-69, D337-79.
 */
import type { Epreuve, Examen, Specialite, Titre } from './examen';
import { epreuvesEnOrdre, trouverSpecialite, unites } from './reglement';
import type { Saisie } from './saisie';

/** The titles that the spécialité recognises, in the order of the screen, with the year from which each does. */
export function titresDe(examen: Examen, specialite: Specialite): Titre[] {
	return (specialite.titres ?? examen.titresParDefaut).flatMap((id) => {
		const titre = examen.titres.find((t) => t.id === id);
		return titre ? [{ ...titre, depuis: specialite.titresDepuis[id] ?? titre.depuis }] : [];
	});
}

export function trouverTitre(examen: Examen, specialite: Specialite, id: string): Titre | null {
	return titresDe(examen, specialite).find((t) => t.id === id) ?? null;
}

/** « BTS DUT DEUG LICENCE Toutes spécialités (depuis 1900) » */
export function libelleTitre({ diplome, specialite, depuis }: Titre): string {
	return `${diplome} ${specialite}${depuis === null ? '' : ` (depuis ${depuis})`}`;
}

/** Codes of the épreuves that the title dispenses, by name or by matière, in the order of the règlement (R-101). */
export function dispensesDuTitre(examen: Examen, specialite: Specialite, titreId: string): string[] {
	const titre = trouverTitre(examen, specialite, titreId);
	if (!titre) return [];
	const nommees = titre.dispenses.find((d) => d.specialite === specialite.cfd)?.epreuves ?? [];
	return epreuvesEnOrdre(specialite).flatMap(({ epreuve: { code, matiere } }) =>
		nommees.includes(code) || (matiere !== null && titre.dispenseMatieres.includes(matiere)) ? [code] : []
	);
}

/** Codes dispensed once the candidat has said which ones they sit again; those of a VAE are as declared. */
export function dispensesAccordees(examen: Examen, specialite: Specialite, acquis: Saisie['acquis']): string[] {
	const { titulaire, vae } = acquis;
	const duTitre = titulaire
		? dispensesDuTitre(examen, specialite, titulaire.titre).filter((code) => !titulaire.repassees.includes(code))
		: [];
	const deVae = unites(specialite).flatMap(({ code }) => (vae?.epreuves.includes(code) ? [code] : []));
	return [...new Set([...duTitre, ...deVae])];
}

export type QuestionNotes = 'dejaPresente' | 'autreSpecialite';

/**
 * The épreuves whose mark may be kept: unités only, never the mark of their heading; after another spécialité, only the
 * general ones, which both have.
 */
export function epreuvesConservables(specialite: Specialite, question: QuestionNotes): Epreuve[] {
	return unites(specialite).filter((e) => question === 'dejaPresente' || e.matiere !== null);
}

export interface Benefice {
	code: string;
	note: number;
}

/** The marks typed that the rules let this candidat keep; `annee` is that of the sessionExamen (R-102). */
export function beneficesPossibles(examen: Examen, saisie: Saisie, annee: number | null): Benefice[] {
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	if (!specialite) return [];
	const parCode = new Map<string, Benefice>();
	for (const question of ['dejaPresente', 'autreSpecialite'] as const) {
		const declaration = saisie.acquis[question];
		if (!declaration || !estDansLaDuree(examen, declaration.annee, annee)) continue;
		for (const { code } of epreuvesConservables(specialite, question)) {
			const note = lireNote(declaration.notes[code] ?? '');
			if (note === null || note < noteMinimale(examen, saisie) || parCode.has(code)) continue;
			parCode.set(code, { code, note });
		}
	}
	return [...parCode.values()];
}

/** 10/20; in forme progressive marks below may be kept too, at the candidat's choice (D337-79). */
export function noteMinimale({ benefice }: Examen, { qualification }: Saisie): number {
	return qualification.formePassage === 'progressive' && benefice.sousLaMoyenneEnProgressive
		? 0
		: benefice.noteMinimale;
}

/** A mark is kept for five years from the sessionExamen at which it was obtained. */
export function estDansLaDuree({ benefice }: Examen, obtenue: string, annee: number | null): boolean {
	if (annee === null || !/^\d{4}$/.test(obtenue)) return false;
	const age = annee - Number(obtenue);
	return age >= 0 && age <= benefice.annees;
}

/** « 12,5 », « 12.5 », « 08 », « 12/20 » → a number from 0 to 20; null for anything else. */
export function lireNote(typed: string): number | null {
	const lue = /^(\d{1,2})(?:[.,](\d{1,2}))?(?:\/20)?$/.exec(typed.replace(/\s/g, ''));
	if (!lue) return null;
	const note = Number(`${lue[1]}.${lue[2] ?? '0'}`);
	return note <= 20 ? note : null;
}
