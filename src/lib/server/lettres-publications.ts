/**
 * The words that tell a candidat what the rectorat put in their space: a document, the notes, a candidature prepared from last
 * year's. Plain text; no seed gives them: Escale. The objet names nobody: it may show on a locked phone.
 */
import { formatFermeture, nomFuseau } from '$lib/domain/dates';
import type { Fenetre } from '$lib/domain/fenetre';
import { SIGNATURE, type Texte } from './lettres';

export interface FaitsPublication {
	/** « Convocation » */
	titre: string;
	examen: string;
	sessionExamen: string;
	version: number;
	lien: string;
}

/** never by post, a mail for each. */
export function lettreDocument({ titre, examen, sessionExamen, version, lien }: FaitsPublication): Texte {
	const nouveau = version > 1 ? ` Il remplace la version ${version - 1}.` : '';
	return {
		objet: `Document disponible : ${titre}`,
		corps: `Bonjour,

Un document est disponible dans votre espace candidat.${nouveau}

Document : ${titre}
Examen : ${examen}
Session : ${sessionExamen}

Lire ce document :

${lien}

Aucun document ne vous sera envoyé par la poste. Une fois ouvert, il reste lisible sans réseau sur votre téléphone.

${SIGNATURE}`
	};
}

/** No note is written in a mail. */
export function lettreNotes({ examen, sessionExamen, lien }: Omit<FaitsPublication, 'titre' | 'version'>): Texte {
	return {
		objet: `Vos notes sont disponibles : ${examen}`,
		corps: `Bonjour,

Vos notes sont publiées dans votre espace candidat.

Examen : ${examen}
Session : ${sessionExamen}

Voir mes notes :

${lien}

${SIGNATURE}`
	};
}

export interface FaitsPreparation {
	examen: string;
	/** Of the new candidature. */
	sessionExamen: string;
	fenetre: Fenetre;
	/** « E4 », « E5-A »: the épreuves whose note is proposed to be kept. */
	conservees: string[];
	lien: string;
}

/** */
export function lettrePreparation({ examen, sessionExamen, fenetre, conservees, lien }: FaitsPreparation): Texte {
	const notes = conservees.length
		? `Les notes que vous pouvez garder sont déjà proposées (${conservees.join(', ')}) : vérifiez-les dans l’onglet « Acquis ». Une note que vous ne gardez pas est définitivement perdue.\n\n`
		: '';
	return {
		objet: `Votre inscription est à compléter : ${examen}`,
		corps: `Bonjour,

Le service des examens a préparé votre inscription à partir de la session précédente.

Examen : ${examen}
Session : ${sessionExamen}

Rien n’est encore enregistré. Ce que vous devez faire : relisez et complétez les onglets, puis cliquez sur « Enregistrer » avant le ${formatFermeture(fenetre.fermeture, fenetre.fuseau)} (${nomFuseau(fenetre.fuseau)}).

${notes}Votre forme de passage reste celle de la session précédente.

Compléter mon inscription :

${lien}

${SIGNATURE}`
	};
}
