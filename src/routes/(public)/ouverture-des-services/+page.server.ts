/** « Ouverture des services » (R-005 … R-010): the choices live in the address, so it works without JavaScript. */
import { choisir } from '$lib/domain/choix';
import { listerChoix } from '$lib/server/campagnes';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { app, compte } }) => ({
	connecte: compte !== null,
	choix: choisir(await listerChoix(app), url.searchParams),
	maintenant: app.clock.now()
});
