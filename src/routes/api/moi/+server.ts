/** Who is signed in, and their candidatures: the first thing the candidate's space asks for. */
import { comptePublic } from '$lib/domain/compte';
import type { Moi } from '$lib/domain/candidature';
import { findIdentifiant } from '$lib/server/db/comptes';
import { estFederee } from '$lib/server/db/identites';
import { listerCandidatures } from '$lib/server/candidatures';
import { listerDerogations } from '$lib/server/derogations';
import { connecte, endpoint } from '$lib/server/http';
import { json } from '@sveltejs/kit';

export const GET = endpoint(async (event) => {
	const compte = connecte(event);
	const { app } = event.locals;
	const moi: Moi = {
		compte: comptePublic(compte),
		identifiant: await findIdentifiant(app.engine, compte.id),
		federe: await estFederee(app.engine, compte.id),
		candidatures: await listerCandidatures(app, compte.id),
		derogations: await listerDerogations(app, compte.id),
		appareilPartage: event.locals.appareilPartage,
		maintenant: app.clock.now().toISOString()
	};
	return json(moi);
});
