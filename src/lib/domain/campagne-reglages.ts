/** What a rectorat sets for its campagne, as it is parsed. The phone receives it parsed, and imports the types only. */
import * as z from 'zod/mini';

/** « 2026-10-12T08:00 », as the clocks show it there; « 24:00 » is the end of the day. */
export const heureLocale = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$/));

/** Address of the gestionnaire's service, as printed on the documents. */
export const Service = z.strictObject({
	nom: z.string(),
	adresse: z.array(z.string()),
	telephone: z.nullable(z.string()),
	mail: z.nullable(z.string())
});
export type Service = z.infer<typeof Service>;

export const Etablissement = z.strictObject({
	id: z.string(),
	/** « CFA CEVEDOM CAYENNE - CAYENNE CEDEX 2 » */
	nom: z.string(),
	/** « 9730538X »; null for the pseudo-établissement of the individuels, when its UAI is not known. */
	uai: z.nullable(z.string()),
	/** Ids of the catégories it takes; empty when any. */
	categories: z.array(z.string())
});
export type Etablissement = z.infer<typeof Etablissement>;

export const ReglagesCampagne = z.strictObject({
	service: Service,
	etablissements: z.array(Etablissement),
	/** Languages that the académie can examine for facultatives; null when it sets no limit of its own. */
	languesFacultatives: z.nullable(z.array(z.string())),
	/** Languages allowed for obligatory épreuves; null when it sets no limit of its own. */
	languesObligatoires: z.nullable(z.array(z.string())),
	/** CFD of the spécialités organised; null for all those of the exam file. */
	specialites: z.nullable(z.array(z.string())),
	/** Occasional messages to candidats. */
	messages: z.array(z.string()),
	/** Minutes after the fermeture during which what was ready on a phone is still taken; none when absent. */
	graceMinutes: z.optional(z.int().check(z.minimum(0), z.maximum(24 * 60))),
	/** Id of the presentation of the exam file; absent: that of the académie, or the exam's own. */
	presentation: z.optional(z.string()),
	/** at the first sign-in with a papillon another password is chosen; absent: yes. */
	motDePasseNouveau: z.optional(z.boolean()),
	/** when « Mes justificatifs » closes, and what it takes. */
	depot: z.optional(
		z.strictObject({
			/** « 2026-12-08T24:00 », exclusive, as the clocks of `fuseau` show it; absent: with the inscriptions. */
			fermeture: z.optional(heureLocale),
			/** IANA name; absent: that of the inscriptions. */
			fuseau: z.optional(z.string()),
			/** Bytes of one file; absent: 5 Mo (S4). */
			tailleMax: z.optional(z.int().check(z.minimum(200_000), z.maximum(20_000_000))),
			/** A mail at each change of statut; absent: yes. */
			mailStatuts: z.optional(z.boolean())
		})
	),
	/** First and last day of the épreuves, yyyy-mm-dd; absent while they are not known. */
	epreuves: z.optional(z.strictObject({ debut: z.iso.date(), fin: z.iso.date() })),
	/** Desks by family of spécialités; the others are the service's. */
	contactsFamilles: z.optional(
		z.array(z.strictObject({ famille: z.string(), specialites: z.array(z.string()), service: Service }))
	)
});
export type ReglagesCampagne = z.infer<typeof ReglagesCampagne>;
