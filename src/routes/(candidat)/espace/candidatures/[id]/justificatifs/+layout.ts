/** « Mes justificatifs »: what the server holds of each pièce, or what was last seen of it. */
import { local } from '$lib/client/appareil';
import { chargerExamen } from '$lib/client/examens';
import { adressePieces } from '$lib/client/pieces';
import type { Justificatifs } from '$lib/domain/depot';
import { presenter } from '$lib/domain/presentation';
import { lirePourLaPage } from '../../../lecture';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ params, fetch, depends, parent }) => {
	const { moi, candidature, vuLe: avant } = await parent();
	const { instantane } = candidature;
	if (!instantane) return { suivi: null };
	const page = { fetch, depends };
	const [{ corps, vuLe }, examen] = await Promise.all([
		lirePourLaPage<Justificatifs>(adressePieces(params.id), moi.compte.id, page),
		chargerExamen(local, instantane.campagne.examenHash, fetch)
	]);
	const { definitive, statutsPieces: statuts } = presenter(examen, instantane.campagne);
	const { signatureEcran } = definitive;
	return {
		suivi: { justificatifs: corps, demandees: instantane.pieces, signatureEcran, statuts },
		vuLe: vuLe ?? avant
	};
};
