/** One pièce of « Mes justificatifs »: its page tray. */
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, parent }) => {
	const { suivi } = await parent();
	const demandee = suivi?.demandees.find(({ id }) => id === params.pieceId);
	if (!suivi || !demandee) error(404, 'Cette pièce n’est pas demandée pour votre candidature.');
	return { suivi, demandee };
};
