/** « Lu »: the candidat opened that message. */
import { endpoint } from '$lib/server/http';
import { lireMessage } from '$lib/server/nouveautes';
import { json } from '@sveltejs/kit';
import { lectureRecue } from '../../../lecture';

export const POST = endpoint(async (event) => {
	const { compteId, envoiId, le } = await lectureRecue(event);
	return json({ envoiId, luLe: await lireMessage(event.locals.app, compteId, event.params.id ?? '', le) });
});
