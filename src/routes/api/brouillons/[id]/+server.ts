/** A brouillon that the person drops. The envoi's id, made on the phone, is the `Idempotency-Key`. */
import { effacerBrouillon } from '$lib/server/brouillons';
import { endpoint, envoiRecu } from '$lib/server/http';
import { json } from '@sveltejs/kit';

export const DELETE = endpoint(async (event) => {
	const brouillonId = event.params.id ?? '';
	return json(
		await effacerBrouillon(event.locals.app, { ...envoiRecu(event, `effacer\n${brouillonId}`), brouillonId })
	);
});
