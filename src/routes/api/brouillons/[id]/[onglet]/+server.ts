/** One onglet of a brouillon, as typed. The envoi's id, made on the phone, is the `Idempotency-Key`. */
import { DemandeOnglet, estPartie } from '$lib/domain/brouillon';
import { Refus } from '$lib/domain/refus';
import { garderOnglet } from '$lib/server/brouillons';
import { corpsJson, endpoint, envoiRecu, expediteur } from '$lib/server/http';
import { json } from '@sveltejs/kit';
import * as z from 'zod/mini';

const Id = z.uuid();

export const PUT = endpoint(async (event) => {
	expediteur(event);
	const { id: brouillonId = '', onglet = '' }: Record<string, string> = event.params;
	if (!Id.safeParse(brouillonId).success || !estPartie(onglet)) throw new Refus('introuvable');
	const { valeur: demande, texte } = await corpsJson(event.request, DemandeOnglet);
	const envoi = envoiRecu(event, `${brouillonId}\n${onglet}\n${texte}`);
	return json(await garderOnglet(event.locals.app, { ...envoi, brouillonId, onglet, demande }));
});
