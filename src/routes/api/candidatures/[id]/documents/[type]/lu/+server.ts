/** « Lu »: the candidat opened that document. */
import { endpoint } from '$lib/server/http';
import { ouvrirDocument } from '$lib/server/nouveautes';
import { json } from '@sveltejs/kit';
import { lectureRecue } from '../../../../../lecture';

export const POST = endpoint(async (event) => {
	const { compteId, envoiId, le } = await lectureRecue(event);
	const { id: candidatureId = '', type = '' } = event.params;
	return json({ envoiId, luLe: await ouvrirDocument(event.locals.app, { compteId, candidatureId, type }, le) });
});
