/** One campagne whole, as the onglets need it; public. */
import { campagneTransmise } from '$lib/domain/campagne';
import { lireCampagne } from '$lib/server/campagnes';
import { endpoint } from '$lib/server/http';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async ({ params, locals: { app } }) =>
	json({
		campagne: campagneTransmise(await lireCampagne(app, params.id ?? '')),
		maintenant: app.clock.now().toISOString()
	})
);
