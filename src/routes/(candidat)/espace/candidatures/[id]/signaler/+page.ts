/** What was signalé of the candidature, and what the rectorat answered. */
import { adresseSignalements } from '$lib/client/suivi';
import type { SignalementSuivi } from '$lib/domain/suivi';
import { lirePourLaPage } from '../../../lecture';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, fetch, depends, parent }) => {
	const { moi, vuLe: avant } = await parent();
	const page = { fetch, depends };
	try {
		const lus = await lirePourLaPage<SignalementSuivi[]>(adresseSignalements(params.id), moi.compte.id, page);
		return { signalements: lus.corps, vuLe: lus.vuLe ?? avant };
	} catch (erreur) {
		// Without network, and never seen: what one has to say is kept all the same.
		if (erreur !== null && typeof erreur === 'object' && 'status' in erreur && erreur.status === 503)
			return { signalements: null, vuLe: avant };
		throw erreur;
	}
};
