/** Demo mode only (hooks.server.ts answers 404 otherwise): every mail sent, as the person would read it. */
import { listCourriels } from '$lib/server/db/courriels';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { app } }) => {
	const courriels = await listCourriels(app.engine, null);
	return {
		courriels: courriels
			.filter(({ envoyeLe }) => envoyeLe !== null)
			.map(({ id, destinataire, objet, corps, envoyeLe }) => ({
				id,
				destinataire,
				objet,
				envoyeLe,
				// A link is shown as one: cut at addresses, which stand alone on their line.
				morceaux: corps.split(/(https?:\/\/\S+)/)
			}))
	};
};
