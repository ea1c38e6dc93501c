/** One version of the candidature, as it was enregistrée. */
import type { Instantane } from '$lib/domain/instantane';
import { lirePourLaPage } from '../../../../lecture';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
	const { moi, vuLe: avant } = await parent();
	const chemin = `/api/candidatures/${encodeURIComponent(params.id)}/versions/${encodeURIComponent(params.version)}`;
	const { corps, vuLe } = await lirePourLaPage<Instantane>(chemin, moi.compte.id, { fetch, depends });
	return { instantane: corps, vuLe: vuLe ?? avant };
};
