/**
 * The words that tell a candidat what became of a pièce: what was decided, why, and what to do next. The
 * objet names the pièce and nobody: it may show on a locked phone.
 */
import { formatFermeture, formatJour, nomFuseau } from '$lib/domain/dates';
import type { PieceSuivie } from '$lib/domain/depot';
import type { Fenetre } from '$lib/domain/fenetre';
import { SIGNATURE, type Texte } from './lettres';

export interface FaitsStatut {
	/** « Document justifiant l’identité » */
	piece: string;
	examen: string;
	apres: Pick<PieceSuivie, 'statut' | 'receptionLe' | 'information'>;
	/** Whose word it is. */
	par: 'gestionnaire' | 'antivirus';
	/** In the words of that rectorat; null when what was said is taken back. */
	libelleStatut: string | null;
	/** The candidat gives it on line. */
	enLigne: boolean;
	/** When they may. */
	fenetre: Fenetre;
	maintenant: Date;
	lien: string;
}

export function lettreStatut(faits: FaitsStatut): Texte {
	const { piece, examen, apres, par, lien } = faits;
	const etat = faits.libelleStatut ?? 'contrôle repris';
	const dits = [
		`Pièce : ${piece}`,
		`Examen : ${examen}`,
		`Statut : ${etat}`,
		apres.receptionLe && `Date de réception : ${formatJour(apres.receptionLe)}`,
		apres.information && `${par === 'gestionnaire' ? 'Information du gestionnaire' : 'Motif'} : ${apres.information}`
	];
	return {
		objet: `Votre pièce «\u00a0${piece}\u00a0»\u00a0: ${etat}`,
		corps: `Bonjour,

${par === 'gestionnaire' ? 'Le service gestionnaire a regardé une de vos pièces justificatives.' : 'L’antivirus a regardé le fichier d’une de vos pièces justificatives.'}

${dits.filter(Boolean).join('\n')}

${suite(faits)}

Voir cette pièce :

${lien}

${SIGNATURE}`
	};
}

function suite({ apres, enLigne, fenetre, maintenant }: FaitsStatut): string {
	switch (apres.statut) {
		case 'non_conforme':
			if (!enLigne) return RENVOYER;
			return maintenant < fenetre.fermeture
				? `Ce que vous devez faire : déposez un autre fichier avant le ${formatFermeture(fenetre.fermeture, fenetre.fuseau)} (${nomFuseau(fenetre.fuseau)}), puis cliquez de nouveau sur « J’ai fourni toutes mes pièces ».`
				: 'La date limite de dépôt de cette pièce est passée. Contactez le service des examens de votre académie.';
		case 'attente_nouvelle_pj':
			return enLigne
				? 'Ce que vous devez faire : déposez un autre fichier dès que possible, même si la date limite est passée, puis cliquez de nouveau sur « J’ai fourni toutes mes pièces ».'
				: RENVOYER;
		case 'recue':
			return 'Le service a reçu cette pièce et ne l’a pas encore contrôlée. Vous n’avez rien à faire.';
		case 'conforme':
			return 'Cette pièce est acceptée. Vous n’avez rien à faire.';
		case 'en_attente_controle':
		case null:
			return 'Le service va contrôler cette pièce. Vous n’avez rien à faire.';
	}
}

const RENVOYER =
	'Ce que vous devez faire : envoyez à nouveau cette pièce, de la façon indiquée sur la demande de pièces justificatives.';
