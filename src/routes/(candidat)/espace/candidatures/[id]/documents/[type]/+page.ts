import type { DocumentOfficiel } from '$lib/domain/documents';
import { lirePourLaPage } from '../../../../lecture';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
	const { moi, vuLe: parentVuLe } = await parent();
	const chemin = `/api/candidatures/${encodeURIComponent(params.id)}/documents/${encodeURIComponent(params.type)}`;
	const { corps, vuLe } = await lirePourLaPage<DocumentOfficiel>(chemin, moi.compte.id, { fetch, depends });
	return { document: corps, pdf: `${chemin}?format=pdf`, vuLe: vuLe ?? parentVuLe };
};
