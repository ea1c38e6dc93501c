/**
 * What Escale remembers of pièces justificatives and of those who look at them, on SQLite. `postgres-pieces.ts` says the same
 * after its imports. Change both, then `npm run i-changed-the-schema`.
 */
import { bool, index, instant, integer, json, primaryKey, table, text } from '../columns-sqlite';
import { candidature, compte } from './sqlite-candidatures';

/** Somebody of a rectorat, who looks at the pièces of its académies. */
export const gestionnaire = table('gestionnaire', {
	id: text('id').primaryKey(),
	/** Normalised, lower case. */
	mail: text('mail').notNull().unique('gestionnaire_mail_unique'),
	/** argon2id hash. */
	motDePasse: text('mot_de_passe').notNull(),
	nom: text('nom').notNull(),
	/** Codes BCN of the académies whose candidatures they see. */
	academies: json<string[]>('academies').notNull(),
	creeLe: instant('cree_le').notNull(),
	/** From then on they can no longer sign in. */
	fermeLe: instant('ferme_le'),
	/** Secret of the second factor, base32; null until they have set it up. */
	totpSecret: text('totp_secret'),
	/** When a first code proved it; until then the secret counts for nothing. */
	totpActiveLe: instant('totp_active_le'),
	/** The last step of time that was used: a code serves once. */
	totpPas: integer('totp_pas'),
	/** SHA-256 of the codes to use without the telephone, each once. */
	codesSecours: json<string[]>('codes_secours')
});

export const gestionnaireSession = table(
	'gestionnaire_session',
	{
		/** SHA-256 of the token, in hex: the token itself is only in the cookie. */
		id: text('id').primaryKey(),
		gestionnaireId: text('gestionnaire_id')
			.notNull()
			.references(() => gestionnaire.id, { onDelete: 'cascade' }),
		creeLe: instant('cree_le').notNull(),
		/** Slides with use. */
		expireLe: instant('expire_le').notNull(),
		/** Does not slide. */
		finLe: instant('fin_le').notNull()
	},
	(t) => [index('gestionnaire_session_perimee').on(t.expireLe)]
);

/** A file given for one pièce: announced by a phone, received part by part, then kept. */
export const depot = table(
	'depot',
	{
		/** Made on the phone: also the key of its envoi. */
		id: text('id').primaryKey(),
		candidatureId: text('candidature_id')
			.notNull()
			.references(() => candidature.id, { onDelete: 'restrict' }),
		/** Id of the pièce in the exam file. */
		pieceId: text('piece_id').notNull(),
		compteId: text('compte_id')
			.notNull()
			.references(() => compte.id, { onDelete: 'restrict' }),
		/** Announced, then true of what was received: MIME type, SHA-256 and length of the bytes as they left the phone. */
		type: text('type', { enum: ['application/pdf', 'image/jpeg'] }).notNull(),
		sha256: text('sha256').notNull(),
		octets: integer('octets').notNull(),
		/** Of the candidature when it was received, or the one that the paper signs; until then as announced, 0: not known. */
		version: integer('version').notNull().default(0),
		annonceLe: instant('annonce_le').notNull(),
		/** « Déposé le »: whole, looked at and kept. Null while it is coming. */
		recuLe: instant('recu_le'),
		/** Key in the storage: the SHA-256 of what is kept, once cleaned of its metadata. */
		fichier: text('fichier'),
		pages: integer('pages').notNull().default(1),
		/** What the antivirus said; null while it has not, or when there is none. */
		analyseLe: instant('analyse_le'),
		infecte: bool('infecte').notNull().default(false),
		/** An antivirus is to look at it, not before; null: nothing to do. */
		aAnalyserLe: instant('a_analyser_le'),
		/** While it lasts, another process leaves this one alone. */
		bailJusquA: instant('bail_jusqu_a'),
		/** Deleted or replaced by the candidat, or refused by the antivirus. */
		retireLe: instant('retire_le')
	},
	(t) => [
		index('depot_de_la_candidature').on(t.candidatureId),
		index('depot_du_compte').on(t.compteId, t.annonceLe),
		index('depot_a_analyser').on(t.aAnalyserLe)
	]
);

/** Where one pièce of a candidature stands. No row: nothing was given for it, and nothing said. */
export const piece = table(
	'piece',
	{
		candidatureId: text('candidature_id')
			.notNull()
			.references(() => candidature.id, { onDelete: 'restrict' }),
		/** Id of the pièce in the exam file. */
		pieceId: text('piece_id').notNull(),
		/** The dépôt in force; null when there is none. */
		depotId: text('depot_id'),
		statut: text('statut', {
			enum: ['recue', 'non_conforme', 'attente_nouvelle_pj', 'en_attente_controle', 'conforme']
		}),
		/** « Date de réception », yyyy-mm-dd. */
		receptionLe: text('reception_le'),
		/** « Information du gestionnaire » */
		information: text('information'),
		/** « Validé le » */
		verrouilleeLe: instant('verrouillee_le'),
		modifieeLe: instant('modifiee_le').notNull()
	},
	(t) => [
		primaryKey({ name: 'piece_pk', columns: [t.candidatureId, t.pieceId] }),
		// In the order of the desk: what waits, the oldest first; then what was judged, the oldest first.
		index('piece_a_controler').on(t.statut, t.verrouilleeLe, t.candidatureId, t.pieceId),
		index('piece_par_statut').on(t.statut, t.modifieeLe, t.candidatureId, t.pieceId)
	]
);

/** What happened to a pièce, and by whom. Rows are inserted and read, never updated. */
export const pieceEvenement = table(
	'piece_evenement',
	{
		id: text('id').primaryKey(),
		candidatureId: text('candidature_id')
			.notNull()
			.references(() => candidature.id, { onDelete: 'restrict' }),
		pieceId: text('piece_id').notNull(),
		nature: text('nature', { enum: ['depot', 'retrait', 'verrou', 'statut', 'infection'] }).notNull(),
		depotId: text('depot_id'),
		statut: text('statut'),
		information: text('information'),
		/** Null: the candidat. */
		gestionnaireId: text('gestionnaire_id').references(() => gestionnaire.id, { onDelete: 'restrict' }),
		le: instant('le').notNull()
	},
	(t) => [index('piece_evenement_de_la_candidature').on(t.candidatureId, t.le)]
);

/** A récapitulatif signed on the screen: by whom, which version, and what was sealed. Never updated. */
export const signature = table(
	'signature',
	{
		/** The dépôt that it made. */
		depotId: text('depot_id')
			.primaryKey()
			.references(() => depot.id, { onDelete: 'restrict' }),
		candidatureId: text('candidature_id')
			.notNull()
			.references(() => candidature.id, { onDelete: 'restrict' }),
		version: integer('version').notNull(),
		/** SHA-256 of the récapitulatif that was signed. */
		document: text('document').notNull(),
		/** Strokes and names, as they were drawn. */
		signataires: json<unknown>('signataires').notNull(),
		signeeLe: instant('signee_le').notNull()
	},
	(t) => [index('signature_de_la_candidature').on(t.candidatureId)]
);
