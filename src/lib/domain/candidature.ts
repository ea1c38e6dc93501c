/**
 * A candidature: one person's file for one campagne, and what of it travels to the phone.
 *
 * « Enregistrée, pas définitive » and « définitive » are derived from the facts, never stored.
 */
import type { Avancement } from './avancement';
import type { Campagne, CampagneTransmise } from './campagne';
import type { ComptePublic } from './compte';
import type { Instantane } from './instantane';
import type { Saisie } from './saisie';
import type { Suivi } from './situation';

export type { DemandeEnregistrement } from './candidature-demande';

export const ETATS = ['a_completer', 'inscrit', 'desinscrit', 'ecartee', 'annulee'] as const;
export type Etat = (typeof ETATS)[number];

export const LIBELLES_ETAT: Record<Etat, string> = {
	a_completer: 'À compléter',
	inscrit: 'Inscrit',
	desinscrit: 'Désinscrit',
	ecartee: 'Écartée',
	annulee: 'Annulée'
};

/** closed and unregistered candidatures leave « Mes inscriptions ». What an état allows is in `etats.ts`. */
export function estActive(etat: Etat): boolean {
	return etat === 'a_completer' || etat === 'inscrit';
}

/** What a school filled in beforehand: the onglets it knew. */
export type Preinscription = Partial<Saisie>;

/** The server's receipt: the only thing that lets a screen say « enregistrée ». */
export interface Recu {
	envoiId: string;
	candidatureId: string;
	numeroInscription: string;
	version: number;
	/** ISO instant of the server's clock. */
	enregistreeLe: string;
}

/** A card of « Mes inscriptions ». */
export interface CandidatureResume {
	id: string;
	etat: Etat;
	version: number;
	numeroInscription: string | null;
	campagne: CampagneTransmise;
	examenLibelle: string;
	/** « Aéronautique option Systèmes »; null while nobody chose. */
	specialite: string | null;
	/** « CFA CEVEDOM CAYENNE - CAYENNE CEDEX 2 (9730538X) » */
	etablissement: string | null;
	/** ISO instant of the last version; null before the first. */
	enregistreeLe: string | null;
	/** What its owner has not opened yet; absent in what older apps kept. */
	nouveautes?: Nouveautes;
	/** « Validation en ligne »: whether the last version was validated; null where the exam file asks for none. */
	validation?: { validee: boolean } | null;
	/** Who filled it in beforehand; null: nobody. */
	preinscritePar?: 'etablissement' | 'session' | null;
	/** How far its pièces are; null before the first version, absent in what older apps kept. */
	avancement?: Avancement | null;
	/** What « Où j’en suis » looks at besides; absent in what older apps kept. */
	suivi?: Suivi;
	/** The person registered by themself, and may unregister; absent in what older apps kept. */
	individuelle?: boolean;
	/** Since when it counts no more, ISO instant; absent while it does, and in what older apps kept. */
	finieLe?: string;
	/** « Je ne viendrai pas »: said when, ISO instant. */
	absenteLe?: string | null;
	/** A pièce was confirmed: from then on a change asks for a new signature, and for a look at the rectorat. */
	piecesConfirmees?: boolean;
}

/** What is new on a card: messages not read, documents not opened. Pièces asked again are in `avancement`. */
export interface Nouveautes {
	messages: number;
	documents: number;
}

export interface CandidatureDetail extends CandidatureResume {
	preinscription: Preinscription | null;
	/** The last version; null before the first « Enregistrer ». */
	instantane: Instantane | null;
}

export interface DocumentPublie {
	/** `recapitulatif`, `demande_pieces` and `releve` are rendered by Escale; the others are of `TYPES_PUBLIES`. */
	type: string;
	titre: string;
	version: number;
	/** ISO instant. */
	misAJourLe: string;
	/** By the rectorat, as a PDF alone; absent in what older apps kept. */
	publie?: boolean;
	/** ISO instant at which the candidat first opened it; only what is published, and the relevé, says it. */
	luLe?: string | null;
}

/** Answer of `GET /api/moi`: who is signed in, and their candidatures. */
export interface Moi {
	compte: ComptePublic;
	/** That of a papillon, to sign in by; null: the address does. Absent from what a phone kept before. */
	identifiant?: string | null;
	/** They sign in by FranceConnect and have no password; absent from what a phone kept before. */
	federe?: boolean;
	candidatures: CandidatureResume[];
	/** Dérogations in force: until when this person may still enregistrer, ISO instants. */
	derogations: { campagneId: string; jusquA: string }[];
	appareilPartage: boolean;
	/** ISO instant of the server's clock when it answered. */
	maintenant: string;
}

/** Inscrit to the same exam and session by another candidature than that one. */
export function inscritAilleurs(
	{ candidatures }: Pick<Moi, 'candidatures'>,
	{ examenCode, sessionExamen }: Pick<Campagne, 'examenCode' | 'sessionExamen'>,
	candidatureId: string | null
): boolean {
	return candidatures.some(
		({ id, etat, campagne }) =>
			id !== candidatureId &&
			etat === 'inscrit' &&
			campagne.examenCode === examenCode &&
			campagne.sessionExamen === sessionExamen
	);
}

/** The numéro d’inscription after that one: 001, 002 … per candidat, over all examens (S2 §2). */
export function numeroSuivant(dernier: string | null): string {
	return String(Number(dernier ?? '0') + 1).padStart(3, '0');
}
