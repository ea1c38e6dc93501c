/** The second factor of whoever is signed in at the desk: setting it up, other codes de secours, another telephone. */
import { codeSecondFacteur, formatSecours } from '$lib/domain/second-facteur';
import { ouvrirGestion } from '$lib/server/auth-gestion';
import { auBureau, erreursDuRefus, lireFormulaire } from '$lib/server/http';
import { tracerQr } from '$lib/server/qr';
import {
	activerSecondFacteur,
	codeDuMoment,
	lireEtat,
	preparerSecondFacteur,
	renouvelerCodesSecours,
	retirerSecondFacteur
} from '$lib/server/second-facteur';
import { fail, isRedirect, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const qui = auBureau(event);
	const { app } = event.locals;
	const { activeLe, aInstaller, restants } = await lireEtat(app, qui);
	return {
		activeLe,
		restants,
		obligatoire: app.settings.secondFacteurObligatoire,
		aInstaller: aInstaller && { ...aInstaller, qr: tracerQr(aInstaller.adresse) },
		demo: app.settings.demo ? await codeDuMoment(app, qui) : null,
		/** What was just done. */
		fait: event.url.searchParams.get('fait') === 'retire'
	};
};

export const actions: Actions = {
	preparer: async (event) => {
		await preparerSecondFacteur(event.locals.app, auBureau(event));
		redirect(303, '/gestion/second-facteur');
	},
	activer: (event) =>
		avecCode(event, 'activer', async (qui, code) => {
			const codes = await activerSecondFacteur(event.locals.app, qui, code);
			// Every session is over, this browser's too: it gets a new one.
			await ouvrirGestion(event.locals.app, event.cookies, qui);
			return { codes: codes.map(formatSecours) };
		}),
	codes: (event) =>
		avecCode(event, 'codes', async (qui, code) => ({
			codes: (await renouvelerCodesSecours(event.locals.app, qui, code)).map(formatSecours)
		})),
	retirer: (event) =>
		avecCode(event, 'retirer', async (qui, code) => {
			await retirerSecondFacteur(event.locals.app, qui, code);
			redirect(303, '/gestion/second-facteur?fait=retire');
		})
};

type Quoi = 'activer' | 'codes' | 'retirer';

/** `quoi` says at which form of the page an error stands. */
async function avecCode<T>(event: RequestEvent, quoi: Quoi, faire: (qui: Gestionnaire, code: string) => Promise<T>) {
	const qui = auBureau(event);
	const { valeur, erreurs } = await lireFormulaire(event.request, codeSecondFacteur);
	if (erreurs) return fail(400, { quoi, erreurs });
	try {
		return await faire(qui, valeur.code);
	} catch (refus) {
		if (isRedirect(refus)) throw refus;
		const { statut, erreurs } = erreursDuRefus(refus, 'code');
		return fail(statut, { quoi, erreurs });
	}
}
