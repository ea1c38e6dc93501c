/**
 * « Déconnexion » is a write: a POST from our own page. Typed as an address, it leads home. The space clears this device before
 * (espace/Quitter.svelte); from any other page, the next one does (fin/).
 *
 * Who came by FranceConnect is then led to sign out there too, by a page: `form-action 'self'` forbids a form to end on
 * another site.
 */
import { fermerAuthSession } from '$lib/server/auth';
import { prendreIdToken, venuParFranceConnect } from '$lib/server/franceconnect-biscuits';
import { champsRecus } from '$lib/server/http';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { noterSortie } from './sortie';

export const load: PageServerLoad = async ({ locals: { app, compte }, cookies }) => {
	// Who is signed in stays so: this address may have been opened by a page of another site.
	if (compte) redirect(303, '/');
	const idToken = prendreIdToken(app, cookies);
	const adresse =
		idToken && app.franceconnect
			? await app.franceconnect.fournisseur.quitter(idToken, `${app.settings.origin}/deconnexion`)
			: null;
	if (adresse === null) redirect(303, '/');
	return { adresse };
};

export const actions: Actions = {
	default: async ({ locals: { app, authSessionId, compte }, cookies, request }) => {
		const vise = (await champsRecus(request)).get('compte');
		// Of a visit that is over: whoever is signed in by now stays so.
		if (compte && vise && vise !== compte.id) redirect(303, '/');
		await fermerAuthSession(app, cookies, authSessionId);
		if (compte) noterSortie(cookies, compte.id);
		redirect(303, compte ? '/deconnexion/fin' : venuParFranceConnect(cookies) ? '/deconnexion' : '/');
	}
};
