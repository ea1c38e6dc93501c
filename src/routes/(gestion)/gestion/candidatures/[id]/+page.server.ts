/** One candidature, its pièces, and the verdict on one of them. */
import { controle } from '$lib/domain/controle';
import { Refus, type ErreurChamp } from '$lib/domain/refus';
import { controlerPiece, exigerCandidature, lireDossier } from '$lib/server/dossier';
import { auBureau, champsRecus, ouIntrouvable } from '$lib/server/http';
import { fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Actions, PageServerLoad } from './$types';
import { publier } from './publier';

const formulaire = zod4(controle);

export const load: PageServerLoad = async (event) => ({
	dossier: await ouIntrouvable(lireDossier(event.locals.app, auBureau(event), event.params.id)),
	/** The pièce of which something was just said. */
	dite: event.url.searchParams.get('dite'),
	/** « neuf » or « deja »: what became of the document that was just published. */
	publie: event.url.searchParams.get('publie')
});

export const actions: Actions = {
	controler: async (event) => {
		const { app } = event.locals;
		const { id } = event.params;
		// Whatever the form says, somebody else's candidature does not exist.
		await ouIntrouvable(exigerCandidature(app, auBureau(event), id));
		const form = await superValidate(await champsRecus(event.request), formulaire);
		if (!form.valid) return fail(400, { form, changee: false });
		try {
			await controlerPiece(app, auBureau(event), id, form.data);
		} catch (refus) {
			if (!(refus instanceof Refus)) throw refus;
			const erreurs: ErreurChamp[] = refus.details?.erreurs ?? [];
			for (const { champ, message } of erreurs)
				if (champ in form.data) Object.assign(form.errors, { [champ]: [message] });
			// The page is drawn again with what is there now.
			return fail(refus.http, { form, changee: refus.code === 'pieces_changees' });
		}
		redirect(303, `/gestion/candidatures/${id}?dite=${form.data.pieceId}#piece-${form.data.pieceId}`);
	},
	publier: async (event) => {
		const { id } = event.params;
		await ouIntrouvable(exigerCandidature(event.locals.app, auBureau(event), id));
		const reponse = await publier(event, id);
		if ('publie' in reponse)
			redirect(303, `/gestion/candidatures/${id}?publie=${reponse.publie.neuf ? 'neuf' : 'deja'}#documents`);
		return fail(reponse.statut, { publication: { erreurs: reponse.erreurs, type: reponse.type } });
	}
};
