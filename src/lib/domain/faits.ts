/** What the conditions of an exam file may look at, as the candidat declared it; nothing is guessed. */
import { estVraie, type Faits } from './condition';
import type { Contexte } from './contexte';
import { jourLocal, parseJour } from './dates';
import type { ChampComplementaire } from './examen';
import { anneeSession } from './offre';
import { academie, FRANCE } from './referentiels';
import type { Saisie } from './saisie';

export function faitsDe(contexte: Contexte): Faits {
	const { examen, campagne, compte, saisie, maintenant, preinscription, autreCandidature = false } = contexte;
	const { identification, candidature, qualification, acquis } = saisie;
	const departement = departementResidence(identification);
	const faits: Faits = {
		dateNaissance: compte.dateNaissance,
		dateCandidature: jourLocal(maintenant, campagne.fuseau),
		annee: anneeSession(campagne.sessionExamen),
		paysNaissance: compte.paysNaissance,
		nationalite: connu(identification.nationalite),
		paysResidence: connu(identification.pays),
		departementResidence: departement,
		categorie: connu(candidature.categorie),
		specialite: connu(qualification.specialite),
		titre: acquis.titulaire ? connu(acquis.titulaire.titre) : AUCUN,
		sessionExamen: campagne.sessionExamen,
		academie: campagne.academie,
		formePassage: connu(qualification.formePassage),
		handicap: candidature.handicap,
		amenagementDuree: candidature.amenagementDuree,
		derogation: qualification.derogation,
		dejaPresente: acquis.dejaPresente !== null,
		autreSpecialite: acquis.autreSpecialite !== null,
		titulaire: acquis.titulaire !== null,
		benefice: [acquis.dejaPresente, acquis.autreSpecialite].some(
			(declaration) => declaration !== null && Object.values(declaration.notes).some((note) => note !== '')
		),
		vae: acquis.vae !== null,
		residenceDansAcademie:
			departement === null ? null : (academie(campagne.academie)?.departements.includes(departement) ?? false),
		preinscription,
		autreCandidature,
		champs: {}
	};
	// Each depends only on those before it (the exam file is refused otherwise): one pass is enough.
	for (const champ of examen.champs) {
		if (champ.si === null || estVraie(champ.si, faits)) faits.champs[champ.id] = reponse(champ, saisie);
	}
	return faits;
}

/** Who declares no title has none: the fact is known. */
const AUCUN = 'aucun';

/** « 035 », « 02A », « 973 », « etranger »; null while the postal code is not whole. */
export function departementResidence({ pays, codePostal }: Saisie['identification']): string | null {
	if (pays !== FRANCE) return pays === '' ? null : 'etranger';
	const lu = /^(\d{2})(\d)\d{2}$/.exec(codePostal);
	if (!lu?.[1] || !lu[2]) return null;
	const [, debut, troisieme] = lu;
	if (debut === '97' || debut === '98') return `${debut}${troisieme}`;
	if (debut === '20') return troisieme === '0' || troisieme === '1' ? '02A' : '02B';
	return `0${debut}`;
}

/** null while it is not answered, or when what is there is not an answer to that question. */
function reponse({ id, type, options }: ChampComplementaire, { complements }: Saisie): string | boolean | null {
	const valeur = complements.champs[id] ?? null;
	if (type === 'oui_non') return typeof valeur === 'boolean' ? valeur : null;
	if (typeof valeur !== 'string' || valeur === '') return null;
	if (type === 'choix') return options.some((o) => o.id === valeur) ? valeur : null;
	return type === 'date' ? parseJour(valeur) : valeur;
}

function connu(valeur: string): string | null {
	return valeur === '' ? null : valeur;
}
