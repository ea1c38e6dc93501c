/** A dérogation as a gestionnaire writes it in a file: who may still enregistrer, to what, until when, and why. */
import * as z from 'zod/mini';
import { fautesDeZod } from './fautes';
import { FichierRefuse } from './fichier';

export const DerogationDemandee = z.strictObject({
	numeroCandidat: z.string().check(z.regex(/^\d{11}$/)),
	/** Id of the campagne, « BCP-2027-33 ». */
	campagne: z.string().check(z.regex(/^[\w-]{1,60}$/)),
	/** « 2026-11-25T12:00 », as the clocks of the campagne's zone show it; exclusive. */
	jusquA: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T([01]\d:[0-5]\d|2[0-3]:[0-5]\d|24:00)$/)),
	/** Kept with it: whoever asks later reads why. */
	motif: z.string().check(z.minLength(3), z.maxLength(500)),
	/** Who grants it, as they sign. */
	par: z.string().check(z.minLength(2), z.maxLength(100))
});
export type DerogationDemandee = z.infer<typeof DerogationDemandee>;

/** Throws `FichierRefuse` when the file is not one. */
export function parseDerogation(json: unknown): DerogationDemandee {
	const lu = z.safeParse(DerogationDemandee, json, { reportInput: true });
	if (!lu.success) throw new FichierRefuse('Fichier de dérogation refusé.', fautesDeZod(lu.error.issues));
	return lu.data;
}
