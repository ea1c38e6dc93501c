/** « Modifier mes informations », until a first candidature. */
import { erreursCreation } from '$lib/domain/compte';
import { etatCivil, etatCivilDe, saisieDe } from '$lib/domain/modification-compte';
import { champsRecus, erreursDuRefus, signeIci } from '$lib/server/http';
import { lireGel, modifierEtatCivil } from '$lib/server/mon-compte';
import { fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Actions, PageServerLoad } from './$types';

const formulaire = zod4(etatCivil);

export const load: PageServerLoad = async ({ locals }) => {
	const { compte } = signeIci(locals);
	if ((await lireGel(locals.app, compte.id)).refus) redirect(303, '/compte');
	return { saisie: saisieDe(compte) };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { app } = locals;
		const { compte } = signeIci(locals);
		const { valid, data: saisie, errors } = await superValidate(await champsRecus(request), formulaire);
		if (!valid) {
			const champs = Object.entries(errors).flatMap(([champ, dit]) => {
				const [message] = Array.isArray(dit) ? dit : [];
				return typeof message === 'string' ? [{ champ, message }] : [];
			});
			return fail(400, { saisie, erreurs: champs });
		}
		const nouveau = etatCivilDe(saisie);
		const erreurs = erreursCreation(nouveau, app.clock.now());
		if (erreurs.length) return fail(400, { saisie, erreurs });
		try {
			await modifierEtatCivil(app, compte.id, nouveau);
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'sexe');
			return fail(statut, { saisie, erreurs });
		}
		redirect(303, '/compte?fait=informations');
	}
};
