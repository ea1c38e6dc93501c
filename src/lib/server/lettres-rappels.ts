/**
 * The words of the reminders: what is not done, by when, and the way to it. Text: Escale. The objet names nobody and no exam:
 * it may show on a locked phone.
 */
import { resteEnJours } from '$lib/domain/compte-a-rebours';
import { phraseEcheance, type Echeance } from '$lib/domain/echeance';
import { SIGNATURE, type Texte } from './lettres';

export interface FaitsRappel {
	examen: string;
	sessionExamen: string;
	academie: string;
	echeance: Echeance;
	maintenant: Date;
	lien: string;
}

/** `preinscrit`: a school began it (« À compléter »); otherwise the person did. */
export function lettreRappelInscription(faits: FaitsRappel, preinscrit: boolean): Texte {
	return rappel(
		faits,
		'Votre inscription n’est pas enregistrée',
		preinscrit
			? 'Votre établissement vous a pré-inscrit(e). Rien n’est encore enregistré : sans vous, vous ne serez pas inscrit(e).'
			: 'Vous avez commencé une inscription sur Escale. Elle n’est pas enregistrée : sans cela, vous ne serez pas inscrit(e).',
		'relisez les onglets et appuyez sur « Enregistrer »',
		'Terminer mon inscription :',
		preinscrit
			? 'Si vous ne voulez pas passer cet examen, prévenez votre établissement.'
			: 'Si vous ne voulez plus vous inscrire, vous n’avez rien à faire.'
	);
}

/** `reste`: « il manque la confirmation signée et 2 pièces ». */
export function lettreRappelPieces(faits: FaitsRappel, reste: string): Texte {
	return rappel(
		faits,
		'Votre inscription n’est pas encore définitive',
		`Votre inscription est enregistrée, mais elle n’est pas encore définitive : ${reste}.`,
		'donnez ce qui manque, puis appuyez sur « J’ai fourni toutes mes pièces »',
		'Voir mes justificatifs :',
		'Si vous venez de le faire, ne tenez pas compte de ce message.'
	);
}

function rappel(
	{ examen, sessionExamen, academie, echeance, maintenant, lien }: FaitsRappel,
	objet: string,
	constat: string,
	geste: string,
	avantLien: string,
	fin: string
): Texte {
	return {
		objet: `${objet} : ${delai(echeance, maintenant)}`,
		corps: `Bonjour,

${constat}

Examen : ${examen}
Session : ${sessionExamen}
Académie : ${academie}

Ce que vous devez faire : ${geste}, ${phraseEcheance(echeance, maintenant)}.

${avantLien}

${lien}

${fin}

${SIGNATURE}`
	};
}

/** « dernier jour », « demain dernier jour », « il reste 5 jours » */
function delai(echeance: Echeance, maintenant: Date): string {
	const reste = resteEnJours(echeance, maintenant);
	if (reste === 'aujourd’hui') return 'dernier jour';
	return reste === 'demain' ? 'demain, dernier jour' : `il reste ${reste.replace('dans ', '')}`;
}
