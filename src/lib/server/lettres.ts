/**
 * The words of every mail but those on pièces. Plain text, in French; the seeds' wording where they give one, ours elsewhere.
 * Each returns the objet and the corps; `courriels.ts` puts them in the outbox.
 */
import { formatFermeture, formatInstant, nomFuseau } from '$lib/domain/dates';
import type { Fenetre } from '$lib/domain/fenetre';

export interface Texte {
	objet: string;
	corps: string;
}

export const SIGNATURE = 'A bientôt sur Escale\n\nCordialement\n\nLe Service Gestionnaire';

/** R-028, wording of S2 §2.1. The link is written twice there: once as words, once to be copied. */
export function lettreActivation(lien: string): Texte {
	return {
		objet: '[ESCALE] Activer mon compte',
		corps: `Bonjour,

Vous venez de créer un compte sur Escale. Votre inscription sera possible seulement quand vous aurez activé votre compte.

Pour activer votre compte, veuillez cliquer sur le lien Activer mon compte :

${lien}

Si le lien ci-dessus ne fonctionne pas, il vous suffit de copier l'adresse suivante dans la barre de votre navigateur : ${lien}

Ce lien n'est valable que pour une durée de 48h. Passé ce délai, vos informations seront effacées.

${SIGNATURE}`
	};
}

/** Warns the owner of an address that somebody tried to open a second compte with it (R-026). Text: Escale. */
export function lettreMailDejaUtilise(origin: string): Texte {
	return {
		objet: '[ESCALE] Un compte existe déjà avec votre adresse',
		corps: `Bonjour,

Quelqu’un vient de vouloir créer un compte Escale avec votre adresse mail. Un compte existe déjà avec cette adresse : rien n’a été créé ni modifié.

Si c’était vous, connectez-vous avec cette adresse et votre mot de passe :

${origin}/connexion

Si vous l’avez oublié, choisissez-en un autre sur la page Mot de passe oublié :

${origin}/mot-de-passe-oublie

Si ce n’était pas vous, vous n’avez rien à faire.

${SIGNATURE}`
	};
}

/** After a creation by FranceConnect; `remarques` says what its identity leaves open. Text: Escale. */
export function lettreCompteFranceConnect(numeroCandidat: string, remarques: string[], lienEspace: string): Texte {
	const suite = remarques.length ? `À savoir :\n${remarques.map((remarque) => `- ${remarque}`).join('\n')}\n\n` : '';
	return {
		objet: '[ESCALE] Votre compte est créé avec FranceConnect',
		corps: `Bonjour,

Un compte Escale vient d’être créé avec votre identité FranceConnect. Votre numéro candidat : ${numeroCandidat}.

Ce compte n’a pas de mot de passe : connectez-vous toujours avec le bouton « S’identifier avec FranceConnect ».

${suite}Mes inscriptions :

${lienEspace}

Si ce n’était pas vous, signalez-le au service gestionnaire.

${SIGNATURE}`
	};
}

/** To the address that a pupil gave at the first sign-in (R-044): who reads it by mistake learns what to do. Text: Escale. */
export function lettrePremiereConnexion(lienConnexion: string): Texte {
	return {
		objet: '[ESCALE] Votre adresse mail est enregistrée',
		corps: `Bonjour,

Cette adresse mail vient d’être donnée pour un compte Escale ouvert par un établissement scolaire. Les messages sur l’inscription y arriveront. Vous vous connectez désormais avec cette adresse, ou avec l’identifiant du papillon, et le mot de passe que vous avez choisi :

${lienConnexion}

Si ce n’était pas vous, prévenez l’établissement ou le service des examens de votre académie.

${SIGNATURE}`
	};
}

interface FaitsInscription {
	examen: string;
	sessionExamen: string;
	academie: string;
	specialite: string;
	numeroCandidat: string;
	numeroInscription: string;
	version: number;
	enregistreeLe: Date;
	fenetre: Fenetre;
	lienCandidature: string;
	/** Pièces were confirmed before this version (R-175). */
	piecesConfirmees: boolean;
}

function faits(f: FaitsInscription): string {
	return `Examen : ${f.examen}
Session : ${f.sessionExamen}
Académie : ${f.academie}
Spécialité : ${f.specialite}
N° candidat : ${f.numeroCandidat}
N° d’inscription : ${f.numeroInscription}
Version : ${f.version} du ${formatInstant(f.enregistreeLe, f.fenetre.fuseau, 'court')} (${nomFuseau(f.fenetre.fuseau)})`;
}

const suite = (
	f: FaitsInscription
) => `Vous pouvez modifier votre candidature avant la fermeture du service d’inscription, fixée le ${formatFermeture(f.fenetre.fermeture, f.fenetre.fuseau)} (${nomFuseau(f.fenetre.fuseau)}).

Votre inscription n’est pas encore définitive : lisez la demande de pièces justificatives dans « Mes documents ».

Voir ma candidature :

${f.lienCandidature}`;

/** Automatic confirmation of registration (R-159, S4); its text is in no seed: Escale. */
export function lettreInscription(f: FaitsInscription): Texte {
	return {
		objet: `Inscription enregistrée : ${f.examen}`,
		corps: `Bonjour,

Votre inscription a bien été prise en compte.

${faits(f)}

${suite(f)}

${SIGNATURE}`
	};
}

/** R-175 (S1, S3): after the pièces were confirmed the confirmation is made again, and the rectorat looks at the change. */
const A_REFAIRE = `Vous aviez déjà confirmé des pièces. Le récapitulatif signé est donc à refaire : signez la nouvelle version dans « Mes justificatifs ». Le rectorat est prévenu et vérifie votre modification.

`;

/** R-158: the objet is S2's. */
export function lettreModification(f: FaitsInscription): Texte {
	return {
		objet: `Modification d'inscription : ${f.examen}`,
		corps: `Bonjour,

Votre modification a bien été enregistrée. Votre candidature porte maintenant la version ${f.version}.

${f.piecesConfirmees ? A_REFAIRE : ''}${faits(f)}

${suite(f)}

${SIGNATURE}`
	};
}
