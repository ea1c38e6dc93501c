/** « Enregistrer » a new candidature. The envoi's id, made on the phone, is the `Idempotency-Key`. */
import { enregistrer } from './enregistrer';
import { endpoint } from '$lib/server/http';

export const POST = endpoint((event) => enregistrer(event, null));
