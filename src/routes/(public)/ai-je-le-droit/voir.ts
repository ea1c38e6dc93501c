/** What the page shows for those answers: made by the server first, then by the phone from the exam file it keeps. */
import type { Contexte } from '$lib/domain/contexte';
import { champsDecisifs, fautesQuestions, offreDroits, repondre, type QuestionsDroits } from '$lib/domain/droits';

export function voir(contexte: Contexte, questions: QuestionsDroits) {
	const fautes = fautesQuestions(questions, contexte.maintenant, contexte.campagne.fuseau);
	return {
		...offreDroits(contexte.examen, questions),
		fautes,
		// A rule cannot be judged without the day of birth: its questions come once the rest is answered.
		champs: fautes.length > 0 ? [] : champsDecisifs(contexte),
		reponse: fautes.length > 0 ? null : repondre(contexte)
	};
}

export type Vue = ReturnType<typeof voir>;
