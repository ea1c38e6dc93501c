/** A brouillon that the person drops. The envoi's id, made on the phone, is the `Idempotency-Key`. */
import { VersionsVues } from '$lib/domain/brouillon';
import { Refus } from '$lib/domain/refus';
import { effacerBrouillon } from '$lib/server/brouillons';
import { endpoint, envoiRecu } from '$lib/server/http';
import { json } from '@sveltejs/kit';

export const DELETE = endpoint(async (event) => {
	const brouillonId = event.params.id ?? '';
	const texte = event.url.searchParams.get('vu');
	const lu = texte === null ? null : VersionsVues.safeParse(texte);
	if (lu?.success === false) throw new Refus('corps_illisible');
	const envoi = envoiRecu(event, `effacer\n${brouillonId}${texte === null ? '' : `\n${texte}`}`);
	return json(await effacerBrouillon(event.locals.app, { ...envoi, brouillonId, ...(lu && { vu: lu.data }) }));
});
