/** The second step of signing in: the password was right, the code of the telephone is asked. */
import { codeSecondFacteur } from '$lib/domain/second-facteur';
import { fermerPassage, lirePassage, ouvrirGestion } from '$lib/server/auth-gestion';
import { erreursDuRefus, lireFormulaire } from '$lib/server/http';
import { codeDuMoment, verifierSecondFacteur } from '$lib/server/second-facteur';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app } = event.locals;
	const qui = await enPassage(event);
	return { demo: app.settings.demo ? await codeDuMoment(app, qui) : null };
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const qui = await enPassage(event);
		const { valeur, erreurs } = await lireFormulaire(event.request, codeSecondFacteur);
		if (erreurs) return fail(400, { erreurs });
		try {
			await verifierSecondFacteur(app, qui, valeur.code);
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'code');
			return fail(statut, { erreurs });
		}
		await fermerPassage(app, event.cookies);
		await ouvrirGestion(app, event.cookies, qui);
		redirect(303, '/gestion');
	}
};

/** Whoever gave no password here, or too long ago, begins again. */
async function enPassage({ locals, cookies }: RequestEvent) {
	if (locals.gestionnaire) redirect(303, '/gestion');
	const qui = await lirePassage(locals.app, cookies);
	if (!qui) redirect(303, '/gestion/connexion');
	return qui;
}
