/**
 * The life of a candidature after it was enregistrée, on PostgreSQL. `sqlite-suivi.ts` says the same after its imports. Change both,
 * then `npm run i-changed-the-schema`.
 */
import { index, instant, primaryKey, table, text } from '../columns-postgres';
import { candidature, compte } from './postgres-candidatures';
import { gestionnaire } from './postgres-pieces';

/** What happened to a candidature besides its versions and pièces, and by whom. Rows are inserted and read, never updated. */
export const candidatureEvenement = table(
	'candidature_evenement',
	{
		id: text('id').primaryKey(),
		candidatureId: text('candidature_id')
			.notNull()
			.references(() => candidature.id, { onDelete: 'restrict' }),
		nature: text('nature', {
			enum: [
				'desinscription',
				'ecart',
				'annulation',
				'reouverture',
				'absence',
				'absence_retiree',
				'validation',
				'notes',
				'modification',
				'modification_vue'
			]
		}).notNull(),
		/** Why, in the words of who did it. */
		motif: text('motif'),
		/** Null: the candidat. */
		gestionnaireId: text('gestionnaire_id').references(() => gestionnaire.id, { onDelete: 'restrict' }),
		le: instant('le').notNull()
	},
	(t) => [index('candidature_evenement_de').on(t.candidatureId, t.le)]
);

/** « Signaler une erreur », or a change asked for after the fermeture: what is wrong, and what the rectorat answered. */
export const signalement = table(
	'signalement',
	{
		/** Made on the phone with the envoi. */
		id: text('id').primaryKey(),
		candidatureId: text('candidature_id')
			.notNull()
			.references(() => candidature.id, { onDelete: 'restrict' }),
		texte: text('texte').notNull(),
		etat: text('etat', { enum: ['demande', 'accepte', 'refuse'] }).notNull(),
		creeLe: instant('cree_le').notNull(),
		decideLe: instant('decide_le'),
		gestionnaireId: text('gestionnaire_id').references(() => gestionnaire.id, { onDelete: 'restrict' }),
		/** The gestionnaire’s word to the candidat. */
		information: text('information')
	},
	(t) => [
		index('signalement_de_la_candidature').on(t.candidatureId, t.creeLe),
		index('signalement_a_decider').on(t.etat, t.creeLe)
	]
);

/** A mark of one épreuve, as the jury gave it; shown from `candidature.notesPublieesLe` on. */
export const note = table(
	'note',
	{
		candidatureId: text('candidature_id')
			.notNull()
			.references(() => candidature.id, { onDelete: 'restrict' }),
		/** Code of the épreuve in the exam file. */
		epreuve: text('epreuve').notNull(),
		/** « 12.5 », or « AB » for who was absent. */
		valeur: text('valeur').notNull(),
		le: instant('le').notNull()
	},
	(t) => [primaryKey({ name: 'note_pk', columns: [t.candidatureId, t.epreuve] })]
);

/** A reminder that went, once for each échéance and each palier. */
export const rappel = table(
	'rappel',
	{
		compteId: text('compte_id')
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		/** Id of the candidature, or of the brouillon that is none yet. */
		sujet: text('sujet').notNull(),
		/** What ends, and its last day: « inscription:2026-12-01 », « pieces:2027-03-07 ». Put off, it is another one. */
		echeance: text('echeance').notNull(),
		/** « J-7 », « J-2 », « J » */
		palier: text('palier').notNull(),
		le: instant('le').notNull()
	},
	(t) => [primaryKey({ name: 'rappel_pk', columns: [t.compteId, t.sujet, t.echeance, t.palier] })]
);
