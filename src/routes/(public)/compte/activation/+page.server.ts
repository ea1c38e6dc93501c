/** While a compte waits to be activated: its mail once more, or its address corrected. */
import { correctionAdresse, renvoiActivation } from '$lib/domain/modification-compte';
import { Refus } from '$lib/domain/refus';
import { corrigerAdresse, renvoyerActivation } from '$lib/server/activation';
import { erreursDuRefus, lireFormulaire } from '$lib/server/http';
import { fail } from '@sveltejs/kit';
import type { Actions } from './$types';

export const actions: Actions = {
	renvoyer: async ({ request, locals: { app }, getClientAddress }) => {
		const { valeur, erreurs } = await lireFormulaire(request, renvoiActivation);
		if (erreurs) return fail(400, { renvoi: erreurs });
		try {
			await renvoyerActivation(app, valeur.mail, getClientAddress());
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'mail');
			return fail(statut, { renvoi: erreurs });
		}
		return { fait: 'renvoyer' };
	},
	corriger: async ({ request, locals: { app }, getClientAddress }) => {
		const { valeur, erreurs } = await lireFormulaire(request, correctionAdresse);
		if (erreurs) return fail(400, { correction: erreurs });
		const { ancien, mail, motDePasseActuel } = valeur;
		try {
			await corrigerAdresse(app, { ancien, mail, motDePasse: motDePasseActuel }, getClientAddress());
		} catch (refus) {
			const dit = refus instanceof Refus && refus.code === 'mail_existe' ? 'mail' : 'ancien';
			const { statut, erreurs } = erreursDuRefus(refus, dit);
			return fail(statut, { correction: erreurs });
		}
		return { fait: 'corriger' };
	}
};
