/** The campagnes to choose from. */
import { HorsLigne, lire } from '$lib/client/api';
import { accorder } from '$lib/client/horloge';
import type { ChoixCampagne } from '$lib/domain/choix';
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ fetch }) => {
	try {
		const { campagnes, maintenant } = await lire<{ campagnes: ChoixCampagne[]; maintenant: string }>(
			'/api/campagnes',
			fetch
		);
		accorder(maintenant);
		return { campagnes };
	} catch (erreur) {
		if (erreur instanceof HorsLigne) error(503, 'Pas de connexion : choisir un examen demande le réseau.');
		throw erreur;
	}
};
