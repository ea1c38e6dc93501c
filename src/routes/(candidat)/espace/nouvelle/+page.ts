/** The campagnes to choose from; without network, those last seen. */
import type { ChoixCampagne } from '$lib/domain/choix';
import type { PageLoad } from './$types';
import { lirePourLaPage } from '../lecture';

export const load: PageLoad = async ({ parent, fetch, depends }) => {
	const { moi, vuLe: parentVuLe } = await parent();
	const lus = await lirePourLaPage<{ campagnes: ChoixCampagne[] }>('/api/campagnes', moi.compte.id, { fetch, depends });
	return { campagnes: lus.corps.campagnes, vuLe: lus.vuLe ?? parentVuLe };
};
