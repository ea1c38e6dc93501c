/**
 * A dépôt on its way: PUT announces it, PATCH brings its bytes from an offset on, GET says how far it came or that it is
 * there, DELETE takes it back. Its id, made on the phone, is the key of its envoi.
 */
import { ENTETE_OFFSET } from '$lib/domain/depot';
import { DemandeDepot } from '$lib/domain/depot-demande';
import { Refus } from '$lib/domain/refus';
import { annoncerDepot, lireDepot, recevoirPart, retirerDepot, type CleDepot } from '$lib/server/depots';
import { corpsJson, endpoint, envoiRecu, expediteur } from '$lib/server/http';
import { json, type RequestEvent } from '@sveltejs/kit';
import * as z from 'zod/mini';

const Id = z.uuid();
const Offset = z.string().check(z.regex(/^\d{1,9}$/));

export const PUT = endpoint(async (event) => {
	const cle = cleDe(event);
	const { valeur } = await corpsJson(event.request, DemandeDepot);
	return json(await annoncerDepot(event.locals.app, cle, valeur));
});

export const PATCH = endpoint(async (event) => {
	const cle = cleDe(event);
	const offset = Offset.safeParse(event.request.headers.get(ENTETE_OFFSET));
	if (!offset.success) throw new Refus('corps_illisible');
	const part = { offset: Number(offset.data), corps: event.request.body };
	return json(await recevoirPart(event.locals.app, cle, part));
});

export const GET = endpoint(async (event) => json(await lireDepot(event.locals.app, cleDe(event))));

export const DELETE = endpoint(async (event) => {
	const { id: depotId } = cleDe(event);
	const envoi = envoiRecu(event, `retrait\n${depotId}`);
	return json(await retirerDepot(event.locals.app, { ...envoi, depotId }));
});

function cleDe(event: RequestEvent): CleDepot {
	const { id: compteId } = expediteur(event);
	const id = Id.safeParse(event.params.id);
	if (!id.success) throw new Refus('introuvable');
	return { compteId, id: id.data };
}
