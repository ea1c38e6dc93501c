/** « Ai-je le droit ? »: the choices and the answers live in the address, so it works without JavaScript. */
import { campagneTransmise } from '$lib/domain/campagne';
import { choisir } from '$lib/domain/choix';
import { contexteDesQuestions, lireQuestions } from '$lib/domain/droits';
import { presenter } from '$lib/domain/presentation';
import { lireCampagne, listerChoix } from '$lib/server/campagnes';
import { lireExamen } from '$lib/server/examens';
import { voir } from './voir';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url, locals: { app } }) => {
	const choix = choisir(await listerChoix(app), url.searchParams);
	const maintenant = app.clock.now();
	if (!choix.campagne) return { choix, maintenant, ouverte: null };
	const campagne = await lireCampagne(app, choix.campagne.id);
	const examen = presenter(await lireExamen(app, campagne.examenHash), campagne);
	const questions = lireQuestions(examen, url.searchParams);
	return {
		choix,
		maintenant,
		ouverte: {
			campagne: campagneTransmise(campagne),
			questions,
			demandee: url.searchParams.has('specialite'),
			vue: voir(contexteDesQuestions(examen, campagne, questions, maintenant), questions)
		}
	};
};
