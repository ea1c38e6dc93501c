/** « Mot de passe oublié ». The answer says nothing of who exists (SEC5). */
import { demandeMotDePasse } from '$lib/domain/nouveau-mot-de-passe';
import { erreursDuRefus, lireFormulaire } from '$lib/server/http';
import { demanderMotDePasse } from '$lib/server/reinitialisation';
import { fail } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions: Actions = {
	default: async ({ request, locals: { app }, getClientAddress }) => {
		const { valeur, erreurs } = await lireFormulaire(request, demandeMotDePasse);
		if (erreurs) return fail(400, { erreurs });
		try {
			await demanderMotDePasse(app, valeur.identifiant, getClientAddress());
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'identifiant');
			return fail(statut, { erreurs });
		}
		return { demande: true };
	}
};
