/** Signs the récapitulatif on the screen, and deposits it. The envoi’s id, made on the phone, becomes the dépôt’s. */
import { DemandeSignatureRecue } from '$lib/domain/signature';
import { corpsJson, endpoint, envoiRecu, expediteur } from '$lib/server/http';
import { signerRecapitulatif } from '$lib/server/signatures';
import { json } from '@sveltejs/kit';

const CORPS_MAX = 512 * 1024;

export const POST = endpoint(async (event) => {
	expediteur(event);
	const { id: candidatureId = '' } = event.params;
	const { valeur: demande, texte } = await corpsJson(event.request, DemandeSignatureRecue, CORPS_MAX);
	const envoi = envoiRecu(event, `${candidatureId}\n${texte}`);
	return json(await signerRecapitulatif(event.locals.app, { ...envoi, candidatureId, demande }));
});
