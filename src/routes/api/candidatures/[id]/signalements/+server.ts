/** « Signaler une erreur »: what was signalé of that candidature, and one more. The envoi's id becomes the signalement's. */
import { DemandeSignalement } from '$lib/domain/suivi-demande';
import { connecte, corpsJson, endpoint, envoiRecu, expediteur } from '$lib/server/http';
import { listerSignalements, signaler } from '$lib/server/signalements';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async (event) =>
	json(await listerSignalements(event.locals.app, connecte(event).id, event.params.id ?? ''))
);

export const POST = endpoint(async (event) => {
	expediteur(event);
	const candidatureId = event.params.id ?? '';
	const { valeur: demande, texte } = await corpsJson(event.request, DemandeSignalement);
	const envoi = envoiRecu(event, `signalement\n${candidatureId}\n${texte}`);
	return json(await signaler(event.locals.app, { ...envoi, candidatureId, demande }));
});
