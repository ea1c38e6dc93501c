/** What the phone sends of `suivi.ts`, as the server parses it. */
import * as z from 'zod/mini';
import { SIGNALEMENT, type DemandeAbsence as Absence, type DemandeSignalement as Signalement } from './suivi';

/** « Se désinscrire » says nothing but whose it is. */
export const DemandeDesinscription = z.strictObject({});

export const DemandeAbsence = z.strictObject({ absent: z.boolean() }) satisfies z.ZodMiniType<Absence>;

export const DemandeSignalement = z.strictObject({
	texte: z.string().check(
		z.normalize('NFC'),
		z.trim(),
		// Lines are kept; what no keyboard types is not text.
		z.refine((texte) => !/[\p{Cc}\p{Cs}]/u.test(texte.replace(/[\t\r\n]/g, ''))),
		z.refine((texte) => [...texte].length >= SIGNALEMENT.min && [...texte].length <= SIGNALEMENT.max)
	)
}) satisfies z.ZodMiniType<Signalement>;
