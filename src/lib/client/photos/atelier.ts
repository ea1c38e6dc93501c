/**
 * The atelier: the worker where photos are opened and made pages, so that the page never waits. One photo at a time: a
 * phone has room for the pixels of one. Each has a worker of its own, which ends with it: nothing else gives the memory
 * back at once (measured: the second photo found a third more in use).
 */
import type { PhotoOuverte } from './ouvrir';
import { PhotoIllisible, type CodeIllisible } from './photo-illisible';
import type { PagePrete, ReglagesPage } from './preparer';

export type Tache = { nom: 'ouvrir'; fichier: Blob } | { nom: 'preparer'; fichier: Blob; reglages: ReglagesPage };
export type Resultat<T extends Tache> = T extends { nom: 'ouvrir' } ? PhotoOuverte : PagePrete;
export type Retour<T extends Tache> = { resultat: Resultat<T> } | { code: CodeIllisible };

let file: Promise<unknown> = Promise.resolve();

export function confier<T extends Tache>(tache: T): Promise<Resultat<T>> {
	const fait = file.then(() => faire(tache));
	file = fait.catch(() => {});
	return fait;
}

async function faire<T extends Tache>(tache: T): Promise<Resultat<T>> {
	const ouvrier = new Worker(new URL('./atelier.worker.ts', import.meta.url), { type: 'module' });
	try {
		const retour = await attendre(ouvrier, tache);
		if ('code' in retour) throw new PhotoIllisible(retour.code);
		return retour.resultat;
	} finally {
		ouvrier.terminate();
	}
}

/** A worker that falls (a phone out of memory) says nothing of the photo but that it cannot be opened here. */
function attendre<T extends Tache>(ouvrier: Worker, tache: T): Promise<Retour<T>> {
	return new Promise((resolve) => {
		ouvrier.onmessage = ({ data }: MessageEvent<Retour<T>>) => resolve(data);
		ouvrier.onerror = (erreur) => {
			erreur.preventDefault();
			resolve({ code: 'illisible' });
		};
		ouvrier.postMessage(tache);
	});
}
