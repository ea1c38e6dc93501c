/** What POST and PUT share: read the envoi, hand it to the use-case, answer its receipt. */
import { DemandeEnregistrement } from '$lib/domain/candidature-demande';
import { enregistrerCandidature } from '$lib/server/candidatures';
import { corpsJson, envoiRecu, expediteur } from '$lib/server/http';
import { json, type RequestEvent } from '@sveltejs/kit';

export async function enregistrer(event: RequestEvent, candidatureId: string | null): Promise<Response> {
	const compte = expediteur(event);
	const { valeur: demande, texte } = await corpsJson(event.request, DemandeEnregistrement);
	const envoi = envoiRecu(event, `${candidatureId ?? ''}\n${texte}`);
	return json(await enregistrerCandidature(event.locals.app, { ...envoi, compte, candidatureId, demande }));
}
