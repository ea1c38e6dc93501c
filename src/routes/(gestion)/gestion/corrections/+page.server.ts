/** The corrections of état civil that candidats of these académies ask for. */
import { listerDemandes } from '$lib/server/corrections';
import { auBureau } from '$lib/server/http';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const decidees = event.url.searchParams.get('etat') === 'decidees';
	return { decidees, demandes: await listerDemandes(event.locals.app, auBureau(event), decidees) };
};
