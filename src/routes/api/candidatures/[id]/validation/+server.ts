/** « Valider »: the version that the candidat has read. The envoi's id, made on the phone, is the `Idempotency-Key`. */
import { corpsJson, endpoint, envoiRecu, expediteur } from '$lib/server/http';
import { validerCandidature } from '$lib/server/validations';
import { json } from '@sveltejs/kit';
import * as z from 'zod/mini';

const Demande = z.strictObject({ version: z.int().check(z.minimum(1), z.maximum(10_000)) });

export const POST = endpoint(async (event) => {
	expediteur(event);
	const candidatureId = event.params.id ?? '';
	const { valeur: demande, texte } = await corpsJson(event.request, Demande);
	const envoi = envoiRecu(event, `${candidatureId}\n${texte}`);
	return json(await validerCandidature(event.locals.app, { ...envoi, candidatureId, demande }));
});
