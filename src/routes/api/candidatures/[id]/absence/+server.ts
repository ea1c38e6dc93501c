/** « Je ne viendrai pas », and taking it back. The envoi's id, made on the phone, is the `Idempotency-Key`. */
import { DemandeAbsence } from '$lib/domain/suivi-demande';
import { corpsJson, endpoint, envoiRecu, expediteur } from '$lib/server/http';
import { declarerAbsence } from '$lib/server/suivi';
import { json } from '@sveltejs/kit';

export const POST = endpoint(async (event) => {
	expediteur(event);
	const candidatureId = event.params.id ?? '';
	const { valeur: demande, texte } = await corpsJson(event.request, DemandeAbsence);
	const envoi = envoiRecu(event, `absence\n${candidatureId}\n${texte}`);
	return json(await declarerAbsence(event.locals.app, { ...envoi, candidatureId, demande }));
});
