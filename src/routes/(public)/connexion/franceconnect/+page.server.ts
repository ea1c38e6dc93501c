/**
 * The way to FranceConnect, and what is said when it led nowhere.
 *
 * The form is answered by a page that leads on, not by a redirection: `form-action 'self'` forbids a form of ours to end on
 * another site.
 */
import { estManque, MANQUES } from '$lib/domain/identite-pivot';
import { REFUS, Refus } from '$lib/domain/refus';
import { poserDemande } from '$lib/server/franceconnect-biscuits';
import { champsRecus } from '$lib/server/http';
import { suiteDe } from '$lib/server/suite';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const DITS = [
	'franceconnect_annule',
	'franceconnect_perime',
	'franceconnect_indisponible',
	'franceconnect_incomplet',
	'franceconnect_mail_existe',
	'trop_de_tentatives'
] as const;

/** Typed as an address, or once signed in, there is nothing to say here. */
export const load: PageServerLoad = ({ url, locals: { app }, request }) => {
	if (!app.franceconnect) error(404, 'Cette page n’existe pas.');
	const code = DITS.find((connu) => connu === url.searchParams.get('refus'));
	if (!code && request.method === 'GET') redirect(303, '/connexion');
	const manques = url.searchParams.get('manques')?.split(',').filter(estManque) ?? [];
	return {
		refus: code ? { code, message: REFUS[code].message, manques: manques.map((manque) => MANQUES[manque]) } : null,
		franceconnect: { demonstration: app.franceconnect.demonstration }
	};
};

export const actions: Actions = {
	default: async ({ request, url, cookies, locals: { app } }) => {
		if (!app.franceconnect) error(404, 'Cette page n’existe pas.');
		const appareilPartage = (await champsRecus(request)).get('appareilPartage') === 'on';
		try {
			const retour = `${app.settings.origin}/connexion/franceconnect/retour`;
			const { adresse, demande } = await app.franceconnect.fournisseur.demander(retour);
			poserDemande(app, cookies, { demande, suite: suiteDe(url), appareilPartage, reidentifie: null });
			return { adresse, message: null };
		} catch (refus) {
			if (!(refus instanceof Refus)) throw refus;
			app.journal.info('franceconnect_refuse', { code: refus.code });
			return fail(refus.http, { adresse: null, message: refus.message });
		}
	}
};
