/** One signalement: what is said, and the answer, which may open « Modifier » again for that person. */
import { instantLocal } from '$lib/domain/dates';
import { reponseSignalement } from '$lib/domain/etats-demande';
import { erreursDe, type ErreurChamp } from '$lib/domain/refus';
import { lireCampagne } from '$lib/server/campagnes';
import { lireDossier } from '$lib/server/dossier';
import { auBureau, champsRecus, erreursDuRefus, ouIntrouvable } from '$lib/server/http';
import { deciderSignalement, exigerSignalement, suivre } from '$lib/server/signalements';
import { fail, redirect } from '@sveltejs/kit';
import * as z from 'zod/mini';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { app } = event.locals;
	const { signalement, candidature } = await ouIntrouvable(exigerSignalement(app, auBureau(event), event.params.id));
	const { candidat, numeroCandidat, examen, sessionExamen, fuseau, etat, version } = await lireDossier(
		app,
		auBureau(event),
		candidature.id
	);
	const qui = { candidat, numeroCandidat, examen, sessionExamen, etat, version };
	return { signalement: suivre(signalement), candidatureId: candidature.id, qui, fuseau };
};

export const actions: Actions = {
	default: async (event) => {
		const { app } = event.locals;
		const { candidature } = await ouIntrouvable(exigerSignalement(app, auBureau(event), event.params.id));
		const champs = await champsRecus(event.request);
		const dit = (champ: string) => String(champs.get(champ) ?? '').slice(0, 2_000);
		const saisie = { decision: dit('decision'), information: dit('information'), jusquA: dit('jusquA') };
		const lu = z.safeParse(reponseSignalement, saisie);
		if (!lu.success) return fail(400, { ...saisie, erreurs: erreursDe(lu.error.issues) });
		const { fuseau } = await lireCampagne(app, candidature.campagneId);
		const { information, decision } = lu.data;
		const accepte = decision === 'accepte';
		const jusquA = accepte ? lireLimite(lu.data.jusquA, fuseau) : null;
		if (jusquA === 'faute' || (jusquA && jusquA <= app.clock.now()))
			return fail(400, { ...saisie, erreurs: [FAUTE_LIMITE] });
		try {
			await deciderSignalement(app, auBureau(event), { id: event.params.id, accepte, information, jusquA });
		} catch (refus) {
			const { statut, erreurs } = erreursDuRefus(refus, 'decision');
			return fail(statut, { ...saisie, erreurs });
		}
		redirect(303, '/gestion/signalements?repondu');
	}
};

const FAUTE_LIMITE: ErreurChamp = {
	champ: 'jusquA',
	message: 'Choisissez une date et une heure à venir, ou laissez vide.'
};

/** « 2026-12-08T17:00 », as the field sends it and as the clocks of the campagne show it; null when nothing was typed. */
function lireLimite(texte: string, fuseau: string): Date | null | 'faute' {
	if (texte === '') return null;
	if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/.test(texte)) return 'faute';
	return instantLocal(texte, fuseau);
}
