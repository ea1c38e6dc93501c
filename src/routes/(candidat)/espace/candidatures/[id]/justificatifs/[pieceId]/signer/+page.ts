/** The récapitulatif, signed on the screen; only where the exam file allows it and the pièce is that one. */
import { bilanEtat, refusAction } from '$lib/domain/etats';
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ params, parent }) => {
	const { suivi, candidature } = await parent();
	if (refusAction(candidature.etat, 'signer')) error(409, bilanEtat(candidature.etat));
	const demandee = suivi?.demandees.find(({ id }) => id === params.pieceId);
	if (!suivi?.signatureEcran || !demandee?.recapitulatifSigne || !candidature.instantane)
		error(404, 'Ce document ne se signe pas à l’écran. Imprimez-le ou photographiez la page signée.');
	return { suivi, demandee, instantane: candidature.instantane };
};
