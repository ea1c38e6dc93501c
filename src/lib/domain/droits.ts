/**
 * « Ai-je le droit ? Que me faudra-t-il ? »: the rules of an exam, asked before any compte by somebody who says a few
 * things of themselves: spécialité, catégorie, diploma, date of birth, and what the exam file asks to judge.
 *
 * Nothing is decided here: the answers make a saisie, and the rules of the onglets read it. What was not asked stays
 * unknown, so no rule and no pièce is announced because of it. Sources.
 */
import { dispensesDuTitre, titresDe } from './acquis';
import type { Campagne } from './campagne';
import { complementsDemandes } from './complements';
import { champCite, questions as questionsDe, type Condition } from './condition';
import type { Contexte } from './contexte';
import { jourLocal, parseJour } from './dates';
import { effetDispense, effetsMoyenne } from './effets';
import { reglesNonRemplies } from './eligibilite';
import type { ChampComplementaire, Eligibilite, Examen } from './examen';
import { categoriesProposees, estOrganisee } from './offre';
import { piecesDemandees, piecesPossibles, type PieceDemandee } from './pieces';
import { epreuvesEnOrdre, reglementRenseigne, trouverSpecialite } from './reglement';
import type { ErreurChamp } from './refus';
import { saisieVide } from './saisie';

export interface QuestionsDroits {
	specialite: string;
	categorie: string;
	/** Id of a titre; '' for none. */
	titre: string;
	/** As typed. */
	dateNaissance: string;
	/** Answers to the extra fields that decide, by id. */
	champs: Record<string, string | boolean | null>;
}

export interface ReponseDroits {
	/** False: the académie does not organise the spécialité this time. */
	organisee: boolean;
	bloquent: Eligibilite[];
	avertissent: Eligibilite[];
	/** Whether an answer is still missing that could block. */
	incomplete: boolean;
	/** False: « règlement non renseigné », nothing can be said of its épreuves. */
	renseignee: boolean;
	dispenses: { code: string; libelle: string; effet: string }[];
	moyenne: string[];
	pieces: PieceDemandee[];
	/** « Selon votre situation »: what an answer that was not asked here may add. */
	piecesPossibles: PieceDemandee[];
}

/** From the address of the page: whatever is not an answer to that exam's questions is left behind. */
export function lireQuestions(examen: Examen, adresse: URLSearchParams): QuestionsDroits {
	const lu = (nom: string) => (adresse.get(nom) ?? '').slice(0, 500);
	const { specialites, categories, titres, champs } = examen;
	const parmi = (nom: string, possibles: string[]) => possibles.find((id) => id === lu(nom)) ?? '';
	return {
		specialite: parmi(
			'specialite',
			specialites.map(({ cfd }) => cfd)
		),
		categorie: parmi(
			'categorie',
			categories.map(({ id }) => id)
		),
		titre: parmi(
			'titre',
			titres.map(({ id }) => id)
		),
		dateNaissance: lu('dateNaissance'),
		champs: Object.fromEntries(
			champs.flatMap(({ id, type }): [string, string | boolean][] => {
				const valeur = lu(`champ.${id}`);
				if (valeur === '') return [];
				if (type !== 'oui_non') return [[id, valeur]];
				return valeur === 'true' || valeur === 'false' ? [[id, valeur === 'true']] : [];
			})
		)
	};
}

/** What is missing or wrong before anything can be answered. */
export function fautesQuestions(questions: QuestionsDroits, maintenant: Date, fuseau: string): ErreurChamp[] {
	const erreurs: ErreurChamp[] = [];
	const exiger = (champ: string, vrai: boolean, message: string) => {
		if (!vrai) erreurs.push({ champ, message });
	};
	exiger('specialite', questions.specialite !== '', 'Choisissez une spécialité.');
	exiger('categorie', questions.categorie !== '', 'Choisissez votre situation.');
	const jour = naissanceDite(questions.dateNaissance, maintenant, fuseau);
	if (questions.dateNaissance.trim() === '') exiger('dateNaissance', false, 'Saisissez votre date de naissance.');
	else if (jour === null)
		exiger('dateNaissance', false, 'Cette date n’existe pas. Exemple\u00a0: 30/05/2008, ou 17 ans');
	else
		exiger('dateNaissance', jour <= jourLocal(maintenant, fuseau), 'Votre date de naissance ne peut pas être à venir.');
	return erreurs;
}

/** A birthday, or an age alone: the person then turned it today, and a rule at the edge of an age may be a year off. */
export function naissanceDite(texte: string, maintenant: Date, fuseau: string): string | null {
	const age = /^\s*(\d{1,2})(?:\s*ans)?\s*$/.exec(texte)?.[1];
	if (age === undefined || Number(age) < 10) return parseJour(texte);
	const jour = jourLocal(maintenant, fuseau);
	return parseJour(`${Number(jour.slice(0, 4)) - Number(age)}${jour.slice(4)}`.replace('-02-29', '-02-28'));
}

/** The extra fields that decide of a rule or of a pièce, for those answers, in the order of the exam file. */
export function champsDecisifs(contexte: Contexte): ChampComplementaire[] {
	const { eligibilite, pieces } = contexte.examen;
	const cites = new Set(
		[...eligibilite.flatMap(({ si, exige }) => [si, exige]), ...pieces.map(({ si }) => si)].flatMap(champsCites)
	);
	return complementsDemandes(contexte).champs.filter(({ id }) => cites.has(id));
}

export function repondre(contexte: Contexte): ReponseDroits | null {
	const { examen, campagne, saisie } = contexte;
	const specialite = trouverSpecialite(examen, saisie.qualification.specialite);
	if (!specialite) return null;
	const regles = reglesNonRemplies(contexte);
	const dispenses = dispensesDuTitre(examen, specialite, saisie.acquis.titulaire?.titre ?? '');
	return {
		organisee: estOrganisee(campagne, specialite.cfd),
		bloquent: regles.filter(({ effet }) => effet === 'bloque'),
		avertissent: regles.filter(({ effet }) => effet === 'avertit'),
		incomplete: champsDecisifs(contexte).some(({ id, obligatoire }) => {
			const valeur = saisie.complements.champs[id] ?? '';
			return obligatoire && valeur === '';
		}),
		renseignee: reglementRenseigne(specialite),
		dispenses: epreuvesEnOrdre(specialite).flatMap(({ epreuve }) =>
			dispenses.includes(epreuve.code)
				? [{ code: epreuve.code, libelle: epreuve.libelle, effet: effetDispense(epreuve) }]
				: []
		),
		moyenne: effetsMoyenne(contexte),
		pieces: piecesDemandees(contexte),
		piecesPossibles: piecesPossibles(contexte)
	};
}

/** Those answers as a candidature that nobody began: what was not asked is empty. */
export function contexteDesQuestions(
	examen: Examen,
	campagne: Campagne,
	questions: QuestionsDroits,
	maintenant: Date
): Contexte {
	const vide = saisieVide();
	const specialite = trouverSpecialite(examen, questions.specialite);
	const reconnu = specialite && titresDe(examen, specialite).some(({ id }) => id === questions.titre);
	return {
		examen,
		campagne,
		compte: { ...PERSONNE, dateNaissance: naissanceDite(questions.dateNaissance, maintenant, campagne.fuseau) ?? '' },
		saisie: {
			...vide,
			identification: { ...vide.identification, pays: '' },
			candidature: { ...vide.candidature, categorie: questions.categorie },
			qualification: { ...vide.qualification, specialite: questions.specialite },
			acquis: {
				...vide.acquis,
				titulaire: reconnu ? { titre: questions.titre, annee: '', academie: '', repassees: [] } : null
			},
			complements: { champs: questions.champs, attestations: {} }
		},
		maintenant,
		preinscription: false
	};
}

/** What is offered to choose from; the titles are those of the spécialité once it is chosen. */
export function offreDroits(examen: Examen, { specialite }: QuestionsDroits) {
	const choisie = trouverSpecialite(examen, specialite);
	return {
		specialites: examen.specialites.map(({ cfd, code, libelle }) => ({ cfd, code, libelle })),
		categories: categoriesProposees(examen, false).map(({ id, libelle }) => ({ id, libelle })),
		titres: choisie ? titresDe(examen, choisie) : examen.titres
	};
}

/** A compte that does not exist: no rule may learn anything from it but the date of birth. */
const PERSONNE: Contexte['compte'] = {
	id: '',
	numeroCandidat: '',
	mail: '',
	sexe: 'F',
	nom: '',
	nomUsage: null,
	prenoms: '',
	dateNaissance: '',
	paysNaissance: '',
	departementNaissance: null,
	communeNaissance: '',
	ine: null,
	creeLe: '',
	activeLe: null
};

function champsCites(condition: Condition | null): string[] {
	if (condition === null) return [];
	return questionsDe(condition).flatMap(({ fait }) => champCite(fait) ?? []);
}
