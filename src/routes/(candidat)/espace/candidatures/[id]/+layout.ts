/** One candidature of the space; every page under it reads this. */
import type { CandidatureDetail } from '$lib/domain/candidature';
import { lirePourLaPage } from '../../lecture';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ params, fetch, depends, parent }) => {
	const { moi, vuLe: moiVuLe } = await parent();
	const chemin = `/api/candidatures/${encodeURIComponent(params.id)}`;
	const { corps: candidature, vuLe } = await lirePourLaPage<CandidatureDetail>(chemin, moi.compte.id, {
		fetch,
		depends
	});
	return { candidature, vuLe: vuLe ?? moiVuLe };
};
