/** « Ouverture des services » (R-005 … R-010): the choices live in the address, so it works without JavaScript. */
import { choisir } from '$lib/domain/choix';
import { listerChoix } from '$lib/server/campagnes';
import { avecSuite, connexionPour, suiteConnue } from '$lib/server/suite';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { app, compte } }) => {
	const choix = choisir(await listerChoix(app), url.searchParams);
	const { examenCode: examen = '', sessionExamen: session = '', academie = '' } = choix.campagne ?? {};
	// What was chosen here is not chosen again once signed in.
	const suite = `/espace/nouvelle?${new URLSearchParams({ examen, session, academie })}`;
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
