/** « Créer un compte » by the form (R-021 … R-027). Works without JavaScript: the page is drawn again by the server. */
import { creationCompte, erreursCreation, nouveauCompte } from '$lib/domain/compte';
import { phrasePolitique, POLITIQUE } from '$lib/domain/mot-de-passe';
import { Refus } from '$lib/domain/refus';
import { creerCompte } from '$lib/server/comptes';
import { champsRecus } from '$lib/server/http';
import { avecSuite, suiteDemandee } from '$lib/server/suite';
import { fail } from '@sveltejs/kit';
import { setError, superValidate, type SuperValidated } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Actions, PageServerLoad } from './$types';

const formulaire = zod4(creationCompte);

export const load: PageServerLoad = async ({ url, locals: { app } }) => ({
	form: await superValidate(formulaire),
	politique: phrasePolitique(POLITIQUE),
	franceconnect: app.franceconnect && { demonstration: app.franceconnect.demonstration, suite: suiteDemandee(url) },
	connexion: avecSuite('/connexion', suiteDemandee(url))
});

export const actions: Actions = {
	default: async ({ request, url, locals: { app }, getClientAddress }) => {
		const form = await superValidate(await champsRecus(request), formulaire);
		if (!form.valid) return echec(form);

		const nouveau = nouveauCompte(form.data);
		for (const { champ, message } of erreursCreation(nouveau, app.clock.now())) signaler(form, champ, message);
		if (!form.valid) return echec(form);

		try {
			await creerCompte(app, nouveau, getClientAddress(), suiteDemandee(url));
		} catch (refus) {
			if (!(refus instanceof Refus)) throw refus;
			const erreurs = refus.details?.erreurs;
			if (erreurs) for (const { champ, message } of erreurs) signaler(form, champ, message);
			else signaler(form, refus.code === 'mail_existe' ? 'mail' : '', refus.message);
			return echec(form, refus.http);
		}
		return { form: sansSecret(form), enCours: nouveau.mail };
	}
};

type Formulaire = SuperValidated<(typeof formulaire)['defaults']>;

function signaler(form: Formulaire, champ: string, message: string) {
	if (champ in form.data) setError(form, champ as keyof Formulaire['data'], message);
	else setError(form, '', message);
}

/** A password is typed again rather than sent back. */
function sansSecret(form: Formulaire) {
	form.data.motDePasse = '';
	form.data.motDePasseConfirmation = '';
	return form;
}

function echec(form: Formulaire, status = 400) {
	return fail(status, { form: sansSecret(form), enCours: null });
}
