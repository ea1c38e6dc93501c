/** « Demander une correction »: which field, and what became of those already asked for. */
import { champsDe, formatValeur, LIBELLES_CORRIGEABLES } from '$lib/domain/correction';
import { listerCorrections } from '$lib/server/corrections';
import { signeIci } from '$lib/server/http';
import { lireGel } from '$lib/server/mon-compte';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { compte } = signeIci(locals);
	const { corrigible } = await lireGel(locals.app, compte.id);
	const demandes = await listerCorrections(locals.app, compte.id);
	return {
		/** No rectorat knows this person yet. */
		tropTot: !corrigible,
		champs: champsDe(compte).map((champ) => ({
			champ,
			libelle: LIBELLES_CORRIGEABLES[champ],
			valeur: formatValeur(champ, compte[champ] ?? ''),
			/** Asked for already: the rectorat answers first. */
			attend: demandes.some(({ libelle, etat }) => libelle === LIBELLES_CORRIGEABLES[champ] && etat === 'demandee')
		})),
		demandes,
		/** One was just asked for. */
		faite: url.searchParams.has('faite')
	};
};
