/**
 * The documents that the rectorat publishes for a candidature, besides those that Escale renders: their kinds,
 * as data, and the name by which a file of a folder says whose it is.
 */
import * as z from 'zod/mini';
import { estNumeroCandidat } from './numero-candidat';
import type { CodeRefus } from './refus';

export const TYPES_PUBLIES = [
	{ id: 'convocation', titre: 'Convocation' },
	{ id: 'notification_amenagements', titre: 'Notification de mesures d’aménagement' },
	{ id: 'notification_inscription', titre: 'Notification d’inscription' },
	{ id: 'relance_pieces', titre: 'Relance de pièces justificatives' },
	{ id: 'releve_notes', titre: 'Relevé de notes officiel' },
	{ id: 'autre', titre: 'Autre document du service' }
] as const;
export type TypePublie = (typeof TYPES_PUBLIES)[number]['id'];

/** Null: none of those that are published. */
export function typePublie(id: string): (typeof TYPES_PUBLIES)[number] | null {
	return TYPES_PUBLIES.find((type) => type.id === id) ?? null;
}

/** What the desk fills in beside the file. */
export const Publication = z.object({
	type: z.enum(
		TYPES_PUBLIES.map(({ id }) => id),
		'Choisissez le type du document.'
	)
});

/** Bytes of a published PDF: as a pièce. */
export const PUBLICATION_MAX = 5 * 1024 * 1024;

/**
 * « 02648130957.pdf », or « 02648130957-001.pdf » for one of several candidatures of the same campagne; null for a file that
 * is nobody's.
 */
export function destinataireDuFichier(
	nom: string
): { numeroCandidat: string; numeroInscription: string | null } | null {
	const [, numeroCandidat = '', numeroInscription = null] = /^(\d{11})(?:[-_ ](\d{3}))?\.pdf$/i.exec(nom) ?? [];
	return estNumeroCandidat(numeroCandidat) ? { numeroCandidat, numeroInscription } : null;
}

/** What the gate refuses, said to a rectorat: the catalogue speaks to candidats. */
export const MOTS_BUREAU: Partial<Record<CodeRefus, string>> = {
	fichier_type: 'Ce fichier n’est pas un PDF.',
	fichier_illisible: 'Ce PDF est abîmé et ne s’ouvre pas.',
	fichier_trop_gros: 'Ce PDF dépasse 5\u00a0Mo.',
	pdf_protege: 'Ce PDF est protégé par un mot de passe. Publiez-le sans mot de passe.',
	pdf_actif: 'Ce PDF contient un programme, un formulaire ou un fichier joint. Imprimez-le en PDF, puis publiez-le.',
	fichier_infecte: 'L’antivirus a refusé ce fichier. Rien n’a été publié.',
	etat_interdit: 'L’état de cette candidature ne permet pas d’y publier un document.'
};
