import type { DocumentPublie } from '$lib/domain/candidature';
import { lirePourLaPage } from '../../../lecture';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
	const { moi, vuLe: parentVuLe } = await parent();
	const chemin = `/api/candidatures/${encodeURIComponent(params.id)}/documents`;
	const { corps: documents, vuLe } = await lirePourLaPage<DocumentPublie[]>(chemin, moi.compte.id, { fetch, depends });
	return { documents, vuLe: vuLe ?? parentVuLe };
};
