/** One candidature, its pièces, and the verdict on one of them. */
import { controle } from '$lib/domain/controle';
import { demandeEtat } from '$lib/domain/etats-demande';
import { erreursDe, Refus, type ErreurChamp } from '$lib/domain/refus';
import { controlerPiece, exigerCandidature, lireDossier } from '$lib/server/dossier';
import { changerEtat } from '$lib/server/etats';
import { lireHistoire } from '$lib/server/histoire';
import { auBureau, champsRecus, erreursDuRefus, ouIntrouvable } from '$lib/server/http';
import { marquerVue } from '$lib/server/signalements';
import { fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import * as z from 'zod/mini';
import type { Actions, PageServerLoad } from './$types';
import { publier } from './publier';

const formulaire = zod4(controle);

const CHANGEE =
	'Le candidat a changé cette pièce pendant que vous la regardiez\u00a0: rien n’a été enregistré. Voici ce qui est là maintenant.';

export const load: PageServerLoad = async (event) => ({
	dossier: await ouIntrouvable(lireDossier(event.locals.app, auBureau(event), event.params.id)),
	histoire: await ouIntrouvable(lireHistoire(event.locals.app, auBureau(event), event.params.id)),
	/** Its état was just changed. */
	change: event.url.searchParams.has('change'),
	/** The pièce of which something was just said. */
	dite: event.url.searchParams.get('dite'),
	/** « neuf » or « deja »: what became of the document that was just published. */
	publie: event.url.searchParams.get('publie')
});

export const actions: Actions = {
	controler: async (event) => {
		const { app } = event.locals;
		const { id } = event.params;
		// Whatever the form says, somebody else's candidature does not exist.
		await ouIntrouvable(exigerCandidature(app, auBureau(event), id));
		const form = await superValidate(await champsRecus(event.request), formulaire);
		if (!form.valid) return fail(400, { form, changee: null });
		try {
			await controlerPiece(app, auBureau(event), id, form.data);
		} catch (refus) {
			if (!(refus instanceof Refus)) throw refus;
			const erreurs: ErreurChamp[] = refus.details?.erreurs ?? [];
			for (const { champ, message } of erreurs)
				if (champ in form.data) Object.assign(form.errors, { [champ]: [message] });
			// The candidat left meanwhile, or somebody set the candidature aside.
			if (refus.code === 'etat_interdit') form.errors.statut = [refus.message];
			// The page is drawn again with what is there now.
			return fail(refus.http, {
				form,
				changee: refus.code === 'pieces_changees' ? (refus.details?.detail ?? CHANGEE) : null
			});
		}
		redirect(303, `/gestion/candidatures/${id}?dite=${form.data.pieceId}#piece-${form.data.pieceId}`);
	},
	publier: async (event) => {
		const { id } = event.params;
		await ouIntrouvable(exigerCandidature(event.locals.app, auBureau(event), id));
		const reponse = await publier(event, id);
		if ('publie' in reponse)
			redirect(303, `/gestion/candidatures/${id}?publie=${reponse.publie.neuf ? 'neuf' : 'deja'}#documents`);
		return fail(reponse.statut, { publication: { erreurs: reponse.erreurs, type: reponse.type } });
	},
	/** Écarter, annuler, rouvrir. */
	etat: async (event) => {
		const { app } = event.locals;
		const { id } = event.params;
		await ouIntrouvable(exigerCandidature(app, auBureau(event), id));
		const champs = await champsRecus(event.request);
		const dit = (champ: string) => String(champs.get(champ) ?? '').slice(0, 2_000);
		const saisie = { acte: dit('acte'), motif: dit('motif') };
		const lu = z.safeParse(demandeEtat, saisie);
		if (!lu.success) return fail(400, { etat: { ...saisie, erreurs: erreursDe(lu.error.issues) } });
		try {
			await changerEtat(app, { gestionnaireId: auBureau(event).id, candidatureId: id, ...lu.data });
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'acte');
			return fail(statut, { etat: { ...saisie, erreurs } });
		}
		redirect(303, `/gestion/candidatures/${id}?change=${lu.data.acte}`);
	},
	/** « J’ai vérifié » a change made after pièces were confirmed. */
	vue: async (event) => {
		await ouIntrouvable(marquerVue(event.locals.app, auBureau(event), event.params.id));
		redirect(303, '/gestion/signalements');
	}
};
