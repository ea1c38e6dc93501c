/**
 * The first sign-in with a papillon: an address of one's own, typed twice, the given password typed again, and
 * another in its place, unless the campagne leaves that to the pupil.
 */
import * as z from 'zod/mini';
import { auPlus, facultatif, format, obligatoire, secret } from './champs';
import type { ReglagesCampagne } from './campagne-reglages';
import { MAIL_REGEX, normaliserMail } from './compte';
import { estMailAbsent } from './mail-absent';

const champs = {
	mail: obligatoire(
		'Saisissez votre adresse mail. Exemple\u00a0: nom.prenom@domaine.fr',
		auPlus(254),
		format(MAIL_REGEX, 'Cette adresse mail est incomplète ou mal écrite. Exemple\u00a0: nom.prenom@domaine.fr'),
		(mail) => (estMailAbsent(mail) ? 'Saisissez une adresse mail que vous lisez.' : null)
	),
	mailConfirmation: obligatoire('Saisissez une seconde fois votre adresse mail.'),
	motDePasseDonne: secret('Saisissez le mot de passe de votre papillon.')
};

interface Saisie {
	mail: string;
	mailConfirmation: string;
	motDePasseDonne: string;
	motDePasse: string;
	motDePasseConfirmation: string;
}

function croisees(s: Saisie, ctx: z.core.$RefinementCtx) {
	const noter = (faux: boolean, champ: keyof Saisie, message: string) => {
		if (faux) ctx.addIssue({ code: 'custom', message, path: [champ] });
	};
	noter(
		s.mailConfirmation !== '' && normaliserMail(s.mail) !== normaliserMail(s.mailConfirmation),
		'mailConfirmation',
		'Les deux adresses mail sont différentes. Corrigez celle qui est fausse.'
	);
	noter(
		s.motDePasseConfirmation !== '' && s.motDePasse !== s.motDePasseConfirmation,
		'motDePasseConfirmation',
		'Les deux mots de passe sont différents. Saisissez-les à nouveau.'
	);
	noter(
		s.motDePasse !== '' && s.motDePasse === s.motDePasseDonne,
		'motDePasse',
		'C’est celui du papillon, que d’autres ont pu lire. Choisissez-en un autre.'
	);
}

export const premiereConnexion = z
	.object({
		...champs,
		motDePasse: secret('Choisissez un mot de passe.'),
		motDePasseConfirmation: secret('Saisissez une seconde fois votre mot de passe.')
	})
	.check(z.superRefine(croisees));
export type PremiereConnexion = z.infer<typeof premiereConnexion>;

/** Where the papillon's password is kept: whatever is said of a new one is left behind. */
export const premiereConnexionSimple = z
	.object({ ...champs, motDePasse: facultatif(), motDePasseConfirmation: facultatif() })
	.check(
		z.overwrite((saisie) => ({ ...saisie, motDePasse: '', motDePasseConfirmation: '' })),
		z.superRefine(croisees)
	);

/** Whether a new password is asked for: always, unless every campagne of theirs leaves it to the pupil. */
export function exigeNouveauMotDePasse(reglages: Pick<ReglagesCampagne, 'motDePasseNouveau'>[]): boolean {
	return reglages.length === 0 || reglages.some(({ motDePasseNouveau }) => motDePasseNouveau !== false);
}
