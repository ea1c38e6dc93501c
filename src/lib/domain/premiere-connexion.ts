/**
 * The first sign-in with a papillon: an address of one's own, typed twice, the given password typed again, and
 * another in its place.
 */
import * as z from 'zod/mini';
import { auPlus, format, obligatoire, secret } from './champs';
import { estMailAbsent, MAIL_REGEX, normaliserMail } from './compte';

export const premiereConnexion = z
	.object({
		mail: obligatoire(
			'Saisissez votre adresse mail. Exemple\u00a0: nom.prenom@domaine.fr',
			auPlus(254),
			format(MAIL_REGEX, 'Cette adresse mail est incomplète ou mal écrite. Exemple\u00a0: nom.prenom@domaine.fr'),
			(mail) => (estMailAbsent(mail) ? 'Saisissez une adresse mail que vous lisez.' : null)
		),
		mailConfirmation: obligatoire('Saisissez une seconde fois votre adresse mail.'),
		motDePasseDonne: secret('Saisissez le mot de passe de votre papillon.'),
		motDePasse: secret('Choisissez un mot de passe.'),
		motDePasseConfirmation: secret('Saisissez une seconde fois votre mot de passe.')
	})
	.check(
		z.superRefine((s, ctx) => {
			const noter = (faux: boolean, champ: keyof typeof s, message: string) => {
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
		})
	);
export type PremiereConnexion = z.infer<typeof premiereConnexion>;
