/** What the atelier does with one photo: in its worker, or in the page where there is none. */
import type { Retour, Tache } from './atelier';
import { ouvrir } from './ouvrir';
import { PhotoIllisible } from './photo-illisible';
import { preparer } from './preparer';

export async function ouvrage(tache: Tache): Promise<Retour<Tache>> {
	try {
		return { resultat: await faire(tache) };
	} catch (erreur) {
		// No memory left: the photo is good, this device cannot work on it.
		if (erreur instanceof RangeError && /alloc|memory/i.test(erreur.message)) return { code: 'sans_atelier' };
		// Whatever else the browser could not do with this photo, to the person it is one that cannot be opened.
		return { code: erreur instanceof PhotoIllisible ? erreur.code : 'illisible' };
	}
}

function faire(tache: Tache) {
	// iOS before 15: nothing opens a photo but an image of the page, which takes the room that the phone has not.
	if (typeof createImageBitmap === 'undefined') throw new PhotoIllisible('sans_atelier');
	if (tache.nom === 'ouvrir') return ouvrir(tache.fichier);
	return preparer(tache.fichier, tache.reglages);
}
