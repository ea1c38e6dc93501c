/** « Mes données »: taking them away, and deleting the compte. */
import { suppression } from '$lib/domain/compte';
import { REFUS, Refus } from '$lib/domain/refus';
import { fermerAuthSession } from '$lib/server/auth';
import { aUneCandidature, supprimerCompte } from '$lib/server/effacements';
import { champsRecus } from '$lib/server/http';
import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Actions, PageServerLoad } from './$types';

const formulaire = zod4(suppression);

export const load: PageServerLoad = async ({ locals: { app, compte } }) => {
	if (!compte) redirect(303, '/connexion');
	const empeche = (await aUneCandidature(app, compte.id)) ? REFUS.suppression_interdite.message : null;
	return { form: await superValidate(formulaire), empeche };
};

export const actions: Actions = {
	supprimer: async ({ request, locals, cookies }) => {
		const { app, compte, authSessionId } = locals;
		if (!compte) redirect(303, '/connexion');
		const form = await superValidate(await champsRecus(request), formulaire);
		const { motDePasse } = form.data;
		form.data.motDePasse = '';
		if (!form.valid) return fail(400, { form, supprime: null });
		try {
			await supprimerCompte(app, compte, motDePasse);
		} catch (refus) {
			if (!(refus instanceof Refus)) throw refus;
			setError(
				form,
				'motDePasse',
				refus.code === 'identifiants_invalides' ? 'Ce n’est pas votre mot de passe.' : refus.message
			);
			return fail(refus.http, { form, supprime: null });
		}
		await fermerAuthSession(app, cookies, authSessionId);
		redirect(303, `/compte/supprime#${compte.id}`);
	}
};
