/**
 * How the pages of the space read the API: now, or as last seen; every other way of having no answer, as what the
 * person sees instead.
 */
import { Deconnecte, HorsLigne, RefusServeur } from '$lib/client/api';
import { local } from '$lib/client/appareil';
import { lireOuRevoir, type Vu } from '$lib/client/vus';
import { error, redirect } from '@sveltejs/kit';
import { rafraichir } from './rafraichir';

interface Page {
	fetch: typeof fetch;
	depends: (dependance: `escale:${string}`) => void;
}

export async function lirePourLaPage<T>(chemin: string, compteId: string, page: Page): Promise<Vu<T>> {
	page.depends(`escale:${chemin}`);
	try {
		const arrive = () => void rafraichir(`escale:${chemin}`);
		return await lireOuRevoir<T>(local, compteId, chemin, page.fetch, arrive);
	} catch (erreur) {
		// Signed in again in place, this page opens; somebody else's page it is not.
		if (erreur instanceof Deconnecte && erreur.autre) redirect(303, '/connexion');
		if (erreur instanceof Deconnecte) error(401, 'Reconnectez-vous ci-dessus\u00a0: cette page s’ouvrira ensuite.');
		if (erreur instanceof HorsLigne) error(503, 'Pas de connexion. Ce que vous avez saisi est gardé sur cet appareil.');
		if (erreur instanceof RefusServeur) error(erreur.code === 'introuvable' ? 404 : 503, erreur.message);
		throw erreur;
	}
}
