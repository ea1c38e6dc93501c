/** « Enregistrer » as the server parses it. The phone sends one, and imports the type only. */
import * as z from 'zod/mini';
import { Saisie } from './saisie-recue';

/** « Enregistrer », as the phone asks for it. The envoi's id travels as `Idempotency-Key`. */
export const DemandeEnregistrement = z.strictObject({
	/** Made on the phone with the brouillon. */
	brouillonId: z.uuid(),
	campagneId: z.string().check(z.regex(/^[\w-]{1,60}$/)),
	saisie: Saisie,
	/** Version of the candidature that this modification began from; absent: not compared. */
	surVersion: z.optional(z.int().check(z.minimum(0), z.maximum(1_000_000))),
	/** Version of each onglet of the server's brouillon that the person had before their eyes; absent: not compared. */
	versions: z.optional(z.record(z.string().check(z.maxLength(20)), z.int()))
});
export type DemandeEnregistrement = z.infer<typeof DemandeEnregistrement>;
