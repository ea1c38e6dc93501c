/**
 * The dépôt: the file given for one pièce justificative, from « Ajouter » to the gestionnaire's verdict.
 *
 * What travels between phone and server is described here; instants are ISO strings of the server's clock.
 * Sources: R-200 …, R-215 (S2 §4.5, S4 §4).
 */
import type { Campagne } from './campagne';
import { instantLocal } from './dates';
import type { Fenetre } from './fenetre';

export const STATUTS_PIECE = [
	'recue',
	'non_conforme',
	'attente_nouvelle_pj',
	'en_attente_controle',
	'conforme'
] as const;
export type StatutPiece = (typeof STATUTS_PIECE)[number];

/** R-206, the wording of S2 §4.5. */
export const LIBELLES_STATUT_PIECE: Record<StatutPiece, string> = {
	recue: 'Reçue',
	non_conforme: 'Non conforme',
	attente_nouvelle_pj: 'En attente d’une nouvelle PJ',
	en_attente_controle: 'En attente de contrôle',
	conforme: 'Conforme'
};

/** What the server takes; the phone makes one of them from whatever was photographed or chosen. */
export const TYPES_DEPOT = ['application/pdf', 'image/jpeg'] as const;
export type TypeDepot = (typeof TYPES_DEPOT)[number];

/** « le fichier ne doit pas excéder 5Mo » (S4). A campagne may set another limit. */
export const TAILLE_MAX = 5 * 1024 * 1024;
export const PAGES_MAX = 30;

/** The file that the server holds for a pièce. */
export interface DepotRecu {
	/** Made on the phone: also the key of its envoi. */
	id: string;
	type: TypeDepot;
	/** Of the bytes as they left the phone: by it the phone knows that its own file arrived. */
	sha256: string;
	/** Of what the server keeps and gives back; absent where a phone has only its own receipt so far. */
	sha256Garde?: string;
	/** As they left the phone. */
	octets: number;
	/** Of a PDF; 1 for an image. */
	pages: number;
	/** « Déposé le ». */
	deposeLe: string;
	/** The antivirus has not looked at it yet: the gestionnaire does not see it before. */
	analyse: 'en_attente' | 'faite';
	/** Of the candidature on the day, or of what the paper signs: a signed récapitulatif of an older one is void. */
	version: number;
}

/** One pièce of a candidature as it stands on the server; what is asked for is in the instantané. */
export interface PieceSuivie {
	/** Id of the pièce in the exam file. */
	pieceId: string;
	statut: StatutPiece | null;
	/** « Date de réception », yyyy-mm-dd; null when none was given. */
	receptionLe: string | null;
	/** « Information du gestionnaire » */
	information: string | null;
	/** « Validé le »: from then on nothing of it changes but by the gestionnaire. */
	verrouilleeLe: string | null;
	depot: DepotRecu | null;
}

/** Answer of `GET /api/candidatures/{id}/pieces`: a line for each pièce asked, in the order of the instantané. */
export interface Justificatifs {
	candidatureId: string;
	/** Version of the candidature. */
	version: number;
	pieces: PieceSuivie[];
	/** The limit of this campagne, bytes. */
	tailleMax: number;
	/** When « Mes justificatifs » takes files: each pièce’s own limit is in the instantané (`avant`). */
	fenetre: { ouverture: string; fermeture: string; fuseau: string };
	/** The campagne sets a limit for pièces that is not that of the inscriptions; absent from what was seen before. */
	limitePropre?: boolean;
	maintenant: string;
}

/** `PUT /api/depots/{id}`: what is about to come. The answer is a `DepotEnCours`, or the `RecuDepot` of one that has. */
export interface DemandeDepot {
	candidatureId: string;
	pieceId: string;
	type: TypeDepot;
	sha256: string;
	octets: number;
	/** Of the récapitulatif that the paper signs: the last one that the person had seen when they photographed it. Absent: not known. */
	version?: number | undefined;
}

/** Part of the file is there: go on from `offset`. */
export interface DepotEnCours {
	offset: number;
}

/** The server has the whole file, and says which. */
export interface RecuDepot {
	/** The dépôt’s own id. */
	envoiId: string;
	candidatureId: string;
	pieceId: string;
	/** Of what was sent: a phone forgets its file on no other. */
	sha256: string;
	/** Of what is kept of it; absent from the receipts of before 28 November 2026. */
	sha256Garde?: string;
	octets: number;
	/** Absent from the receipts of before 29 November 2026. */
	pages?: number;
	recuLe: string;
	/** Whether an antivirus has still to look at it; absent: no. */
	analyse?: DepotRecu['analyse'];
	/** The one recorded: a récapitulatif signé of an older version than the candidature’s is void. Absent: the last. */
	version?: number;
}

/**
 * `POST /api/candidatures/{id}/pieces/verrou`: « J’ai fourni toutes mes pièces » of one groupe. `depots` is what
 * the person had before their eyes: pièce → dépôt; another one on the server is another state of things.
 */
export interface DemandeVerrou {
	groupe: string;
	depots: Record<string, string>;
}

export interface RecuVerrou {
	envoiId: string;
	candidatureId: string;
	groupe: string;
	verrouilleesLe: string;
}

/** `DELETE /api/depots/{id}` */
export interface RecuRetrait {
	envoiId: string;
	depotId: string;
	retireLe: string;
}

/** One person’s hand: strokes of points x, y (0 to 1 of the box, y downwards) and t (ms since the first). */
export interface Signataire {
	qui: 'candidat' | 'representant';
	/** Name of the représentant légal, or of whoever signs by writing their name; null otherwise. */
	nom: string | null;
	/** Empty for somebody who cannot draw and signs by their name. */
	traits: [x: number, y: number, t: number][][];
}

/** `POST /api/candidatures/{id}/signature`: signs the récapitulatif of that version, and deposits it as the pièce. */
export interface DemandeSignature {
	pieceId: string;
	version: number;
	signataires: Signataire[];
}

/** Header of `PATCH /api/depots/{id}`: where in the file the body begins. */
export const ENTETE_OFFSET = 'escale-offset';

/** when « Mes justificatifs » takes files: from the opening of the inscriptions to its own limit, in its own zone. */
export function fenetreDepot({ ouverture, fermeture, fuseau, reglages }: Campagne): Fenetre {
	const { depot = {} } = reglages;
	const zone = depot.fuseau ?? fuseau;
	return { ouverture, fermeture: depot.fermeture ? instantLocal(depot.fermeture, zone) : fermeture, fuseau: zone };
}
