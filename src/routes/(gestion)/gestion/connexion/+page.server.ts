/** Signing in at the desk. */
import { connexionGestion } from '$lib/domain/gestionnaire';
import { Refus } from '$lib/domain/refus';
import { ouvrirGestion, ouvrirPassage } from '$lib/server/auth-gestion';
import { GESTIONNAIRE_DEMO, MOT_DE_PASSE_DEMO } from '$lib/server/demo';
import { identifierGestionnaire } from '$lib/server/gestionnaires';
import { champsRecus } from '$lib/server/http';
import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import type { Actions, PageServerLoad } from './$types';

const formulaire = zod4(connexionGestion);

export const load: PageServerLoad = async ({ locals: { app, gestionnaire } }) => {
	if (gestionnaire) redirect(303, '/gestion');
	const demo = app.settings.demo ? { mail: GESTIONNAIRE_DEMO.mail, motDePasse: MOT_DE_PASSE_DEMO } : null;
	return { form: await superValidate(formulaire), demo, obligatoire: app.settings.secondFacteurObligatoire };
};

export const actions: Actions = {
	default: async ({ request, locals: { app }, cookies, getClientAddress }) => {
		const form = await superValidate(await champsRecus(request), formulaire);
		const { identifiant, motDePasse } = form.data;
		form.data.motDePasse = '';
		if (!form.valid) return fail(400, { form });
		let gestionnaire: Gestionnaire;
		try {
			gestionnaire = await identifierGestionnaire(app, identifiant, motDePasse, getClientAddress());
		} catch (refus) {
			if (!(refus instanceof Refus)) throw refus;
			setError(form, 'identifiant', refus.message);
			return fail(refus.http, { form });
		}
		if (gestionnaire.secondFacteur) {
			await ouvrirPassage(app, cookies, gestionnaire);
			redirect(303, '/gestion/connexion/code');
		}
		await ouvrirGestion(app, cookies, gestionnaire);
		redirect(303, '/gestion');
	}
};
