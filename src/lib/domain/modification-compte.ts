/**
 * « Modifier mon compte » (R-050 … R-053): everything until a first candidature, then the address and the password alone. The
 * fields and double entries are those of the creation.
 */
import * as z from 'zod/mini';
import { auPlus, format, obligatoire, secret } from './champs';
import {
	creationCompte,
	erreursCroisees,
	MAIL_REGEX,
	normaliserMail,
	nouveauCompte,
	type Compte,
	type EtatCivil,
	type SaisieEtatCivil
} from './compte';
import { POLITIQUE } from './mot-de-passe';
import type { CodeRefus } from './refus';

/** a candidature of whatever état, unregistered ones too. */
export function refusEtatCivil(candidatures: number, federee = false): CodeRefus | null {
	if (federee) return 'etat_civil_federe';
	return candidatures > 0 ? 'etat_civil_fige' : null;
}

const { mail, mailConfirmation, motDePasse, motDePasseConfirmation, ...champs } = creationCompte.shape;
const SANS_ACCES = { mail: '', mailConfirmation: '', motDePasse: '', motDePasseConfirmation: '' };

export const etatCivil = z.object(champs).check(
	z.superRefine((saisie, ctx) => {
		for (const { champ, message } of erreursCroisees({ ...saisie, ...SANS_ACCES }, POLITIQUE))
			ctx.addIssue({ code: 'custom', message, path: [champ] });
	})
);

/** From a form that `etatCivil` accepted. */
export function etatCivilDe(saisie: SaisieEtatCivil): EtatCivil {
	const { mail, motDePasse, ...reste } = nouveauCompte({ ...saisie, ...SANS_ACCES });
	return reste;
}

/** The form as it stands before anything is changed: double entries agree. */
export function saisieDe(compte: Compte): SaisieEtatCivil {
	const date = compte.dateNaissance.split('-').reverse().join('/');
	return {
		sexe: compte.sexe,
		nom: compte.nom,
		nomConfirmation: compte.nom,
		nomUsage: compte.nomUsage ?? '',
		prenoms: compte.prenoms,
		dateNaissance: date,
		dateNaissanceConfirmation: date,
		paysNaissance: compte.paysNaissance,
		departementNaissance: compte.departementNaissance ?? '',
		// Its name is what is kept; the page finds its code again.
		communeNaissance: '',
		communeLibre: compte.communeNaissance
	};
}

const adresseMail = obligatoire(
	'Saisissez votre nouvelle adresse mail. Exemple\u00a0: nom.prenom@domaine.fr',
	auPlus(254),
	format(MAIL_REGEX, 'Cette adresse mail est incomplète ou mal écrite. Exemple\u00a0: nom.prenom@domaine.fr')
);

const deuxFois = {
	mail: adresseMail,
	mailConfirmation: obligatoire('Saisissez une seconde fois votre nouvelle adresse mail.')
};

function pareilles(saisie: { mail: string; mailConfirmation: string }, ctx: z.core.$RefinementCtx) {
	const { mail, mailConfirmation } = saisie;
	if (mail === '' || mailConfirmation === '' || normaliserMail(mail) === normaliserMail(mailConfirmation)) return;
	const message = 'Les deux adresses mail sont différentes. Corrigez celle qui est fausse.';
	ctx.addIssue({ code: 'custom', message, path: ['mailConfirmation'] });
}

/** Of whoever has no password, and has just proved who they are by FranceConnect. */
export const nouvelleAdresseFederee = z.object(deuxFois).check(z.superRefine(pareilles));

/** The password stands for the person: whoever finds the page open does not know it. */
export const nouvelleAdresse = z
	.object({ ...deuxFois, motDePasseActuel: secret('Saisissez votre mot de passe actuel.') })
	.check(z.superRefine(pareilles));

/** The activation mail once more. */
export const renvoiActivation = z.object({ mail: adresseMail });

/** An address mistyped at the creation, before the compte is activated. */
export const correctionAdresse = z
	.object({
		...deuxFois,
		ancien: obligatoire('Saisissez l’adresse que vous aviez écrite, avec sa faute.', auPlus(254)),
		motDePasseActuel: secret('Saisissez le mot de passe choisi à la création du compte.')
	})
	.check(z.superRefine(pareilles));
