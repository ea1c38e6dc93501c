/** The search of the help lives in the address: it works without a script. */
import type { PageServerLoad } from './$types';
import { autresQuestions, chercher, questions } from './questions';

export const load: PageServerLoad = ({ url }) => {
	const recherche = (url.searchParams.get('q') ?? '').slice(0, 100);
	return {
		recherche,
		trouvees: { guides: chercher(questions, recherche), autres: chercher(autresQuestions, recherche) }
	};
};
