/** « Déconnexion » is a write: a POST from our own page. Typed as an address, it leads back. */
import { fermerGestion } from '$lib/server/auth-gestion';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => redirect(303, '/gestion');

export const actions: Actions = {
	default: async ({ locals: { app }, cookies }) => {
		await fermerGestion(app, cookies);
		redirect(303, '/gestion/connexion');
	}
};
