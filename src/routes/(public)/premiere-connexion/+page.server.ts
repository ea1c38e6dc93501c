/** « Vérifier votre adresse mail », at the first sign-in with a papillon. */
import type { Compte } from '$lib/domain/compte';
import { estMailAbsent } from '$lib/domain/mail-absent';
import { premiereConnexion, premiereConnexionSimple } from '$lib/domain/premiere-connexion';
import { Refus } from '$lib/domain/refus';
import { ouvrirAuthSession } from '$lib/server/auth';
import { champsRecus } from '$lib/server/http';
import { nouveauMotDePasseExige, terminerPremiereConnexion } from '$lib/server/premiere-connexion';
import { avecSuite, suiteDe, suiteDemandee } from '$lib/server/suite';
import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Actions, PageServerLoad } from './$types';

const formulaire = zod4(premiereConnexion);
const formulaireSimple = zod4(premiereConnexionSimple);
const SECRETS = ['motDePasseDonne', 'motDePasse', 'motDePasseConfirmation'] as const;

/** Whoever has changed it already has nothing to do here. */
function aVerifier(compte: Compte | null): Compte {
	if (!compte) redirect(303, '/connexion');
	if (!compte.provisoire) redirect(303, '/espace');
	return compte;
}

export const load: PageServerLoad = async ({ locals }) => {
	const { id, mail } = aVerifier(locals.compte);
	const connu = estMailAbsent(mail) ? '' : mail;
	return {
		form: await superValidate({ mail: connu }, formulaire, { errors: false }),
		exige: await nouveauMotDePasseExige(locals.app, id)
	};
};

export const actions: Actions = {
	default: async ({ request, url, locals: { app, compte, appareilPartage }, cookies }) => {
		const eleve = aVerifier(compte);
		const exige = await nouveauMotDePasseExige(app, eleve.id);
		const form = await superValidate(await champsRecus(request), exige ? formulaire : formulaireSimple);
		const saisie = { ...form.data };
		for (const champ of SECRETS) form.data[champ] = '';
		if (!form.valid) return fail(400, { form });
		let adresseAConfirmer: boolean;
		try {
			({ adresseAConfirmer } = await terminerPremiereConnexion(app, eleve, saisie));
		} catch (refus) {
			if (!(refus instanceof Refus)) throw refus;
			const [erreur] = refus.details?.erreurs ?? [];
			const champ = Object.keys(premiereConnexion.shape).find((nom) => nom === erreur?.champ) ?? 'mail';
			setError(form, champ as keyof typeof saisie, erreur?.message ?? refus.message);
			return fail(refus.http, { form });
		}
		await ouvrirAuthSession(app, cookies, eleve.id, { appareilPartage, agent: request.headers.get('user-agent') });
		redirect(303, adresseAConfirmer ? avecSuite('/compte?fait=premiere', suiteDemandee(url)) : suiteDe(url));
	}
};
