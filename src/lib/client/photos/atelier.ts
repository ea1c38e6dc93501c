/**
 * The atelier: the worker where photos are opened and made pages, so that the page never waits. One photo at a time: a
 * phone has room for the pixels of one. Each has a worker of its own, which ends with it: nothing else gives the memory
 * back at once (measured: the second photo found a third more in use).
 *
 * Telephones that are old have no canvas in a worker, or no worker made of modules: there the page does it, and waits.
 */
import type { PhotoOuverte } from './ouvrir';
import { PhotoIllisible, type CodeIllisible } from './photo-illisible';
import type { PageFaite, ReglagesPage } from './preparer';

export type Tache = { nom: 'ouvrir'; fichier: Blob } | { nom: 'preparer'; fichier: Blob; reglages: ReglagesPage };
export type Resultat<T extends Tache> = T extends { nom: 'ouvrir' } ? PhotoOuverte : PageFaite;
export type Retour<T extends Tache> = { resultat: Resultat<T> } | { code: CodeIllisible };

/**
 * After a worker's end, ms: while the system takes its memory back, whoever begins another waits for that, and the page
 * with them (measured: 29 ms for 1 ms of work).
 */
const REPRISE = 80;

let file: Promise<unknown> = Promise.resolve();
/** When the last worker ended, ms of this page. */
let fini = -Infinity;

export function confier<T extends Tache>(tache: T): Promise<Resultat<T>> {
	const fait = file.then(() => faire(tache));
	file = fait.catch(() => {});
	return fait;
}

async function faire<T extends Tache>(tache: T): Promise<Resultat<T>> {
	const ailleurs = typeof Worker !== 'undefined' && typeof OffscreenCanvas !== 'undefined';
	const retour = (ailleurs && (await parUnOuvrier(tache))) || (await dansLaPage(tache));
	if ('code' in retour) throw new PhotoIllisible(retour.code);
	return retour.resultat;
}

/** Null when the worker could not even begin. */
async function parUnOuvrier<T extends Tache>(tache: T): Promise<Retour<T> | null> {
	const reste = fini + REPRISE - performance.now();
	if (reste > 0) await new Promise((reprendre) => setTimeout(reprendre, reste));
	const ouvrier = new Worker(new URL('./atelier.worker.ts', import.meta.url), { type: 'module' });
	try {
		return await attendre(ouvrier, tache);
	} finally {
		ouvrier.terminate();
		fini = performance.now();
	}
}

/** A worker that falls (a phone out of memory) says nothing of the photo but that this device cannot work on it. */
function attendre<T extends Tache>(ouvrier: Worker, tache: T): Promise<Retour<T> | null> {
	return new Promise((resolve) => {
		let pret = false;
		ouvrier.onmessage = ({ data }: MessageEvent<'pret' | Retour<T>>) => {
			if (data === 'pret') pret = true;
			else resolve(data);
		};
		ouvrier.onerror = (erreur) => {
			erreur.preventDefault();
			resolve(pret ? { code: 'sans_atelier' } : null);
		};
		ouvrier.postMessage(tache);
	});
}

async function dansLaPage<T extends Tache>(tache: T): Promise<Retour<T>> {
	const { ouvrage } = await import('./ouvrage');
	return ouvrage(tache) as Promise<Retour<T>>;
}
