/**
 * What Escale remembers of comptes besides themselves, on PostgreSQL. `sqlite-comptes.ts` says the same after its imports. Change
 * both, then `npm run i-changed-the-schema`.
 */
import { index, instant, integer, primaryKey, table, text } from '../columns-postgres';
import { compte } from './postgres-candidatures';
import { gestionnaire } from './postgres-pieces';

/** Somebody known by an identity provider: the pair (issuer, sub) is the person, never the address. */
export const identiteFederee = table(
	'identite_federee',
	{
		emetteur: text('emetteur').notNull(),
		sujet: text('sujet').notNull(),
		compteId: text('compte_id')
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		creeLe: instant('cree_le').notNull(),
		vueLe: instant('vue_le').notNull()
	},
	(t) => [
		primaryKey({ name: 'identite_federee_pk', columns: [t.emetteur, t.sujet] }),
		index('identite_federee_du_compte').on(t.compteId)
	]
);

/** « Demander une correction » of a frozen field: what the person asks, its proof, and what the rectorat decided. */
export const correction = table(
	'correction',
	{
		id: text('id').primaryKey(),
		compteId: text('compte_id')
			.notNull()
			.references(() => compte.id, { onDelete: 'cascade' }),
		/** Name of the field in the compte: « nom », « dateNaissance »… */
		champ: text('champ').notNull(),
		/** As it was when it was asked, and as it should be. */
		avant: text('avant').notNull(),
		apres: text('apres').notNull(),
		motif: text('motif'),
		/** Key in the storage, MIME type and length of the proof; null while there is none. */
		preuve: text('preuve'),
		preuveType: text('preuve_type'),
		preuveOctets: integer('preuve_octets'),
		etat: text('etat', { enum: ['demandee', 'acceptee', 'refusee'] }).notNull(),
		creeLe: instant('cree_le').notNull(),
		decideeLe: instant('decidee_le'),
		gestionnaireId: text('gestionnaire_id').references(() => gestionnaire.id, { onDelete: 'restrict' }),
		/** The gestionnaire’s word to the candidat. */
		information: text('information')
	},
	(t) => [index('correction_du_compte').on(t.compteId, t.creeLe), index('correction_a_decider').on(t.etat, t.creeLe)]
);
