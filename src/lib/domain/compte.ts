/**
 * The compte: who the candidat is, what « Créer un compte » asks and what signing in asks (R-021 … ).
 *
 * The schema is read by the server, with or without JavaScript in the page: every field is a text, and one that is not
 * expected (role, numeroCandidat…) is left behind. What depends on today or on the lists is `erreursCreation`.
 */
import * as z from 'zod/mini';
import { auPlus, facultatif, format, obligatoire, parmi, secret } from './champs';
import { ageAu, jourLocal, PARIS, parseJour } from './dates';
import { POLITIQUE, refusMotDePasse, type Politique } from './mot-de-passe';
import { memeNom, nettoyer, refusNom, type Sexe } from './noms';
import { departement } from './departements';
import { FRANCE, pays } from './referentiels';
import type { ErreurChamp } from './refus';

/** A signed-in person. */
export interface Compte {
	id: string;
	numeroCandidat: string;
	mail: string;
	sexe: Sexe;
	nom: string;
	nomUsage: string | null;
	prenoms: string;
	/** 'yyyy-mm-dd' */
	dateNaissance: string;
	/** INSEE code, '100' for France. */
	paysNaissance: string;
	/** Three characters, « 035 »; null for a birth abroad. */
	departementNaissance: string | null;
	/** The name of the commune, or of the town abroad. */
	communeNaissance: string;
	/** Known of school candidates only. */
	ine: string | null;
	creeLe: Date;
	/** When the link of the mail was followed; null until then. */
	activeLe: Date | null;
	/** The password is the papillon's: until it is changed, they may do nothing else. */
	provisoire: boolean;
}

/** What the phone receives of it: the same, instants as ISO strings. */
export type ComptePublic = Omit<Compte, 'creeLe' | 'activeLe' | 'provisoire'> & {
	creeLe: string;
	activeLe: string | null;
};

export function comptePublic(compte: Compte): ComptePublic {
	// Field by field: a column added to the row for the server alone must not travel.
	return {
		id: compte.id,
		numeroCandidat: compte.numeroCandidat,
		mail: compte.mail,
		sexe: compte.sexe,
		nom: compte.nom,
		nomUsage: compte.nomUsage,
		prenoms: compte.prenoms,
		dateNaissance: compte.dateNaissance,
		paysNaissance: compte.paysNaissance,
		departementNaissance: compte.departementNaissance,
		communeNaissance: compte.communeNaissance,
		ine: compte.ine,
		creeLe: compte.creeLe.toISOString(),
		activeLe: compte.activeLe?.toISOString() ?? null
	};
}

/** Letters with accents pass on both sides of the @: such addresses exist, and the activation mail is the real proof. */
const PARTIE = String.raw`[\p{L}\p{M}\p{N}!#$%&'*+\/=?^_{|}~\x60-]+`;
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?`;
export const MAIL_REGEX = new RegExp(
	String.raw`^(?=[^@]{1,64}@)${PARTIE}(?:\.${PARTIE})*@(?:${LABEL}\.)+(?=\P{N}[^.]+$)${LABEL}$`,
	'u'
);

/** « Paris 12e », « Saint-Denis (Réunion) », « L’Haÿ-les-Roses ». */
const LIEU = /^(?=.*\p{L})[\p{Script=Latin}\p{M}\p{Nd} ’'ʼ‐‑.,()/-]+$/u;

/** « Créer un compte », for a password policy; `creationCompte` is that of the guides. */
export function schemaCreation(politique: Politique) {
	return z
		.object({
			sexe: obligatoire('Choisissez Madame ou Monsieur.', parmi(['F', 'M'], 'Choisissez Madame ou Monsieur.')),
			nom: obligatoire('Saisissez votre nom de famille (nom de naissance).', auPlus(80), refusNom),
			nomConfirmation: obligatoire('Saisissez une seconde fois votre nom de naissance.'),
			nomUsage: facultatif(auPlus(80), refusNom),
			// Identity cards part prénoms by commas, and people copy them.
			prenoms: obligatoire('Saisissez tous vos prénoms, comme sur votre pièce d’identité.', auPlus(80), (prenoms) =>
				refusNom(prenoms.replaceAll(',', ' '))
			),
			dateNaissance: obligatoire('Saisissez votre date de naissance. Exemple\u00a0: 30/05/1998', (date) =>
				parseJour(date)
					? null
					: 'Cette date n’existe pas. Saisissez le jour, le mois et l’année. Exemple\u00a0: 30/05/1998'
			),
			dateNaissanceConfirmation: obligatoire('Saisissez une seconde fois votre date de naissance.'),
			paysNaissance: obligatoire('Choisissez votre pays de naissance dans la liste.', auPlus(3)),
			departementNaissance: facultatif(auPlus(3)),
			/** INSEE code, when the commune was picked in the list. */
			communeNaissance: facultatif(format(/^\d[\dAB]\d{3}$/, 'Choisissez à nouveau votre commune dans la liste.')),
			/** A commune that is no longer in the list, or the town abroad. */
			communeLibre: facultatif(
				auPlus(80),
				format(LIEU, 'Écrivez le nom de la ville en lettres latines, sans signe particulier.')
			),
			mail: obligatoire(
				'Saisissez votre adresse mail. Exemple\u00a0: nom.prenom@domaine.fr',
				auPlus(254),
				format(MAIL_REGEX, 'Cette adresse mail est incomplète ou mal écrite. Exemple\u00a0: nom.prenom@domaine.fr')
			),
			mailConfirmation: obligatoire('Saisissez une seconde fois votre adresse mail.'),
			motDePasse: secret('Choisissez un mot de passe.'),
			motDePasseConfirmation: secret('Saisissez une seconde fois votre mot de passe.')
		})
		.check(
			z.superRefine((saisie, ctx) => {
				for (const { champ, message } of erreursCroisees(saisie, politique))
					ctx.addIssue({ code: 'custom', message, path: [champ] });
			})
		);
}

export const creationCompte = schemaCreation(POLITIQUE);
export type SaisieCompte = z.infer<typeof creationCompte>;

/** What a valid form asks to create; everything is cleaned, nothing is left that does not apply. */
export interface NouveauCompte {
	sexe: Sexe;
	nom: string;
	nomUsage: string | null;
	prenoms: string;
	dateNaissance: string;
	paysNaissance: string;
	departementNaissance: string | null;
	/** INSEE code of the commune; null when it was typed instead. */
	communeNaissance: string | null;
	/** The name as typed or picked: communes that merged share a code. */
	communeLibre: string | null;
	mail: string;
	motDePasse: string;
}

/** The fields of the état civil, in the order of the page. */
export const CHAMPS_ETAT_CIVIL = [
	'sexe',
	'nom',
	'nomConfirmation',
	'nomUsage',
	'prenoms',
	'dateNaissance',
	'dateNaissanceConfirmation',
	'paysNaissance',
	'departementNaissance',
	'communeNaissance',
	'communeLibre'
] as const;
export type SaisieEtatCivil = Pick<SaisieCompte, (typeof CHAMPS_ETAT_CIVIL)[number]>;

/** What stays when the address and the password are set apart: it can be changed until a first candidature. */
export type EtatCivil = Omit<NouveauCompte, 'mail' | 'motDePasse'>;

/** From a form that `creationCompte` accepted. */
export function nouveauCompte(saisie: SaisieCompte): NouveauCompte {
	const france = saisie.paysNaissance === FRANCE;
	const commune = france && saisie.communeNaissance ? saisie.communeNaissance : null;
	return {
		sexe: saisie.sexe === 'M' ? 'M' : 'F',
		nom: saisie.nom,
		nomUsage: saisie.nomUsage || null,
		prenoms: saisie.prenoms,
		dateNaissance: parseJour(saisie.dateNaissance) ?? '',
		paysNaissance: saisie.paysNaissance,
		departementNaissance: france ? saisie.departementNaissance : null,
		communeNaissance: commune,
		communeLibre: saisie.communeLibre || null,
		mail: normaliserMail(saisie.mail),
		motDePasse: saisie.motDePasse
	};
}

/** What the form cannot know by itself: today, and the lists. Whether the commune exists is asked of the files of communes. */
export function erreursCreation(
	compte: Pick<EtatCivil, 'dateNaissance' | 'paysNaissance' | 'departementNaissance'>,
	maintenant: Date
): ErreurChamp[] {
	const erreurs: ErreurChamp[] = [];
	const aujourdhui = jourLocal(maintenant, PARIS);
	const age = ageAu(compte.dateNaissance, aujourdhui);
	if (compte.dateNaissance > aujourdhui)
		erreurs.push({ champ: 'dateNaissance', message: 'Cette date est dans le futur. Vérifiez l’année.' });
	else if (!(age >= 13 && age <= 100))
		erreurs.push({ champ: 'dateNaissance', message: 'Cette date ne convient pas à un candidat. Vérifiez l’année.' });
	if (!pays(compte.paysNaissance))
		erreurs.push({ champ: 'paysNaissance', message: 'Choisissez votre pays de naissance dans la liste.' });
	if (compte.departementNaissance !== null && !departement(compte.departementNaissance))
		erreurs.push({
			champ: 'departementNaissance',
			message: 'Choisissez votre département de naissance dans la liste.'
		});
	return erreurs;
}

/** « Veuillez vous identifier ». The password is taken as it comes: no trimming. */
export const connexion = z.object({
	identifiant: obligatoire(
		'Saisissez votre identifiant\u00a0: votre adresse mail, ou celui de votre papillon.',
		auPlus(254)
	),
	motDePasse: secret('Saisissez votre mot de passe.'),
	/** A library's or a school's device: it keeps nothing of this person. */
	appareilPartage: z._default(z.boolean(), false)
});
export type Connexion = z.infer<typeof connexion>;

/** « Supprimer mon compte »: the password, so that it is its owner who confirms. */
export const suppression = z.object({ motDePasse: secret('Saisissez votre mot de passe.') });

/** The login of the compte: one address, however it was capitalised. */
export function normaliserMail(mail: string): string {
	return nettoyer(mail).toLowerCase();
}

export type ChampsCroises = Record<
	| 'nom'
	| 'nomConfirmation'
	| 'nomUsage'
	| 'prenoms'
	| 'dateNaissance'
	| 'dateNaissanceConfirmation'
	| 'paysNaissance'
	| 'departementNaissance'
	| 'communeNaissance'
	| 'communeLibre'
	| 'mail'
	| 'mailConfirmation'
	| 'motDePasse'
	| 'motDePasseConfirmation',
	string
>;

/** What is wrong between fields; an empty field has its own sentence already. */
export function erreursCroisees(s: ChampsCroises, politique: Politique): ErreurChamp[] {
	const erreurs: ErreurChamp[] = [];
	const noter = (faux: boolean, champ: keyof ChampsCroises, message: string) => {
		if (faux) erreurs.push({ champ, message });
	};
	const confirmer = (champ: keyof ChampsCroises, pareil: boolean, message: string) =>
		noter(s[champ] !== '' && !pareil, champ, message);

	confirmer(
		'nomConfirmation',
		memeNom(s.nom, s.nomConfirmation),
		'Les deux noms sont différents. Corrigez celui qui est faux.'
	);
	confirmer(
		'dateNaissanceConfirmation',
		parseJour(s.dateNaissance) === parseJour(s.dateNaissanceConfirmation),
		'Les deux dates sont différentes. Corrigez celle qui est fausse.'
	);
	confirmer(
		'mailConfirmation',
		normaliserMail(s.mail) === normaliserMail(s.mailConfirmation),
		'Les deux adresses mail sont différentes. Corrigez celle qui est fausse.'
	);
	confirmer(
		'motDePasseConfirmation',
		s.motDePasse === s.motDePasseConfirmation,
		'Les deux mots de passe sont différents. Saisissez-les à nouveau.'
	);

	const refus = s.motDePasse && refusMotDePasse(s.motDePasse, politique, [s.nom, s.nomUsage, s.prenoms, s.mail]);
	if (refus) erreurs.push({ champ: 'motDePasse', message: refus });

	const france = s.paysNaissance === FRANCE;
	noter(france && s.departementNaissance === '', 'departementNaissance', 'Choisissez votre département de naissance.');
	noter(
		france && s.communeNaissance === '' && s.communeLibre === '',
		'communeNaissance',
		'Choisissez votre commune de naissance, ou écrivez-la si elle n’est plus dans la liste.'
	);
	noter(
		s.paysNaissance !== '' && !france && s.communeLibre === '',
		'communeLibre',
		'Saisissez votre ville de naissance.'
	);
	return erreurs;
}
