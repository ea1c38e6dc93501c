import type { MesNotes } from '$lib/domain/notes';
import { lirePourLaPage } from '../../../lecture';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
	const { moi, vuLe: parentVuLe } = await parent();
	const chemin = `/api/candidatures/${encodeURIComponent(params.id)}/notes`;
	const { corps: notes, vuLe } = await lirePourLaPage<MesNotes>(chemin, moi.compte.id, { fetch, depends });
	return { notes, vuLe: vuLe ?? parentVuLe };
};
