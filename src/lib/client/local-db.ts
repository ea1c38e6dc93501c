/**
 * What the phone keeps, in IndexedDB: stores, keys and migrations, all in this file.
 *
 * Every key begins with the compte's id: another person who signs in on the same phone finds nothing of the first. Only
 * exam files and campagnes belong to nobody.
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { CampagneTransmise } from '$lib/domain/campagne';
import type { Recu } from '$lib/domain/candidature';
import type { TypeDepot } from '$lib/domain/depot';
import type { CodeRefus, ErreurChamp } from '$lib/domain/refus';
import type { PagePrete, ReglagesPage } from './photos/pages';

/** One onglet of one brouillon, as typed on this phone. Written by the person alone. */
export interface OngletGarde {
	compteId: string;
	brouillonId: string;
	onglet: string;
	valeur: unknown;
	modifieLe: Date;
	/** Another at each change; absent in what the first version of the app kept. */
	revision?: string;
}

/** How that onglet stands to the server's. Written by the exchange with the server alone. */
export interface AccordGarde {
	compteId: string;
	brouillonId: string;
	onglet: string;
	/** Version of the server's onglet on which the next change is based; 0 when it has none. */
	base: number;
	/** The revision that the server has; another one in the onglet is still to send. */
	revision: string | null;
	/** ISO instant of the server's clock at which it got it. */
	recuLe: string | null;
	/** A revision that the person chose not to send. */
	retiree?: string;
	/** What another device typed meanwhile, until the person has chosen. */
	conflit: Ailleurs | null;
	/** The last choice, so that it can be undone: both sides, and what was kept (unknown to the first version of the app). */
	choix: { ici: unknown; ailleurs: unknown; choisie?: unknown } | null;
}

export interface Ailleurs {
	version: number;
	valeur: unknown;
	/** ISO instant. */
	modifieLe: string;
}

/** What a brouillon is about: chosen at « Démarrer mon inscription », kept until it is enregistré. */
export interface BrouillonGarde {
	compteId: string;
	brouillonId: string;
	campagneId: string;
	/** The candidature that it completes or modifies; null for a new one. */
	candidatureId: string | null;
	/** Version of the candidature that it began from, where an app that says it began it. */
	surVersion?: number;
	/** « BACCALAURÉAT PROFESSIONNEL », and below « Session 2027 · ACADÉMIE DE LA GUYANE »: for its card, with no network. */
	titre: string;
	sousTitre: string;
	creeLe: Date;
	/** The brouillons that ended elsewhere, one after the other, while this was typed: whoever has one open goes on here. */
	suiteDe?: string | string[];
	/** What « Enregistrer » sent in an envoi that was taken back while nobody knew whether it had arrived. */
	presse?: Record<string, unknown>;
	/** One that still lives on the server, and is dropped there when this one is pressed, or dropped; `vu`: as in `effacement`. */
	remplace?: { brouillonId: string; vu: string };
}

/** Something the person did that the server has not confirmed yet. */
export interface EnvoiGarde {
	/** Order of arrival in the queue, given by the store. */
	rang?: number;
	/** Of this record: an app of tomorrow still reads what one of today left. */
	format: 1;
	/** Made here, kept across retries: the idempotency key. */
	id: string;
	compteId: string;
	/** What leaves in order: the envois of one brouillon, or those of one candidature’s pièces. */
	fil: string;
	/** Higher leaves first, whatever its rang. */
	priorite: number;
	nature:
		| 'onglet'
		| 'enregistrement'
		| 'effacement'
		| 'depot'
		| 'retrait'
		| 'verrou'
		| 'signature'
		| 'validation'
		| 'lecture'
		| 'desinscription'
		| 'absence'
		| 'signalement';
	/** Of a nature « onglet ». */
	onglet?: string;
	revision?: string;
	/** Of a nature « enregistrement »: what was on this phone when the person pressed, onglet by onglet. */
	revisions?: Record<string, string>;
	/** Of a nature « depot », « retrait » or « signature »: the pièce, whose candidature is the `fil`. */
	pieceId?: string;
	/** Of a nature « depot »: the length of its file, which is in « fichiers » under the envoi’s id. */
	octets?: number;
	/** Of a nature « depot » or « signature »: those that it takes the place of, of which something may have reached the server. */
	remplace?: string[];
	/** Of a nature « retrait »: it follows such a replacement. The person asked nothing: it is in no list, nor is its answer told. */
	menage?: true;
	/** Of a nature « verrou » */
	groupe?: string;
	/** « Inscription », « Identification »…: for the list of what has not left. */
	libelle: string;
	methode: 'PUT' | 'POST' | 'DELETE';
	chemin: string;
	/** The JSON to send; never changed once it was sent. */
	corps: string;
	creeLe: Date;
	essais: number;
	/** By this phone's clock, ms; 0: at once. */
	prochainEssai: number;
	/** Sent at least once without an answer: the server may have it. */
	douteux: boolean;
	refus: RefusGarde | null;
}

export interface RefusGarde {
	code: CodeRefus;
	message: string;
	erreurs: ErreurChamp[];
}

/** A numéro that arrived, until the person has seen it. */
export interface RecuGarde extends Recu {
	compteId: string;
	brouillonId: string;
}

/** The last known state of a page of the space. */
export interface VuGarde {
	compteId: string;
	chemin: string;
	corps: unknown;
	/** ISO instant of the server's clock. */
	vuLe: string;
}

/** A document that the person opened. */
export interface DocumentGarde {
	compteId: string;
	chemin: string;
	octets: ArrayBuffer;
	type: string;
	vuLe: string;
}

/** The pages gathered for one pièce, until they are sent as one file. */
export interface PlateauGarde {
	compteId: string;
	candidatureId: string;
	pieceId: string;
	/** Ids of its pages, in their order. */
	pages: string[];
	/**
	 * Since when the camera, or the choice of a file, was opened without anything coming back: some phones close the page
	 * meanwhile, and the person must find where they were.
	 */
	attend: { quoi: 'photo' | 'fichier'; depuis: Date } | null;
}

/** One page of a plateau: what was photographed or chosen, untouched, and how it is to be shown. */
export interface PageGardee {
	compteId: string;
	pageId: string;
	source: ArrayBuffer;
	nature: 'pdf' | 'jpeg' | 'png' | 'webp' | 'heic';
	/** null: not looked at yet. */
	reglages: ReglagesPage | null;
	/** What would leave now; null while it is being made. */
	prete: PagePrete | null;
	/** Of a PDF: it was rendered anew, lighter or unlocked; the source is that one then. */
	rendu?: boolean;
	/** Of the candidature that the person had before their eyes when it came; absent in what earlier apps kept. */
	version?: number | undefined;
	/** Why the server refused this file as it is; absent once it was made anew. */
	refusee?: CodeRefus;
}

/** The bytes of a dépôt that waits to leave: not a File, which WebKit may hand over empty. */
export interface FichierGarde {
	compteId: string;
	depotId: string;
	octets: ArrayBuffer;
	type: TypeDepot;
}

export interface EscaleSchema extends DBSchema {
	brouillons: { key: [compteId: string, brouillonId: string]; value: BrouillonGarde };
	onglets: { key: [compteId: string, brouillonId: string, onglet: string]; value: OngletGarde };
	accords: { key: [compteId: string, brouillonId: string, onglet: string]; value: AccordGarde };
	envois: { key: number; value: EnvoiGarde; indexes: { compte: string; id: string } };
	recus: { key: [compteId: string, candidatureId: string]; value: RecuGarde };
	vus: { key: [compteId: string, chemin: string]; value: VuGarde };
	documents: { key: [compteId: string, chemin: string]; value: DocumentGarde };
	plateaux: { key: [compteId: string, candidatureId: string, pieceId: string]; value: PlateauGarde };
	pages: { key: [compteId: string, pageId: string]; value: PageGardee };
	fichiers: { key: [compteId: string, depotId: string]; value: FichierGarde };
	/** Exam files, by the SHA-256 of their bytes: never stale, belonging to nobody. */
	examens: { key: string; value: { hash: string; texte: string } };
	campagnes: { key: string; value: CampagneTransmise };
}

export type LocalDB = IDBPDatabase<EscaleSchema>;

/** Append only: old versions live on in people's pockets. */
const MIGRATIONS: ((db: LocalDB) => void)[] = [
	(db) => {
		db.createObjectStore('brouillons', { keyPath: ['compteId', 'brouillonId'] });
		db.createObjectStore('onglets', { keyPath: ['compteId', 'brouillonId', 'onglet'] });
		db.createObjectStore('examens', { keyPath: 'hash' });
	},
	// Rows already there stay as they are: an onglet without a revision is one that the server never got.
	(db) => {
		db.createObjectStore('accords', { keyPath: ['compteId', 'brouillonId', 'onglet'] });
		const envois = db.createObjectStore('envois', { keyPath: 'rang', autoIncrement: true });
		envois.createIndex('compte', 'compteId');
		envois.createIndex('id', 'id', { unique: true });
		db.createObjectStore('recus', { keyPath: ['compteId', 'candidatureId'] });
		db.createObjectStore('vus', { keyPath: ['compteId', 'chemin'] });
		db.createObjectStore('documents', { keyPath: ['compteId', 'chemin'] });
		db.createObjectStore('campagnes', { keyPath: 'id' });
	},
	(db) => {
		db.createObjectStore('plateaux', { keyPath: ['compteId', 'candidatureId', 'pieceId'] });
		db.createObjectStore('pages', { keyPath: ['compteId', 'pageId'] });
		db.createObjectStore('fichiers', { keyPath: ['compteId', 'depotId'] });
	}
];

/** The stores that hold something of a person, each keyed by the compte first. */
export const PERSONNELS = [
	'brouillons',
	'onglets',
	'accords',
	'recus',
	'vus',
	'documents',
	'plateaux',
	'pages',
	'fichiers'
] as const;

/** Everything of that compte, or of that compte and one brouillon. */
export const tousDe = (...debut: string[]) => IDBKeyRange.bound(debut, [...debut, []]);

/** Opens the database, bringing it up to date; `perdue` is told when this connection can serve no more. */
export function openLocalDB(nom: string, perdue: () => void): Promise<LocalDB> {
	return openDB<EscaleSchema>(nom, MIGRATIONS.length, {
		upgrade(db, from) {
			for (const migrate of MIGRATIONS.slice(from)) migrate(db);
		},
		// An older tab must not hold back a newer one.
		blocking: (_current, _blocked, event) => {
			(event.target as IDBDatabase).close();
			perdue();
		},
		terminated: perdue
	});
}
