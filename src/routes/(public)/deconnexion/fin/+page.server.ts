/** Signed out from a page without the app: this one makes the device forget, once. Opened otherwise it leads home. */
import { venuParFranceConnect } from '$lib/server/franceconnect-biscuits';
import { redirect } from '@sveltejs/kit';
import { prendreSortie } from '../sortie';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals: { compte }, cookies }) => {
	const sorti = prendreSortie(cookies);
	if (compte || sorti === null) redirect(303, '/');
	return { sorti, parFranceConnect: venuParFranceConnect(cookies) };
};
