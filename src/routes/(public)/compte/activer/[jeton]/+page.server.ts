/** The page that the activation link opens. Opening it activates nothing: mail scanners open links too. */
import { Refus } from '$lib/domain/refus';
import { activerCompte, jetonActivationValable } from '$lib/server/comptes';
import { avecSuite, suiteConnue } from '$lib/server/suite';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app } }) => ({
	valable: await jetonActivationValable(app, params.jeton)
});

export const actions: Actions = {
	default: async ({ params, locals: { app } }) => {
		let suite: string | null;
		try {
			suite = await activerCompte(app, params.jeton);
		} catch (refus) {
			if (!(refus instanceof Refus)) throw refus;
			return fail(refus.http, { active: false, connexion: null });
		}
		return { active: true, connexion: avecSuite('/connexion', suiteConnue(suite)) };
	}
};
