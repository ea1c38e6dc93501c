/** The page that « Modifier mon mot de passe » opens. Opening it uses nothing up: mail scanners open links too. */
import { phrasePolitique, POLITIQUE } from '$lib/domain/mot-de-passe';
import { nouveauMotDePasse } from '$lib/domain/nouveau-mot-de-passe';
import { erreursDuRefus, lireFormulaire } from '$lib/server/http';
import { choisirMotDePasse, lireLienMotDePasse } from '$lib/server/reinitialisation';
import { fail } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, locals: { app } }) => ({
	/** For the browser's keeper of passwords. Whoever holds the link reads the mails of that address. */
	mail: (await lireLienMotDePasse(app, params.jeton))?.mail ?? null,
	politique: phrasePolitique(POLITIQUE)
});

export const actions: Actions = {
	default: async ({ request, params, locals: { app } }) => {
		const { valeur, erreurs } = await lireFormulaire(request, nouveauMotDePasse);
		if (erreurs) return fail(400, { erreurs });
		try {
			await choisirMotDePasse(app, params.jeton, valeur.motDePasse);
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'motDePasse');
			return fail(statut, { erreurs });
		}
		return { change: true };
	}
};
