/**
 * « Mes données »: taking them away, and deleting the compte. Whoever has no password proves who they are by FranceConnect,
 * comes back, and then presses the button.
 */
import { suppression } from '$lib/domain/compte';
import { REFUS, Refus } from '$lib/domain/refus';
import { fermerAuthSession } from '$lib/server/auth';
import { estFederee } from '$lib/server/db/identites';
import { aUneCandidature, supprimerCompte, supprimerCompteFedere } from '$lib/server/effacements';
import { aFaitSaPreuve, oublierPreuve } from '$lib/server/franceconnect-biscuits';
import { champsRecus } from '$lib/server/http';
import { demanderPreuve, parQuoi, refusDePreuve } from '$lib/server/preuve-franceconnect';
import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Actions, PageServerLoad } from './$types';

const formulaire = zod4(suppression);

export const load: PageServerLoad = async ({ locals: { app, compte }, cookies, url }) => {
	if (!compte) redirect(303, '/connexion');
	const empeche = (await aUneCandidature(app, compte.id)) ? REFUS.suppression_interdite.message : null;
	const federe = await estFederee(app.engine, compte.id);
	return {
		form: await superValidate(formulaire),
		empeche,
		/** How the owner proves who they are. */
		par: parQuoi(federe, aFaitSaPreuve(app, cookies, compte.id)),
		refus: refusDePreuve(url)
	};
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
	},
	identifier: (event) => demanderPreuve(event, '/compte/donnees'),
	supprimerFedere: async ({ locals: { app, compte, authSessionId }, cookies }) => {
		if (!compte) redirect(303, '/connexion');
		if (!aFaitSaPreuve(app, cookies, compte.id)) redirect(303, '/compte/donnees?refus=franceconnect_perime');
		try {
			await supprimerCompteFedere(app, compte);
		} catch (refus) {
			if (!(refus instanceof Refus)) throw refus;
			// A candidature arrived meanwhile: the page says so.
			redirect(303, '/compte/donnees');
		}
		oublierPreuve(cookies);
		await fermerAuthSession(app, cookies, authSessionId);
		redirect(303, `/compte/supprime#${compte.id}`);
	}
};
