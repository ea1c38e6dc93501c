/**
 * « Demander une correction »: once a candidature exists the état civil is frozen, and the rectorat alone corrects it,
 * field by field, on a proof. What is asked, how it is typed, and who decides what.
 */
import * as z from 'zod/mini';
import { auPlus, facultatif, obligatoire, parmi } from './champs';
import { creationCompte, erreursCreation, type Compte } from './compte';
import { formatJour, parseJour } from './dates';
import { CIVILITES } from './noms';
import { departement } from './departements';
import { FRANCE, pays } from './referentiels';
import type { CodeRefus } from './refus';

export const CHAMPS_CORRIGEABLES = [
	'sexe',
	'nom',
	'nomUsage',
	'prenoms',
	'dateNaissance',
	'paysNaissance',
	'departementNaissance',
	'communeNaissance'
] as const;
export type ChampCorrigeable = (typeof CHAMPS_CORRIGEABLES)[number];

export const LIBELLES_CORRIGEABLES: Record<ChampCorrigeable, string> = {
	sexe: 'Civilité',
	nom: 'Nom de famille',
	nomUsage: 'Nom d’usage',
	prenoms: 'Prénoms',
	dateNaissance: 'Date de naissance',
	paysNaissance: 'Pays de naissance',
	departementNaissance: 'Département de naissance',
	communeNaissance: 'Commune ou ville de naissance'
};

export type EtatCorrection = 'demandee' | 'acceptee' | 'refusee';

export const LIBELLES_ETAT_CORRECTION: Record<EtatCorrection, string> = {
	demandee: 'En attente de la réponse du rectorat',
	acceptee: 'Acceptée',
	refusee: 'Refusée'
};

/** Said to both sides when one is accepted: what was enregistré is never rewritten. */
export const SUITE_ACCEPTEE =
	'Les documents déjà produits ne changent pas. Les prochains porteront la nouvelle valeur, dès que l’inscription sera enregistrée à nouveau.';

export const MOTIF_MAX = 500;
/** Asked for in an hour by one person. */
export const DEMANDES_PAR_HEURE = 10;

type EtatCivilDuCompte = Pick<Compte, ChampCorrigeable>;

/** Those that this person has: a birth abroad has no département. */
export function champsDe({ paysNaissance }: Pick<Compte, 'paysNaissance'>): ChampCorrigeable[] {
	return CHAMPS_CORRIGEABLES.filter((champ) => champ !== 'departementNaissance' || paysNaissance === FRANCE);
}

export const estChampCorrigeable = (texte: string): texte is ChampCorrigeable =>
	CHAMPS_CORRIGEABLES.some((champ) => champ === texte);

/** What the form of one field says; the proof is a file, looked at apart. */
export const demandeCorrection = z.object({
	/** One may ask that a nom d’usage be taken away. */
	valeur: facultatif(),
	motif: obligatoire('Dites ce qui est faux, en quelques mots.', auPlus(MOTIF_MAX))
});

/** What was typed for that field, as the compte keeps it; or the sentence that says how to mend. */
export function lireValeur(
	champ: ChampCorrigeable,
	saisie: string,
	compte: EtatCivilDuCompte,
	maintenant: Date
): { valeur: string } | { message: string } {
	const { shape } = creationCompte;
	const schema = champ === 'communeNaissance' ? shape.communeLibre : shape[champ];
	const lu = z.core.safeParse(schema, saisie);
	if (!lu.success) return { message: lu.error.issues[0]?.message ?? '' };
	const texte = String(lu.data);
	if (texte === '' && champ !== 'nomUsage') return { message: VIDES[champ] ?? 'Saisissez la bonne valeur.' };
	const valeur = champ === 'dateNaissance' ? (parseJour(texte) ?? '') : texte;
	const corrige: EtatCivilDuCompte = { ...compte, [champ]: valeur };
	const erreur = erreursCreation(corrige, maintenant).find((e) => e.champ === champ);
	if (erreur) return erreur;
	return valeur === (compte[champ] ?? '') ? { message: 'C’est déjà ce qui est écrit dans votre compte.' } : { valeur };
}

const VIDES: Partial<Record<ChampCorrigeable, string>> = {
	departementNaissance: 'Choisissez votre département de naissance.',
	communeNaissance: 'Saisissez votre commune ou votre ville de naissance.'
};

/** As people read it. */
export function formatValeur(champ: ChampCorrigeable, valeur: string): string {
	if (valeur === '') return 'aucun';
	switch (champ) {
		case 'sexe':
			return valeur === 'F' ? CIVILITES.F : CIVILITES.M;
		case 'dateNaissance':
			return formatJour(valeur);
		case 'paysNaissance':
			return pays(valeur)?.libelle ?? valeur;
		case 'departementNaissance':
			return departement(valeur)?.libelle ?? valeur;
		default:
			return valeur;
	}
}

/** What changes in the compte: whoever is no longer born in France has no département. */
export function changementDe(champ: ChampCorrigeable, valeur: string): Partial<EtatCivilDuCompte> {
	if (champ === 'nomUsage') return { nomUsage: valeur || null };
	if (champ === 'sexe') return { sexe: valeur === 'M' ? 'M' : 'F' };
	if (champ === 'paysNaissance' && valeur !== FRANCE) return { paysNaissance: valeur, departementNaissance: null };
	return { [champ]: valeur };
}

/** Why nobody may decide it now; null when somebody may. */
export function refusDecision(etat: EtatCorrection): CodeRefus | null {
	return etat === 'demandee' ? null : 'version_perimee';
}

/** The form of the desk. Refusing is explained; accepting may be. */
export const decision = z
	.object({
		decision: obligatoire('Choisissez votre réponse.', parmi(['accepter', 'refuser'], 'Choisissez votre réponse.')),
		information: facultatif(auPlus(MOTIF_MAX))
	})
	.check(
		z.superRefine(({ decision, information }, ctx) => {
			if (decision !== 'refuser' || information !== '') return;
			const message = 'Dites au candidat pourquoi, et ce qu’il peut faire.';
			ctx.addIssue({ code: 'custom', message, path: ['information'] });
		})
	);
