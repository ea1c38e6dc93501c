/** The récapitulatif, signed on the screen; only where the exam file allows it and the pièce is that one. */
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, parent }) => {
	const { suivi, candidature } = await parent();
	const demandee = suivi?.demandees.find(({ id }) => id === params.pieceId);
	if (!suivi?.signatureEcran || !demandee?.recapitulatifSigne || !candidature.instantane)
		error(404, 'Ce document ne se signe pas à l’écran. Imprimez-le ou photographiez la page signée.');
	return { suivi, demandee, instantane: candidature.instantane };
};
