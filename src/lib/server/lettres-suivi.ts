/** The words that tell a candidat what became of the candidature itself, and of what they signalèrent. Texts: Escale. */
import type { Service } from '$lib/domain/campagne';
import { formatFermeture, formatInstant, nomFuseau } from '$lib/domain/dates';
import type { ActeDuBureau } from '$lib/domain/etats-demande';
import { SIGNATURE, type Texte } from './lettres';

interface Faits {
	/** « BACCALAURÉAT PROFESSIONNEL, Cuisine, session 2027 » */
	candidature: string;
	service: Service;
	lien: string;
}

/** « Un mail confirmant ma désinscription m'est également adressé » (S2 §4.7). */
export function lettreDesinscription(f: Faits & Desinscription): Texte {
	return {
		objet: `Désinscription : ${f.candidature}`,
		corps: `Bonjour,

Votre désinscription a bien été prise en compte le ${formatInstant(f.le, f.fuseau, 'court')} (${nomFuseau(f.fuseau)}).

Candidature : ${f.candidature}
N° d’inscription : ${f.numeroInscription ?? '-'}

${f.convoque ? 'La convocation que vous avez reçue ne vaut plus : ne vous présentez pas avec elle.' : 'Vous ne serez pas convoqué(e).'} Cette candidature ne peut pas être réactivée : pour vous présenter, faites une nouvelle candidature depuis le même compte, avant la fermeture des inscriptions.

${f.lien}

Si ce n’était pas vous, changez votre mot de passe et prévenez le service gestionnaire :

${contact(f.service)}

${SIGNATURE}`
	};
}

interface Desinscription {
	numeroInscription: string | null;
	le: Date;
	fuseau: string;
	/** A convocation was published: it is in their hands. */
	convoque: boolean;
}

const ETATS: Record<ActeDuBureau, { objet: string; phrase: string; suite: string }> = {
	ecarter: {
		objet: 'Candidature écartée',
		phrase: 'Le service gestionnaire a écarté votre candidature : elle ne compte plus.',
		suite: 'Si vous pensez que c’est une erreur, répondez par « Signaler une erreur » ou contactez le service.'
	},
	annuler: {
		objet: 'Candidature annulée, dossier incomplet',
		phrase: 'Le service gestionnaire a annulé votre candidature : le dossier est resté incomplet.',
		suite: 'Si vous pensez que c’est une erreur, répondez par « Signaler une erreur » ou contactez le service.'
	},
	rouvrir: {
		objet: 'Candidature rouverte',
		phrase: 'Le service gestionnaire a rouvert votre candidature : elle compte à nouveau.',
		suite: 'Ouvrez-la pour voir ce qu’il reste à faire.'
	}
};

export function lettreEtat({ acte, motif, candidature, service, lien }: Faits & EtatDit): Texte {
	const { objet, phrase, suite } = ETATS[acte];
	return {
		objet: `${objet} : ${candidature}`,
		corps: `Bonjour,

${phrase}

Candidature : ${candidature}
Motif : ${motif}

${suite}

${lien}

${contact(service)}

${SIGNATURE}`
	};
}

interface EtatDit {
	acte: ActeDuBureau;
	motif: string;
}

interface ReponseDite {
	texte: string;
	accepte: boolean;
	information: string;
	/** Until when « Modifier » is open again for this person; null when it is not. */
	jusquA: Date | null;
	fuseau: string;
}

export function lettreSignalement(f: Faits & ReponseDite): Texte {
	const rouvert = f.jusquA
		? `Vous pouvez modifier votre inscription jusqu’au ${formatFermeture(f.jusquA, f.fuseau)} (${nomFuseau(f.fuseau)}). Sans « Enregistrer », rien ne change.\n\n`
		: '';
	return {
		objet: `Votre signalement ${f.accepte ? 'est accepté' : 'a reçu une réponse'} : ${f.candidature}`,
		corps: `Bonjour,

Le service gestionnaire a répondu à ce que vous avez signalé.

Votre signalement : ${f.texte}
Réponse : ${f.accepte ? 'accepté' : 'refusé'}
Le mot du gestionnaire : ${f.information}

${rouvert}${f.lien}

${contact(f.service)}

${SIGNATURE}`
	};
}

function contact({ nom, telephone, mail }: Service): string {
	return [nom, telephone && `Tél. : ${telephone}`, mail && `Mail : ${mail}`].filter(Boolean).join('\n');
}
