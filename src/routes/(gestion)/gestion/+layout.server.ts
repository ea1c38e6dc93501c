/** The header says who is signed in. */
import { academie } from '$lib/domain/referentiels';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals: { gestionnaire } }) => ({
	gestionnaire: gestionnaire && {
		nom: gestionnaire.nom,
		academies: gestionnaire.academies.map((code) => academie(code)?.nom ?? code)
	}
});
