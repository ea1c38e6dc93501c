/**
 * « S'inscrire » as a school or a rectorat may link to it: `/s-inscrire?academie=02&examen=BCP`, or in the words of Cyclades
 * (`codeER=A33&domaine=BCP`). It leads to that very choice, in the space for whoever is signed in, else with its dates.
 */
import { choixDuLien } from '$lib/domain/choix';
import { listerChoix } from '$lib/server/campagnes';
import { redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ url, locals: { app, compte } }) => {
	const choix = choixDuLien(await listerChoix(app), url.searchParams, app.clock.now());
	redirect(303, `${compte ? '/espace/nouvelle' : '/ouverture-des-services'}${choix.size > 0 ? `?${choix}` : ''}`);
};
