/**
 * Verification: what is still missing or wrong in a saisie, onglet by onglet, said as the way to mend it.
 *
 * The phone asks it before « Suivant », the server before it writes: the same words for the same fault.
 * Sources: R-061 (mandatory fields before the next onglet), R-070 … R-130.
 */
import type { Contexte } from './contexte';
import type { ErreurChamp } from './refus';
import { saisieVide, type Onglet } from './saisie';
import { verifierAcquis } from './verification/acquis';
import { complementsDeTrop, verifierComplements } from './complements';
import { verifierCandidature } from './verification/candidature';
import { verifierEligibilite } from './verification/eligibilite';
import { verifierEpreuves } from './verification/epreuves';
import { verifierIdentification } from './verification/identification';
import { verifierQualification } from './verification/qualification';

export type { Contexte };

/** `champ` is the path in the saisie: « identification.codePostal », « acquis.titulaire.annee », « epreuves.choix.EF1.valeur ». */
export type Erreur = ErreurChamp;

const REGLES: Record<Onglet, (contexte: Contexte) => Erreur[]> = {
	modalites: ({ saisie }) =>
		saisie.modalites.acceptees
			? []
			: [{ champ: 'modalites.acceptees', message: 'Cochez la case pour accepter les modalités d’inscription.' }],
	identification: verifierIdentification,
	candidature: verifierCandidature,
	qualification: verifierQualification,
	acquis: verifierAcquis,
	epreuves: verifierEpreuves,
	recapitulatif: () => [],
	conditions: ({ saisie }) =>
		saisie.conditions.acceptees
			? []
			: [{ champ: 'conditions.acceptees', message: 'Cochez la case pour accepter les conditions d’inscription.' }],
	numero: () => []
};

export function verifierOnglet(onglet: Onglet, contexte: Contexte): Erreur[] {
	return [
		...REGLES[onglet](contexte),
		...verifierComplements(onglet, contexte),
		...verifierEligibilite(onglet, contexte)
	];
}

/** All that stops « Enregistrer », in the order of the onglets. Pre-registered pupils enregistrent before « Conditions » (S2 §4.2). */
export function verifier(contexte: Contexte): Erreur[] {
	return [
		...ongletsAvantEnregistrement(contexte).flatMap((onglet) => verifierOnglet(onglet, contexte)),
		...complementsDeTrop(contexte),
		...ongletsDeTrop(contexte)
	];
}

/** Acquis and choices of épreuves change the positions: where the exam has no such onglet, nobody may declare any. */
function ongletsDeTrop({ examen, saisie }: Contexte): Erreur[] {
	const vide = saisieVide();
	return (['acquis', 'epreuves'] as const)
		.filter((id) => !examen.onglets.some((o) => o.id === id) && JSON.stringify(saisie[id]) !== JSON.stringify(vide[id]))
		.map((id) => ({ champ: id, message: 'Cet examen ne demande rien à cette étape. Effacez ces réponses.' }));
}

/** The onglets up to the one where « Enregistrer » is active, that one included. */
export function ongletsAvantEnregistrement({
	examen,
	preinscription
}: Pick<Contexte, 'examen' | 'preinscription'>): Onglet[] {
	const dernier = preinscription ? examen.enregistrerSurPreinscription : examen.enregistrerSur;
	const onglets = examen.onglets.map((o) => o.id);
	return onglets.slice(0, onglets.indexOf(dernier) + 1);
}
