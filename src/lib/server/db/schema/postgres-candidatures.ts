/**
 * What Escale remembers, on PostgreSQL. `sqlite-candidatures.ts` says the same after its first import; `shape.ts` and the database
 * spec refuse a difference. Change both, then `npm run i-changed-the-schema`.
 */
import type { ReglagesCampagne } from '$lib/domain/campagne';
import type { Instantane } from '$lib/domain/instantane';
import { bool, index, instant, integer, json, primaryKey, table, text, unique } from '../columns-postgres';

/** An exam file as imported, under the SHA-256 of its canonical form. Never changed: a new edition is a new row. */
export const examen = table('examen', {
	hash: text('hash').primaryKey(),
	code: text('code').notNull(),
	contenu: json<unknown>('contenu').notNull(),
	importeLe: instant('importe_le').notNull()
});

export const campagne = table(
	'campagne',
	{
		id: text('id').primaryKey(),
		examenCode: text('examen_code').notNull(),
		/** The edition of the exam file it was opened with: an old candidature keeps its rules. */
		examenHash: text('examen_hash')
			.notNull()
			.references(() => examen.hash, { onDelete: 'restrict' }),
		/** « 2027 », « JUIN 2022 ». */
		sessionExamen: text('session_examen').notNull(),
		/** Code BCN: « 33 » is la Guyane. */
		academie: text('academie').notNull(),
		ouverture: instant('ouverture').notNull(),
		/** Exclusive: « 17 h » is 17:00:00, « 23:59 » is 24:00:00 of that day. */
		fermeture: instant('fermeture').notNull(),
		/** IANA zone in which both were announced. */
		fuseau: text('fuseau').notNull(),
		reglages: json<ReglagesCampagne>('reglages').notNull()
	},
	(t) => [unique('campagne_choix_unique').on(t.examenCode, t.sessionExamen, t.academie)]
);

export const compte = table(
	'compte',
	{
		id: text('id').primaryKey(),
		/** « 0 », two digits of the year, eight random digits. Never an authorisation. */
		numeroCandidat: text('numero_candidat').notNull().unique('compte_numero_candidat_unique'),
		/** Normalised, lower case: one compte per address. */
		mail: text('mail').notNull().unique('compte_mail_unique'),
		/** argon2id hash. */
		motDePasse: text('mot_de_passe').notNull(),
		sexe: text('sexe', { enum: ['F', 'M'] }).notNull(),
		nom: text('nom').notNull(),
		/** The nom as a gestionnaire types it to find somebody: A to Z alone (`cleDeNom`); null when it was not kept yet. */
		nomCherche: text('nom_cherche'),
		nomUsage: text('nom_usage'),
		prenoms: text('prenoms').notNull(),
		/** A date of the civil register, yyyy-mm-dd, with no hour and no zone. */
		dateNaissance: text('date_naissance').notNull(),
		paysNaissance: text('pays_naissance').notNull(),
		departementNaissance: text('departement_naissance'),
		communeNaissance: text('commune_naissance').notNull(),
		/** « pierre.dubois », given by the établissement; null for who signs in by their address. */
		identifiant: text('identifiant').unique('compte_identifiant_unique'),
		origine: text('origine', { enum: ['formulaire', 'franceconnect', 'etablissement'] })
			.notNull()
			.default('formulaire'),
		/** The password was given by somebody else: it is changed at the first sign-in. */
		provisoire: bool('provisoire').notNull().default(false),
		/** UAI of the établissement that made it, and the class there; null otherwise. */
		etablissement: text('etablissement'),
		classe: text('classe'),
		creeLe: instant('cree_le').notNull(),
		/** Null until the mail is answered; erased after 48 h if it never is. */
		activeLe: instant('active_le'),
		ine: text('ine')
	},
	(t) => [index('compte_a_activer').on(t.activeLe, t.creeLe), index('compte_par_nom').on(t.nomCherche)]
);

export const authSession = table(
	'auth_session',
	{
		/** SHA-256 of the token, in hex: the token itself is only in the cookie. */
		id: text('id').primaryKey(),
		compteId: text('compte_id')
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		creeLe: instant('cree_le').notNull(),
		/** Slides with use. */
		expireLe: instant('expire_le').notNull(),
		/** Does not slide: the person signs in again after it, however busy they were. */
		finLe: instant('fin_le').notNull(),
		/** « Appareil partagé »: the phone keeps nothing of this person. */
		appareilPartage: bool('appareil_partage').notNull().default(false),
		/** « Chrome, Android »: so that the person tells their devices apart; null when the browser says nothing. */
		appareil: text('appareil'),
		/** When it last showed itself; null until it has again. */
		vueLe: instant('vue_le')
	},
	(t) => [index('auth_session_du_compte').on(t.compteId), index('auth_session_perimee').on(t.expireLe)]
);

/** A link sent by mail, usable once. */
export const jeton = table(
	'jeton',
	{
		/** SHA-256 of what the link carries. */
		empreinte: text('empreinte').primaryKey(),
		compteId: text('compte_id')
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		usage: text('usage').notNull(),
		creeLe: instant('cree_le').notNull(),
		expireLe: instant('expire_le').notNull(),
		consommeLe: instant('consomme_le'),
		/** What it is about besides the compte: the address to confirm, for instance. */
		donnee: json<Record<string, string>>('donnee')
	},
	(t) => [index('jeton_du_compte').on(t.compteId)]
);

/** How often something was tried in vain, by account or by address: what slows the next attempt. */
export const tentative = table('tentative', {
	cle: text('cle').primaryKey(),
	nombre: integer('nombre').notNull(),
	dernierLe: instant('dernier_le').notNull(),
	bloqueJusquA: instant('bloque_jusqu_a')
});

export const candidature = table(
	'candidature',
	{
		id: text('id').primaryKey(),
		/** A compte that holds a candidature is not deleted by accident: the candidature goes first, on purpose. */
		compteId: text('compte_id')
			.notNull()
			.references(() => compte.id, { onDelete: 'restrict' }),
		/** Made on the phone with the brouillon: the same brouillon becomes one candidature. */
		brouillonId: text('brouillon_id').notNull(),
		campagneId: text('campagne_id')
			.notNull()
			.references(() => campagne.id, { onDelete: 'restrict' }),
		etat: text('etat', { enum: ['a_completer', 'inscrit', 'desinscrit', 'ecartee', 'annulee'] }).notNull(),
		/** +1 each time it is enregistrée; 0 until the first. */
		version: integer('version').notNull().default(0),
		/** 001, 002 … per compte, given at the first « Enregistrer ». */
		numeroInscription: text('numero_inscription'),
		/** What a school, or last year's session, filled in beforehand. */
		preinscription: json<unknown>('preinscription'),
		/** « Valider »: the version that its pupil read and validated; null while none was. */
		valideeVersion: integer('validee_version'),
		/** « Je ne viendrai pas »: said when; null when it was not, or was taken back. */
		absenteLe: instant('absente_le'),
		/** From then on its notes are shown. */
		notesPublieesLe: instant('notes_publiees_le'),
		creeLe: instant('cree_le').notNull(),
		modifieeLe: instant('modifiee_le').notNull()
	},
	(t) => [
		// Also what finds the candidatures of a compte.
		unique('candidature_brouillon_unique').on(t.compteId, t.brouillonId),
		unique('candidature_numero_unique').on(t.compteId, t.numeroInscription),
		index('candidature_de_la_campagne').on(t.campagneId)
	]
);

/** What a version was made of, frozen. Rows are inserted and read, never updated. */
export const candidatureVersion = table(
	'candidature_version',
	{
		candidatureId: text('candidature_id')
			.notNull()
			.references(() => candidature.id, { onDelete: 'restrict' }),
		version: integer('version').notNull(),
		instantane: json<Instantane>('instantane').notNull(),
		enregistreeLe: instant('enregistree_le').notNull()
	},
	(t) => [primaryKey({ name: 'candidature_version_pk', columns: [t.candidatureId, t.version] })]
);

/** An act received from a phone and the answer it got: the second arrival gets the same answer. */
export const envoi = table(
	'envoi',
	{
		compteId: text('compte_id')
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		/** Made on the phone, kept across retries. */
		id: text('id').notNull(),
		/** SHA-256 of the body: the same id with another body is refused. */
		empreinte: text('empreinte').notNull(),
		/** HTTP status of the answer. */
		statut: integer('statut').notNull(),
		reponse: json<unknown>('reponse').notNull(),
		recuLe: instant('recu_le').notNull()
	},
	(t) => [primaryKey({ name: 'envoi_pk', columns: [t.compteId, t.id] })]
);

/** A mail to send, written in the transaction of the act it tells of; a task claims it with a lease and sends it. */
export const courriel = table(
	'courriel',
	{
		id: text('id').primaryKey(),
		/** Null for a mail to an address that has no compte. */
		compteId: text('compte_id').references(() => compte.id, { onDelete: 'cascade' }),
		destinataire: text('destinataire').notNull(),
		objet: text('objet').notNull(),
		corps: text('corps').notNull(),
		creeLe: instant('cree_le').notNull(),
		envoyeLe: instant('envoye_le'),
		essais: integer('essais').notNull().default(0),
		prochainEssaiLe: instant('prochain_essai_le').notNull(),
		/** While it lasts, another process leaves this mail alone. */
		bailJusquA: instant('bail_jusqu_a'),
		erreur: text('erreur'),
		/** Path in Escale of the very thing it speaks of; null when there is none. */
		lien: text('lien'),
		/** The same for whoever tells the same fact twice: one mail per fact. Null: nothing to tell apart. */
		fait: text('fait').unique('courriel_fait_unique'),
		/** When its owner opened it in « Mes messages ». */
		luLe: instant('lu_le'),
		/** The candidature that it speaks of; null for one about the compte. */
		candidatureId: text('candidature_id'),
		/** False: read in « Mes messages » only, because the campagne sends no mail for it. */
		parCourriel: bool('par_courriel').notNull().default(true)
	},
	(t) => [
		index('courriel_a_envoyer').on(t.parCourriel, t.envoyeLe, t.prochainEssaiLe),
		index('courriel_du_compte').on(t.compteId)
	]
);

/** A document rendered from the instantané of a version, when first asked, then kept; or one that the rectorat published. */
export const document = table(
	'document',
	{
		id: text('id').primaryKey(),
		candidatureId: text('candidature_id')
			.notNull()
			.references(() => candidature.id, { onDelete: 'restrict' }),
		type: text('type').notNull(),
		version: integer('version').notNull(),
		/** Key in the storage: the SHA-256 of its bytes. */
		fichier: text('fichier').notNull(),
		octets: integer('octets').notNull(),
		produitLe: instant('produit_le').notNull(),
		/** Null: made by Escale. Otherwise the gestionnaire who published it. */
		gestionnaireId: text('gestionnaire_id'),
		/** « lu le »: first opened by the candidat. */
		luLe: instant('lu_le')
	},
	(t) => [unique('document_de_la_version_unique').on(t.candidatureId, t.type, t.version)]
);

/**
 * A brouillon as its phones sent it, so that another device finds it. Nothing of it counts: only a candidature does.
 * Once enregistré or dropped its onglets go, and the row stays to tell the other devices.
 */
export const brouillon = table(
	'brouillon',
	{
		compteId: text('compte_id')
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		/** Made on the phone. */
		id: text('id').notNull(),
		campagneId: text('campagne_id')
			.notNull()
			.references(() => campagne.id, { onDelete: 'restrict' }),
		/** The candidature that it completes or modifies; null for a new one. */
		candidatureId: text('candidature_id'),
		creeLe: instant('cree_le').notNull(),
		modifieLe: instant('modifie_le').notNull(),
		/** When it was enregistré or dropped. */
		finiLe: instant('fini_le'),
		/** The candidature that it became; null while it is none, or when it was dropped. */
		devenuId: text('devenu_id'),
		/** Version of the candidature that a modification began from, 0 for none yet; null: it is of none, or its app did not say. */
		surVersion: integer('sur_version')
	},
	(t) => [primaryKey({ name: 'brouillon_pk', columns: [t.compteId, t.id] }), index('brouillon_fini').on(t.finiLe)]
);

/** One onglet of a brouillon, as typed, valid or not; a phone says which version its own was based on. */
export const brouillonOnglet = table(
	'brouillon_onglet',
	{
		compteId: text('compte_id')
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		brouillonId: text('brouillon_id').notNull(),
		onglet: text('onglet').notNull(),
		/** +1 at each change that arrives. */
		version: integer('version').notNull(),
		valeur: json<unknown>('valeur').notNull(),
		modifieLe: instant('modifie_le').notNull()
	},
	(t) => [primaryKey({ name: 'brouillon_onglet_pk', columns: [t.compteId, t.brouillonId, t.onglet] })]
);

/** One person may still enregistrer after the fermeture, until an instant, because somebody said so. Never updated. */
export const derogation = table(
	'derogation',
	{
		id: text('id').primaryKey(),
		compteId: text('compte_id')
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		campagneId: text('campagne_id')
			.notNull()
			.references(() => campagne.id, { onDelete: 'restrict' }),
		/** Exclusive, as a fermeture. */
		jusquA: instant('jusqu_a').notNull(),
		motif: text('motif').notNull(),
		accordeePar: text('accordee_par').notNull(),
		creeLe: instant('cree_le').notNull()
	},
	(t) => [index('derogation_du_compte').on(t.compteId, t.campagneId)]
);
