/**
 * Whoever has no password proves who they are by FranceConnect, where a password is asked of the others: they leave
 * from a page, and come back to it for as long as the proof is fresh.
 */
import { Refus } from '$lib/domain/refus';
import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import { poserDemande } from './franceconnect-biscuits';

type Depart = Pick<RequestEvent, 'locals' | 'cookies'>;

/**
 * Where to go to prove it. A page of ours leads on there: `form-action 'self'` forbids a form of ours to end on another site.
 * `page`: where they come back to.
 */
export async function demanderPreuve(
	{ locals: { app, compte, appareilPartage }, cookies }: Depart,
	page: string
): Promise<{ adresse: string }> {
	if (!compte) redirect(303, '/connexion');
	if (!app.franceconnect) error(404, 'Cette page n’existe pas.');
	const retour = `${app.settings.origin}/connexion/franceconnect/retour`;
	try {
		const { adresse, demande } = await app.franceconnect.fournisseur.demander(retour, { denouveau: true });
		poserDemande(app, cookies, { demande, suite: page, appareilPartage, reidentifie: compte.id });
		return { adresse };
	} catch (refus) {
		if (!(refus instanceof Refus)) throw refus;
		redirect(303, `${page}?refus=${refus.code}`);
	}
}

/** « fait »: FranceConnect has just said so. */
export type Preuve = 'mot_de_passe' | 'franceconnect' | 'fait';

/** How the owner of a compte proves who they are. */
export function parQuoi(federee: boolean, prouve: boolean): Preuve {
	if (!federee) return 'mot_de_passe';
	return prouve ? 'fait' : 'franceconnect';
}

/** Why coming back from FranceConnect proved nothing, if that is what the address says. */
export function refusDePreuve(url: URL): string | null {
	return DITS.get(url.searchParams.get('refus') ?? '') ?? null;
}

const DITS = new Map([
	[
		'franceconnect_annule',
		'Vous avez refusé ou quitté FranceConnect avant la fin. Votre compte n’a pas changé. Recommencez, ou écrivez au service des examens et concours.'
	],
	['franceconnect_perime', 'Cette identification a expiré ou a déjà servi. Recommencez.'],
	['franceconnect_indisponible', 'FranceConnect n’a pas pu confirmer votre identité. Réessayez dans quelques minutes.'],
	['autre_compte', 'La personne identifiée par FranceConnect n’est pas celle de ce compte. Rien n’a changé.']
]);
