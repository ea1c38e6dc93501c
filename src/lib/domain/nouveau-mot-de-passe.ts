/**
 * « Mot de passe oublié » and the change of a password: what each form asks. Whether the password contains the
 * person's own words depends on the compte: `erreursMotDePasse`, asked by the server.
 */
import * as z from 'zod/mini';
import { auPlus, obligatoire, secret } from './champs';
import type { Compte } from './compte';
import { POLITIQUE, refusMotDePasse } from './mot-de-passe';
import type { ErreurChamp } from './refus';

/** By the address, by the identifiant of the établissement, or by the numéro candidat. */
export const demandeMotDePasse = z.object({
	identifiant: obligatoire(
		'Saisissez votre adresse mail, l’identifiant donné par votre établissement ou votre numéro candidat.',
		auPlus(254)
	)
});

const deuxFois = {
	motDePasse: secret('Choisissez un mot de passe.'),
	motDePasseConfirmation: secret('Saisissez une seconde fois votre mot de passe.')
};

/** On the page that the link opens. */
export const nouveauMotDePasse = z.object(deuxFois).check(z.superRefine(pareils));

/** In « Modifier mon compte »: whoever finds the page open does not know the old one. */
export const changementMotDePasse = z
	.object({ ancien: secret('Saisissez votre mot de passe actuel.'), ...deuxFois })
	.check(z.superRefine(pareils), z.superRefine(autre));

/** Told « modifié », whoever changes it because somebody saw it would be no safer than before. */
function autre({ ancien, motDePasse }: { ancien: string; motDePasse: string }, ctx: z.core.$RefinementCtx) {
	if (motDePasse === '' || motDePasse.normalize('NFC') !== ancien.normalize('NFC')) return;
	const message = 'C’est votre mot de passe actuel. Choisissez-en un autre.';
	ctx.addIssue({ code: 'custom', message, path: ['motDePasse'] });
}

function pareils(saisie: { motDePasse: string; motDePasseConfirmation: string }, ctx: z.core.$RefinementCtx) {
	const { motDePasse, motDePasseConfirmation } = saisie;
	if (motDePasse === '' || motDePasseConfirmation === '' || motDePasse === motDePasseConfirmation) return;
	const message = 'Les deux mots de passe sont différents. Saisissez-les à nouveau.';
	// All that is wrong at once: a rule is not kept for the next try.
	const refus = refusMotDePasse(motDePasse, POLITIQUE);
	if (refus) ctx.addIssue({ code: 'custom', message: refus, path: ['motDePasse'] });
	ctx.addIssue({ code: 'custom', message, path: ['motDePasseConfirmation'] });
}

/** What is wrong with that password for that person; empty when it may be theirs. */
export function erreursMotDePasse(motDePasse: string, { nom, nomUsage, prenoms, mail }: Compte): ErreurChamp[] {
	const message = refusMotDePasse(motDePasse, POLITIQUE, [nom, nomUsage ?? '', prenoms, mail]);
	return message ? [{ champ: 'motDePasse', message }] : [];
}
