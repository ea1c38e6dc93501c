/** The dates of one candidature, for the telephone's agenda (text/calendar). */
import { calendrierCandidature } from '$lib/server/calendriers';
import { connecte, endpoint } from '$lib/server/http';

export const GET = endpoint((event) =>
	calendrierCandidature(event.locals.app, connecte(event).id, event.params.id ?? '')
);
