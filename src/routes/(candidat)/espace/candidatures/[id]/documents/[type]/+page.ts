import type { DocumentPublie } from '$lib/domain/candidature';
import type { DocumentOfficiel } from '$lib/domain/documents';
import { lirePourLaPage } from '../../../../lecture';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
	const { moi, vuLe: parentVuLe } = await parent();
	const chemin = `/api/candidatures/${encodeURIComponent(params.id)}/documents/${encodeURIComponent(params.type)}`;
	const { corps, vuLe } = await lirePourLaPage<DocumentOfficiel | DocumentPublie>(chemin, moi.compte.id, {
		fetch,
		depends
	});
	// What the rectorat published is a PDF alone: the page that a mail leads to offers it.
	const lu = 'sections' in corps ? { document: corps, publie: null } : { document: null, publie: corps };
	return { ...lu, type: params.type, pdf: `${chemin}?format=pdf`, vuLe: vuLe ?? parentVuLe };
};
