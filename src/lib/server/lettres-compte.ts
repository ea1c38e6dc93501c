/**
 * The words of the mails about getting into one's compte. Text: Escale, the words of the link are S2's (R-042). None holds a
 * name, a password or an identifiant: a mail may be read by others.
 */
import { SUITE_ACCEPTEE } from '$lib/domain/correction';
import { formatFermeture, formatInstant, PARIS } from '$lib/domain/dates';
import { SIGNATURE, type Texte } from './lettres';

const PAS_MOI =
	'Si ce n’était pas vous, quelqu’un d’autre connaît peut-être votre mot de passe : choisissez-en un autre par « Mot de passe oublié », sur la page de connexion.';

function lettre(objet: string, ...paragraphes: string[]): Texte {
	return { objet: `[ESCALE] ${objet}`, corps: ['Bonjour,', ...paragraphes, SIGNATURE].join('\n\n') };
}

const quand = (le: Date) => `le ${formatInstant(le, PARIS, 'court')} (heure de Paris)`;

/** `fin`: when the compte is erased if nobody activated it, exclusive. */
export function lettreActivationRenvoyee(lien: string, fin: Date): Texte {
	return lettre(
		'Activer mon compte',
		'Pour activer votre compte Escale, veuillez cliquer sur le lien Activer mon compte :',
		lien,
		'Si le lien ci-dessus ne fonctionne pas, il vous suffit de copier cette adresse dans la barre de votre navigateur.',
		`Ce lien est valable jusqu’au ${formatFermeture(fin, PARIS)} (heure de Paris). Passé ce délai, vos informations seront effacées.`
	);
}

export function lettreMotDePasseOublie(lien: string): Texte {
	return lettre(
		'Modifier mon mot de passe',
		'Vous avez demandé à choisir un nouveau mot de passe pour votre compte Escale.',
		'Pour cela, veuillez cliquer sur le lien Modifier mon mot de passe :',
		lien,
		'Si le lien ci-dessus ne fonctionne pas, il vous suffit de copier cette adresse dans la barre de votre navigateur.',
		'Ce lien n’est valable que pendant une heure, et une seule fois.',
		'Si vous n’avez rien demandé, vous n’avez rien à faire : votre mot de passe ne change pas.'
	);
}

/** To whoever signs in by FranceConnect and asks for a password all the same. */
export function lettreSansMotDePasse(lienConnexion: string): Texte {
	return lettre(
		'Votre compte n’a pas de mot de passe',
		'Vous avez demandé à choisir un nouveau mot de passe. Votre compte Escale a été créé avec FranceConnect : il n’en a pas.',
		'Pour vous connecter, choisissez « S’identifier avec FranceConnect » :',
		lienConnexion,
		'Si vous n’avez rien demandé, vous n’avez rien à faire.'
	);
}

export function lettreMotDePasseChange(le: Date, lienOublie: string): Texte {
	return lettre(
		'Votre mot de passe a été modifié',
		`Le mot de passe de votre compte Escale a été modifié ${quand(le)}. Vos autres appareils ont été déconnectés.`,
		'Si c’était vous, vous n’avez rien à faire.',
		`Si ce n’était pas vous, choisissez tout de suite un autre mot de passe :`,
		lienOublie
	);
}

/** To the new address: it becomes the compte's when its owner says so. */
export function lettreNouvelleAdresse(lien: string): Texte {
	return lettre(
		'Confirmer ma nouvelle adresse',
		'Vous avez demandé que cette adresse mail devienne celle de votre compte Escale. Pour cela, veuillez cliquer sur le lien Confirmer cette adresse :',
		lien,
		'Si le lien ci-dessus ne fonctionne pas, il vous suffit de copier cette adresse dans la barre de votre navigateur.',
		'Ce lien est valable 48 heures. Jusque-là, rien ne change : votre ancienne adresse reste celle de votre compte.',
		'Si vous n’avez rien demandé, vous n’avez rien à faire.'
	);
}

/** To the address that a pupil gave at the first sign-in: it is theirs once they say so from it. */
export function lettreAdresseEleve(lien: string): Texte {
	return lettre(
		'Confirmer mon adresse mail',
		'Cette adresse mail vient d’être donnée pour un compte Escale ouvert par un établissement scolaire. Pour que les messages sur l’inscription y arrivent, veuillez cliquer sur le lien Confirmer cette adresse :',
		lien,
		'Si le lien ci-dessus ne fonctionne pas, il vous suffit de copier cette adresse dans la barre de votre navigateur.',
		'Ce lien est valable 48 heures. Ensuite, vous vous connecterez avec cette adresse ou avec l’identifiant de votre papillon.',
		'Si ce n’était pas vous, prévenez l’établissement ou le service des examens de votre académie : cette adresse ne servira pas.'
	);
}

/** To the owner of an address that somebody else wanted for their compte. */
export function lettreAdresseDejaUtilisee(): Texte {
	return lettre(
		'Un compte existe déjà avec votre adresse',
		'Quelqu’un vient de vouloir donner votre adresse mail à un autre compte Escale. Un compte existe déjà avec cette adresse : rien n’a été modifié.',
		'Si c’était vous, utilisez une adresse différente pour chaque compte.',
		'Si ce n’était pas vous, vous n’avez rien à faire.'
	);
}

/** To the old address, when a new one is asked for: time to prevent it. */
export function lettreAdresseDemandee(le: Date): Texte {
	return lettre(
		'Un changement d’adresse a été demandé',
		`Un changement de l’adresse mail de votre compte Escale a été demandé ${quand(le)}. Il aura lieu quand la nouvelle adresse sera confirmée.`,
		'Si c’était vous, vous n’avez rien à faire.',
		PAS_MOI
	);
}

/** To the old address, once it is no longer the compte's. */
export function lettreAdresseChangee(le: Date): Texte {
	return lettre(
		'Votre adresse mail a été modifiée',
		`L’adresse mail de votre compte Escale a été modifiée ${quand(le)}. Cette ancienne adresse ne sert plus, ni à se connecter ni à recevoir nos messages.`,
		'Si c’était vous, vous n’avez rien à faire.',
		'Si ce n’était pas vous, contactez le service des examens de votre académie.'
	);
}

/** `libelle`: of the field, « Nom de famille »; its value is in no mail. */
export function lettreCorrectionDemandee(libelle: string, lien: string): Texte {
	return lettre(
		'Votre demande de correction est enregistrée',
		`Vous avez demandé de corriger cette information de votre compte Escale : ${libelle}. Le rectorat va regarder votre justificatif.`,
		'Vous recevrez sa réponse par mail. Vos demandes se lisent ici :',
		lien
	);
}

/** `information`: the gestionnaire’s word, if any. */
export function lettreCorrectionDecidee(
	libelle: string,
	etat: 'acceptee' | 'refusee',
	information: string | null,
	lien: string
): Texte {
	const dit =
		etat === 'acceptee'
			? [
					`Le rectorat a accepté la correction de cette information : ${libelle}. Votre compte est à jour.`,
					SUITE_ACCEPTEE
				]
			: [`Le rectorat n’a pas accepté la correction de cette information : ${libelle}. Votre compte n’a pas changé.`];
	return lettre(
		etat === 'acceptee' ? 'Votre correction est acceptée' : 'Votre correction est refusée',
		...dit,
		...(information ? [`Information du gestionnaire : ${information}`] : []),
		'Vos demandes se lisent ici :',
		lien
	);
}
