/**
 * The épreuves of one candidature: the position of each, its mode of évaluation, and what is left to choose.
 *
 * Nothing here is stored: acquis, forme de passage and choices give every line. Sources: R-110 … R-114, S2 §3 and §4.1,
 * D337-77 (whoever is not prepared in a school entitled to CCF sits ponctuel épreuves only).
 */
import { beneficesPossibles, dispensesAccordees } from './acquis';
import type { Campagne } from './campagne';
import type { Categorie, Epreuve, Examen } from './examen';
import { anneeSession, trouverCategorie } from './offre';
import type { LigneEpreuve } from './recapitulatif';
import { libelleChoix, languesObligatoires, optionsDe, type Option } from './options-epreuve';
import { epreuvesEnOrdre, estEvaluee, estUnite, trouverSpecialite } from './reglement';
import type { Saisie } from './saisie';

export type Position = LigneEpreuve['position'];

/** What the rectorat alone can say is said to be so, never guessed. */
export const MODE_A_PRECISER = 'mode à préciser par le rectorat';
const MODES = { ponctuel: 'Ponctuel', ccf: 'Contrôle en cours de formation' };

/** Every épreuve of the spécialité, in the order of the document; empty until a spécialité is chosen. */
export function lignesEpreuves(examen: Examen, campagne: Campagne, saisie: Saisie): LigneEpreuve[] {
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	if (!specialite) return [];
	const categorie = trouverCategorie(examen, saisie.candidature.categorie);
	const { positions } = placerEpreuves(examen, campagne, saisie);
	return epreuvesEnOrdre(specialite).map(({ epreuve, niveau, groupe }) => {
		const position = positions.get(epreuve.code) ?? 'inscrit';
		const modeAffiche = position === 'inscrit' ? mode(epreuve, categorie) : null;
		return {
			code: epreuve.code,
			libelle: epreuve.libelle,
			unite: epreuve.unite,
			niveau,
			facultative: epreuve.facultative,
			groupe,
			position,
			mode: modeAffiche,
			choix:
				position === 'inscrit'
					? libelleChoix(examen, campagne, epreuve, saisie.epreuves.choix[epreuve.code]?.valeur ?? '')
					: null,
			coefficient: epreuve.coefficient,
			precisions: position === 'inscrit' && modeAffiche === MODES.ponctuel ? precisions(epreuve) : null
		};
	});
}

export interface ChoixPossible {
	code: string;
	libelle: string;
	groupe: string;
	facultative: boolean;
	position: Position;
	mode: string | null;
	/** « Inscrit / Non inscrit » is asked: a facultative, or an unité in forme progressive. */
	inscriptionLibre: boolean;
	/** The list to choose from when Inscrit; null when there is nothing to choose. */
	liste: { libelle: string; options: Option[] } | null;
}

/** The épreuves that leave a choice; none: the screen says to go on. */
export function choixPossibles(examen: Examen, campagne: Campagne, saisie: Saisie): ChoixPossible[] {
	const lignes = new Map(lignesEpreuves(examen, campagne, saisie).map((ligne) => [ligne.code, ligne]));
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	if (!specialite) return [];
	const { subordonnees } = placerEpreuves(examen, campagne, saisie);
	const languesPrises = languesObligatoiresChoisies(examen, campagne, saisie);
	return epreuvesEnOrdre(specialite).flatMap(({ epreuve, groupe }) => {
		const ligne = lignes.get(epreuve.code);
		// One of several is chosen at their heading.
		if (!ligne || subordonnees.has(epreuve.code) || ligne.position === 'dispense' || ligne.position === 'benefice')
			return [];
		const options = optionsDe(examen, campagne, epreuve, languesPrises);
		// A list that the académie left empty: the épreuve cannot be organised.
		if (epreuve.facultative && options?.length === 0) return [];
		const liste = epreuve.choix && options?.length ? { libelle: epreuve.choix.libelle, options } : null;
		const inscriptionLibre = inscriptionEstLibre(epreuve, saisie);
		if (!inscriptionLibre && !liste) return [];
		const { code, libelle, facultative, position, mode } = ligne;
		return [{ code, libelle, groupe, facultative, position, mode, inscriptionLibre, liste }];
	});
}

/** Ids of the languages of the obligatory épreuves: none may be taken again as a facultative (arrêté du 8 avril 2010, art. 2). */
export function languesObligatoiresChoisies(examen: Examen, campagne: Campagne, saisie: Saisie): string[] {
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	if (!specialite) return [];
	const dispenses = dispensesAccordees(examen, specialite, saisie.acquis);
	return epreuvesEnOrdre(specialite).flatMap(({ epreuve }) => {
		if (epreuve.langue !== null) return [epreuve.langue];
		// A choice made before the dispense was declared is no longer one.
		if (epreuve.choix?.type !== 'langue_obligatoire' || dispenses.includes(epreuve.code)) return [];
		const choisie = saisie.epreuves.choix[epreuve.code]?.valeur;
		return choisie && languesObligatoires(campagne, epreuve.choix) !== null ? [choisie] : [];
	});
}

/** Where each épreuve stands, and those that stand there because of the one chosen at their heading. */
function placerEpreuves(examen: Examen, campagne: Campagne, saisie: Saisie) {
	const positions = new Map<string, Position>();
	const subordonnees = new Set<string>();
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	if (!specialite) return { positions, subordonnees };
	const dispenses = new Set(dispensesAccordees(examen, specialite, saisie.acquis));
	const benefices = new Set(
		beneficesPossibles(examen, saisie, anneeSession(campagne.sessionExamen)).map((b) => b.code)
	);

	const acquise = ({ code }: Epreuve): Position | null =>
		dispenses.has(code) ? 'dispense' : benefices.has(code) ? 'benefice' : null;
	const decidee = (epreuve: Epreuve): Position | null => {
		const acquis = acquise(epreuve);
		if (acquis) return acquis;
		if (!inscriptionEstLibre(epreuve, saisie)) return null;
		return (saisie.epreuves.choix[epreuve.code]?.inscrit ?? !epreuve.facultative) ? 'inscrit' : 'non_inscrit';
	};
	const placer = (epreuve: Epreuve, heritee: Position | null): Position => {
		const propre = heritee ?? decidee(epreuve);
		const uneParmi = epreuve.choix?.type === 'epreuve' && (propre === null || propre === 'inscrit');
		const position = uneParmi ? placerUneParmi(epreuve) : placerToutes(epreuve, propre);
		positions.set(epreuve.code, position);
		return position;
	};
	const placerToutes = ({ sousEpreuves }: Epreuve, propre: Position | null): Position => {
		const dessous = sousEpreuves.map((sous) => placer(sous, propre));
		return propre ?? resumer(dessous);
	};
	/** One of its sous-épreuves is sat, the one already acquired or the one chosen; the others are not. */
	const placerUneParmi = (epreuve: Epreuve): Position => {
		const retenue =
			epreuve.sousEpreuves.find((sous) => acquise(sous) !== null) ??
			epreuve.sousEpreuves.find((sous) => sous.code === saisie.epreuves.choix[epreuve.code]?.valeur);
		for (const sous of epreuve.sousEpreuves) {
			if (sous !== retenue || sous.facultative) subordonnees.add(sous.code);
			if (sous !== retenue) placer(sous, 'non_inscrit');
		}
		if (!retenue) return 'inscrit';
		return placer(retenue, acquise(retenue) ?? (retenue.facultative ? 'inscrit' : null));
	};
	for (const { epreuves } of specialite.groupes) for (const epreuve of epreuves) placer(epreuve, null);
	return { positions, subordonnees };
}

/** A heading stands where its sous-épreuves stand: one to sit is enough for « Inscrit », all dispensed make it « Dispense ». */
function resumer(dessous: Position[]): Position {
	if (dessous.length === 0 || dessous.includes('inscrit')) return 'inscrit';
	if (dessous.includes('non_inscrit')) return 'non_inscrit';
	return dessous.includes('benefice') ? 'benefice' : 'dispense';
}

function inscriptionEstLibre(epreuve: Epreuve, saisie: Saisie): boolean {
	return epreuve.facultative || (saisie.qualification.formePassage === 'progressive' && estUnite(epreuve));
}

/** « écrit, 2 h », of its ponctuel form. */
function precisions({ forme, duree }: Epreuve): string | null {
	return [forme, duree].filter((mot) => mot !== null).join(', ') || null;
}

function mode(epreuve: Epreuve, categorie: Categorie | null): string | null {
	if (!categorie || !estEvaluee(epreuve)) return null;
	switch (categorie.evaluation.mode) {
		case 'ponctuel':
			return epreuve.ponctuelSource ? MODES.ponctuel : MODE_A_PRECISER;
		case 'selon_epreuve': {
			const source = epreuve.modes.find((m) => m.categories.includes(categorie.id));
			return source ? MODES[source.mode] : MODE_A_PRECISER;
		}
		case 'a_preciser':
			return MODE_A_PRECISER;
	}
}
