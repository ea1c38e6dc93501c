/** One correction: its proof, and the decision. */
import { decision } from '$lib/domain/correction';
import { deciderCorrection, lireDemande } from '$lib/server/corrections';
import { auBureau, champsRecus, erreursDuRefus, lireFormulaire, ouIntrouvable } from '$lib/server/http';
import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
	...(await ouIntrouvable(lireDemande(event.locals.app, auBureau(event), event.params.id))),
	/** It was just decided. */
	faite: event.url.searchParams.has('faite')
});

export const actions: Actions = {
	decider: async (event) => {
		const { app } = event.locals;
		const { id } = event.params;
		// Whatever the form says, a demande of another académie does not exist.
		await ouIntrouvable(lireDemande(app, auBureau(event), id));
		const champs = await champsRecus(event.request.clone());
		const saisie = {
			decision: String(champs.get('decision') ?? ''),
			information: String(champs.get('information') ?? '')
		};
		const { valeur, erreurs } = await lireFormulaire(event.request, decision);
		if (erreurs) return fail(400, { saisie, erreurs });
		try {
			await deciderCorrection(app, auBureau(event), id, valeur);
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'decision');
			return fail(statut, { saisie, erreurs });
		}
		redirect(303, `/gestion/corrections/${id}?faite`);
	}
};
