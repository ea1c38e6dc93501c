/** « Veuillez vous identifier ». */
import { connexion } from '$lib/domain/compte';
import { Refus } from '$lib/domain/refus';
import { fermerAuthSession, ouvrirAuthSession } from '$lib/server/auth';
import type { App } from '$lib/server/app';
import { identifier } from '$lib/server/comptes';
import { COMPTES_DEMO, MOT_DE_PASSE_DEMO } from '$lib/server/demo';
import { champsRecus } from '$lib/server/http';
import { avecSuite, suiteDe, suiteDemandee } from '$lib/server/suite';
import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Actions, PageServerLoad } from './$types';

const formulaire = zod4(connexion);

/** In demo mode alone: who one may sign in as. */
function demo({ settings }: App) {
	return settings.demo ? { comptes: COMPTES_DEMO, motDePasse: MOT_DE_PASSE_DEMO } : null;
}

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.compte) redirect(303, suiteDe(url));
	const { franceconnect } = locals.app;
	return {
		form: await superValidate(formulaire),
		demo: demo(locals.app),
		/** A visit on a shared device is over, fifteen minutes after the last gesture. */
		fin: url.searchParams.has('fin'),
		franceconnect: franceconnect && { demonstration: franceconnect.demonstration, suite: suiteDemandee(url) },
		creer: avecSuite('/compte/creer', suiteDemandee(url))
	};
};

export const actions: Actions = {
	default: async ({ request, url, locals: { app, authSessionId }, cookies, getClientAddress }) => {
		const form = await superValidate(await champsRecus(request), formulaire);
		const { identifiant, motDePasse, appareilPartage } = form.data;
		form.data.motDePasse = '';
		if (!form.valid) return fail(400, { form });
		let compteId: string;
		try {
			compteId = await identifier(app, identifiant, motDePasse, getClientAddress());
		} catch (refus) {
			if (!(refus instanceof Refus)) throw refus;
			setError(form, 'identifiant', refus.message);
			return fail(refus.http, { form });
		}
		// What the browser brought is closed: a token never outlives a sign-in.
		if (authSessionId) await fermerAuthSession(app, cookies, authSessionId);
		await ouvrirAuthSession(app, cookies, compteId, { appareilPartage, agent: request.headers.get('user-agent') });
		// The browser keeps the fragment of what was asked for: which pièce.
		redirect(303, suiteDe(url));
	}
};
