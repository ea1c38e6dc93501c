/** A correction of one field: the right value, why, and a proof that passes through the same gate as a pièce. */
import {
	champsDe,
	demandeCorrection,
	estChampCorrigeable,
	formatValeur,
	LIBELLES_CORRIGEABLES,
	lireValeur
} from '$lib/domain/correction';
import { TAILLE_MAX } from '$lib/domain/depot';
import { demanderCorrection } from '$lib/server/corrections';
import { erreursDuRefus, lireFormulaireEtFichier, signeIci } from '$lib/server/http';
import { lireGel } from '$lib/server/mon-compte';
import { error, fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { FAITE, SANS_PREUVE } from './preuve';

export const load: PageServerLoad = async (event) => {
	const { compte, champ } = await corrigible(event);
	const valeur = compte[champ] ?? '';
	return {
		champ,
		libelle: LIBELLES_CORRIGEABLES[champ],
		actuelle: formatValeur(champ, valeur),
		tailleMax: TAILLE_MAX,
		/** Under which this device gathers the proof. */
		compteId: compte.id
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const { compte, champ } = await corrigible(event);
		try {
			const fichier = { nom: 'preuve', max: TAILLE_MAX };
			const {
				champs,
				octets,
				valeur: lu,
				erreurs
			} = await lireFormulaireEtFichier(event.request, demandeCorrection, fichier);
			const saisie = { valeur: String(champs.get('valeur') ?? ''), motif: String(champs.get('motif') ?? '') };
			const lue = lireValeur(champ, saisie.valeur, compte, app.clock.now());
			// All that is to be corrected at once: a file is chosen again each time.
			const fautes = [
				...('message' in lue ? [{ champ: 'valeur', message: lue.message }] : []),
				...(erreurs ?? []),
				...(octets.length === 0 ? [{ champ: 'preuve', message: SANS_PREUVE }] : [])
			];
			if (!lu || fautes.length > 0) return fail(400, { saisie, erreurs: fautes, jointe: octets.length > 0 });
			try {
				await demanderCorrection(app, compte, { champ, preuve: octets, ...lu });
			} catch (refus) {
				const { statut, erreurs } = erreursDuRefus(refus, 'valeur');
				return fail(statut, { saisie, erreurs, jointe: true });
			}
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'preuve');
			return fail(statut, { saisie: { valeur: '', motif: '' }, erreurs, jointe: true });
		}
		redirect(303, FAITE);
	}
};

async function corrigible({ locals, params }: RequestEvent) {
	const { compte } = signeIci(locals);
	if (!(await lireGel(locals.app, compte.id)).corrigible) redirect(303, '/compte');
	const { champ = '' } = params;
	if (!estChampCorrigeable(champ) || !champsDe(compte).includes(champ)) error(404, 'Cette page n’existe pas.');
	return { compte, champ };
}
