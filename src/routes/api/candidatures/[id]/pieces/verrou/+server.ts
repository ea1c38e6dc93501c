/** « J’ai fourni toutes mes pièces ». The envoi's id, made on the phone, is the `Idempotency-Key`. */
import { DemandeVerrou } from '$lib/domain/depot-demande';
import { corpsJson, endpoint, envoiRecu, expediteur } from '$lib/server/http';
import { verrouillerGroupe } from '$lib/server/pieces';
import { json } from '@sveltejs/kit';

export const POST = endpoint(async (event) => {
	expediteur(event);
	const candidatureId = event.params.id ?? '';
	const { valeur: demande, texte } = await corpsJson(event.request, DemandeVerrou);
	const envoi = envoiRecu(event, `${candidatureId}\n${texte}`);
	return json(await verrouillerGroupe(event.locals.app, { ...envoi, candidatureId, demande }));
});
