/** What « lu » of a document and of a message share: when the phone showed it, which may be long before it can say so. */
import { corpsJson, envoiRecu, expediteur } from '$lib/server/http';
import type { RequestEvent } from '@sveltejs/kit';
import * as z from 'zod/mini';

const Lecture = z.strictObject({ le: z.iso.datetime() });

/** The same twice changes nothing: its receipt needs not be kept. */
export async function lectureRecue(event: RequestEvent) {
	expediteur(event);
	const { valeur, texte } = await corpsJson(event.request, Lecture, 1024);
	return { ...envoiRecu(event, texte), le: new Date(valeur.le) };
}
