/** The form by which the desk publishes a document: a type and a PDF. */
import { MOTS_BUREAU, Publication } from '$lib/domain/documents-publies';
import { erreursDe, REFUS, Refus, type ErreurChamp } from '$lib/domain/refus';
import { auBureau } from '$lib/server/http';
import { publierAuDossier, type Publie } from '$lib/server/publications';
import type { RequestEvent } from '@sveltejs/kit';

export type Reponse = { publie: Publie } | { statut: number; erreurs: ErreurChamp[]; type: string };

export async function publier(event: RequestEvent, candidatureId: string): Promise<Reponse> {
	const recu = await event.request.formData().catch(() => new FormData());
	const [type, fichier] = [recu.get('type'), recu.get('fichier')];
	const lu = Publication.safeParse({ type });
	const dit = typeof type === 'string' ? type : '';
	const erreurs = lu.success ? [] : erreursDe(lu.error.issues);
	// A browser sends an empty file where none was chosen.
	if (!(fichier instanceof File) || fichier.size === 0)
		erreurs.push({ champ: 'fichier', message: 'Choisissez le PDF à publier.' });
	if (!lu.success || !(fichier instanceof File) || erreurs.length > 0) return { statut: 400, erreurs, type: dit };
	try {
		const pdf = new Uint8Array(await fichier.arrayBuffer());
		return {
			publie: await publierAuDossier(event.locals.app, auBureau(event), { candidatureId, type: lu.data.type, pdf })
		};
	} catch (refus) {
		if (!(refus instanceof Refus)) throw refus;
		const message = MOTS_BUREAU[refus.code] ?? REFUS[refus.code].message;
		return { statut: refus.http, erreurs: [{ champ: 'fichier', message }], type: dit };
	}
}
