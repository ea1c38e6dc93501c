/** The other side of atelier.ts. */
import type { Retour, Tache } from './atelier';
import { ouvrir } from './ouvrir';
import { PhotoIllisible } from './photo-illisible';
import { preparer } from './preparer';

addEventListener('message', ({ data }: MessageEvent<Tache>) => void repondre(data));

async function repondre(tache: Tache): Promise<void> {
	try {
		const resultat =
			tache.nom === 'ouvrir' ? await ouvrir(tache.fichier) : await preparer(tache.fichier, tache.reglages);
		rendre({ resultat }, 'octets' in resultat ? [resultat.octets] : []);
	} catch (erreur) {
		// Whatever the browser could not do with this photo, to the person it is one that cannot be opened.
		rendre({ code: erreur instanceof PhotoIllisible ? erreur.code : 'illisible' }, []);
	}
}

function rendre(retour: Retour<Tache>, transfer: Transferable[]): void {
	postMessage(retour, { transfer });
}
