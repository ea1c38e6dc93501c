/**
 * The candidate's space is drawn on the phone, so that it opens offline: no server load, one question to the API, or
 * what it last answered.
 */
import { browser } from '$app/environment';
import { Deconnecte, HorsLigne, lire, RefusServeur } from '$lib/client/api';
import { dernierCompte, estPartage, local, retenirCompte } from '$lib/client/appareil';
import { lireOuRevoir, type Vu } from '$lib/client/vus';
import type { Moi } from '$lib/domain/candidature';
import { error, redirect } from '@sveltejs/kit';
import type { LayoutLoad } from './$types';
import { rafraichir } from './rafraichir';

export const ssr = false;

/** Asked while Kit begins, once: what the device keeps takes a while to open. */
let auDebut = browser ? dernierCompte() : null;

/** For whom this page was opened, and whether with a store in memory: neither changes while it is there. */
const partage = browser && estPartage();
let ouvertPour: string | null = null;

export const load: LayoutLoad = async ({ fetch, depends }) => {
	depends('escale:moi');
	if (partage !== estPartage()) return recommencer();
	try {
		const connu = await (auDebut ?? dernierCompte());
		auDebut = null;
		const { corps: moi, vuLe } = await lireMoi(connu, fetch);
		if (ouvertPour && ouvertPour !== moi.compte.id) return recommencer();
		ouvertPour = moi.compte.id;
		if (moi.compte.id !== connu) await retenirCompte(moi.compte.id);
		return { moi, vuLe };
	} catch (erreur) {
		if (erreur instanceof Deconnecte) redirect(303, '/connexion');
		if (erreur instanceof HorsLigne) error(503, 'Pas de connexion. Ce que vous avez saisi est gardé sur cet appareil.');
		if (erreur instanceof RefusServeur) error(erreur.code === 'application_perimee' ? 426 : 503, erreur.message);
		throw erreur;
	}
};

async function lireMoi(connu: string | null, aller: typeof fetch): Promise<Vu<Moi>> {
	try {
		if (connu) return await lireOuRevoir<Moi>(local, connu, '/api/moi', aller, () => void rafraichir('escale:moi'));
	} catch (erreur) {
		// Somebody else signed in on this device: the space is theirs now.
		if (!(erreur instanceof Deconnecte && erreur.autre)) throw erreur;
	}
	const moi = await lire<Moi>('/api/moi', aller);
	if (ouvertPour && ouvertPour !== moi.compte.id) return recommencer();
	await local((db) =>
		db.put('vus', { compteId: moi.compte.id, chemin: '/api/moi', corps: moi, vuLe: moi.maintenant })
	).catch(() => {});
	return { corps: moi, vuLe: null };
}

/**
 * Somebody signed in beside it, or said that this device is shared. What they do must not go where the first one's is kept: their
 * space begins as a new page.
 */
function recommencer(): Promise<never> {
	location.replace('/espace');
	return new Promise(() => {});
}
