/** The page that the mail to a new address opens. Opening it confirms nothing: mail scanners open links too. */
import { erreursDuRefus } from '$lib/server/http';
import { confirmerAdresse, lireNouvelleAdresse } from '$lib/server/mon-compte';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app } }) => ({
	mail: await lireNouvelleAdresse(app, params.jeton)
});

export const actions: Actions = {
	default: async ({ params, locals: { app } }) => {
		try {
			await confirmerAdresse(app, params.jeton);
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, '');
			return fail(statut, { erreurs });
		}
		return { confirmee: true };
	}
};
