/** « Ouverture des services » (R-005 … R-010): the choices live in the address, so it works without JavaScript. */
import { adresseDuChoix, choisir } from '$lib/domain/choix';
import { listerChoix } from '$lib/server/campagnes';
import { avecSuite, connexionPour, suiteConnue } from '$lib/server/suite';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { app, compte } }) => {
	const choix = choisir(await listerChoix(app), url.searchParams);
	// What was chosen here is not chosen again once signed in.
	const suite = choix.campagne ? `/espace/nouvelle?${adresseDuChoix(choix.campagne)}` : '/espace/nouvelle';
	return {
		choix,
		maintenant: app.clock.now(),
		suites: {
			inscrire: compte ? suite : null,
			creer: avecSuite('/compte/creer', suiteConnue(suite)),
			connexion: connexionPour(suite)
		}
	};
};
