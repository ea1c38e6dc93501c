/** The pièces to look at, and the search for a candidat. */
import { facultatif } from '$lib/domain/champs';
import { chercherCandidats, FILTRES, listerPieces } from '$lib/server/bureau';
import { listerDemandes } from '$lib/server/corrections';
import { auBureau, champsRecus } from '$lib/server/http';
import { listerADecider } from '$lib/server/signalements';
import { fail } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import * as z from 'zod/mini';
import type { Actions, PageServerLoad } from './$types';

const recherche = zod4(z.object({ qui: facultatif() }));

export const load: PageServerLoad = async (event) => {
	const { searchParams } = event.url;
	const filtre = FILTRES.find((f) => f === searchParams.get('statut')) ?? 'a_controler';
	const liste = await listerPieces(event.locals.app, auBureau(event), filtre, searchParams.get('apres'));
	const qui = auBureau(event);
	const { app } = event.locals;
	const [corrections, { signalements, modifications }] = [
		await listerDemandes(app, qui, false),
		await listerADecider(app, qui)
	];
	const attendent = { corrections: corrections.length, signalements: signalements.length + modifications.length };
	return { filtre, liste, attendent, form: await superValidate(recherche) };
};

export const actions: Actions = {
	// A POST: a name is never written in an address.
	chercher: async (event) => {
		const form = await superValidate(await champsRecus(event.request), recherche);
		const trouves = await chercherCandidats(event.locals.app, auBureau(event), form.data.qui);
		if (trouves) return { form, trouves };
		form.errors.qui = ['Tapez un n° candidat (11 chiffres), ou au moins deux lettres d’un nom de famille.'];
		return fail(400, { form, trouves: null });
	}
};
