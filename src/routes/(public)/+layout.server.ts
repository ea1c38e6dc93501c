/** The header of the public pages says who is signed in; on a shared device they end the visit too. */
import { nomPropre, majuscules } from '$lib/domain/noms';
import { estFederee } from '$lib/server/db/identites';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals: { app, compte, appareilPartage }, url }) => {
	// Read again at each page: after one that is prerendered, for everybody, who is signed in is still signed in.
	void url.pathname;
	// Not there while the legal pages are prerendered: they are the same for everybody.
	if (!compte) return { compte: null, partage: null };
	return {
		compte: { prenoms: nomPropre(compte.prenoms), nom: majuscules(compte.nom) },
		partage: appareilPartage ? { compteId: compte.id, federe: await estFederee(app.engine, compte.id) } : null
	};
};
