/** what was written to the signed-in candidat, the newest first. */
import { listCourriels } from '$lib/server/db/courriels';
import { connecte, endpoint } from '$lib/server/http';
import { sansSecret } from '$lib/server/liens';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async (event) => {
	const courriels = await listCourriels(event.locals.app.engine, connecte(event).id);
	return json(
		courriels.map(({ id, objet, corps, creeLe, lien, luLe, candidatureId }) => ({
			...{ id, objet, lien, candidatureId },
			corps: sansSecret(corps),
			le: creeLe,
			luLe
		}))
	);
});
