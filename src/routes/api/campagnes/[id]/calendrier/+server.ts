/** When the inscriptions of one campagne close, for the telephone's agenda (text/calendar); the same for all, but for a dérogation. */
import { calendrierCampagne } from '$lib/server/calendriers';
import { endpoint } from '$lib/server/http';

export const GET = endpoint(({ locals: { app, compte }, params }) =>
	calendrierCampagne(app, params.id ?? '', compte?.id ?? null)
);
