/** The campagnes to choose from; public, as « Ouverture des services » is. */
import { listerChoix } from '$lib/server/campagnes';
import { endpoint } from '$lib/server/http';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async ({ locals: { app } }) =>
	json({ campagnes: await listerChoix(app), maintenant: app.clock.now().toISOString() })
);
