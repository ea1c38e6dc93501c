/** « Se désinscrire ». The envoi's id, made on the phone, is the `Idempotency-Key`. */
import { DemandeDesinscription } from '$lib/domain/suivi-demande';
import { corpsJson, endpoint, envoiRecu, expediteur } from '$lib/server/http';
import { desinscrire } from '$lib/server/suivi';
import { json } from '@sveltejs/kit';

export const POST = endpoint(async (event) => {
	expediteur(event);
	const candidatureId = event.params.id ?? '';
	await corpsJson(event.request, DemandeDesinscription);
	const envoi = envoiRecu(event, `desinscription\n${candidatureId}`);
	return json(await desinscrire(event.locals.app, { ...envoi, candidatureId }));
});
