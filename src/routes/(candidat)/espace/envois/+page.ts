/** What waits on this device, and what it promised to keep. */
import { local, persistance } from '$lib/client/appareil';
import { listerBrouillons } from '$lib/client/brouillons';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ parent }) => {
	const { moi } = await parent();
	return {
		brouillons: await listerBrouillons(local, moi.compte.id),
		persistance: await persistance()
	};
};
