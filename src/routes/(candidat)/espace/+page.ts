/** « Mes inscriptions »: the candidatures of the server, and the brouillons. */
import { local } from '$lib/client/appareil';
import { listerBrouillons } from '$lib/client/brouillons';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { moi } = await parent();
	return { brouillons: await listerBrouillons(local, moi.compte.id) };
};
