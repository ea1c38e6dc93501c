/**
 * Back from FranceConnect. Whatever came, the answer is a redirection: the code and the state leave the address bar, and
 * nothing of what the provider wrote is shown. The sealed demande of this browser stands in for the check of origin.
 */
import { Refus } from '$lib/domain/refus';
import { fermerAuthSession, ouvrirAuthSession } from '$lib/server/auth';
import { entrerParFranceConnect, reidentifier } from '$lib/server/franceconnect';
import { poserPreuve, prendreDemande, retenirIdToken } from '$lib/server/franceconnect-biscuits';
import { error, redirect } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({
	request,
	url,
	cookies,
	locals: { app, authSessionId, compte },
	getClientAddress
}) => {
	if (!app.franceconnect) error(404, 'Cette page n’existe pas.');
	const { fournisseur } = app.franceconnect;
	const enCours = prendreDemande(app, cookies);
	try {
		if (!enCours) throw new Refus('franceconnect_perime');
		const arrivee = new URL(url.pathname + url.search, app.settings.origin);
		const reponse = await fournisseur.repondre(arrivee, enCours.demande);
		if (enCours.reidentifie) {
			await reidentifier(app, reponse, fournisseur.emetteur, compte, enCours.reidentifie);
			poserPreuve(app, cookies, enCours.reidentifie);
			retenirIdToken(app, cookies, reponse.idToken);
			redirect(303, enCours.suite);
		}
		const compteId = await entrerParFranceConnect(app, reponse, fournisseur.emetteur, getClientAddress());
		// What the browser brought is closed: a token never outlives a sign-in.
		if (authSessionId) await fermerAuthSession(app, cookies, authSessionId);
		const agent = request.headers.get('user-agent');
		await ouvrirAuthSession(app, cookies, compteId, { appareilPartage: enCours.appareilPartage, agent });
		retenirIdToken(app, cookies, reponse.idToken);
	} catch (refus) {
		if (!(refus instanceof Refus)) throw refus;
		const { code, details, cause } = refus;
		app.journal.info('franceconnect_refuse', { code, raison: nomDe(cause) });
		const dit = new URLSearchParams({ refus: code });
		if (enCours?.reidentifie) redirect(303, `${enCours.suite}?${dit}`);
		if (Array.isArray(details?.manques)) dit.set('manques', details.manques.join(','));
		if (enCours) dit.set('suite', enCours.suite);
		redirect(303, `/connexion/franceconnect?${dit}`);
	}
	redirect(303, enCours.suite);
};

/** What went wrong there, without its words: a message may quote somebody. */
function nomDe(cause: unknown): string | null {
	if (!(cause instanceof Error)) return null;
	return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}
