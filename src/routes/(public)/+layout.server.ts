/** The header of the public pages says who is signed in. */
import { nomPropre, majuscules } from '$lib/domain/noms';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => ({
	// Not there while the legal pages are prerendered: they are the same for everybody.
	compte: locals.compte ? { prenoms: nomPropre(locals.compte.prenoms), nom: majuscules(locals.compte.nom) } : null
});
