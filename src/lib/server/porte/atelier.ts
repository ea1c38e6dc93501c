/**
 * The workshop: PDFs are read beside the server, one at a time, within bounds of time and memory, so that a file made to
 * hurt stops its own thread and others' pages stay fast.
 */
import { Worker } from 'node:worker_threads';
import { PAGES_MAX } from '$lib/domain/depot';
import type { CodeRefus } from '$lib/domain/refus';
import { Ecarte } from './ecarte';
import type { FichierNet } from './porte';

export interface Demande {
	octets: Uint8Array;
	pagesMax: number;
}
export type Reponse = FichierNet | { refus: CodeRefus };

/** From the project's folder, where the server stands: Node itself reads it. */
const FIL = './src/lib/server/porte/atelier-pdf.ts';
/** An honest file takes a tenth of it; the rest is for a machine under load. */
const PATIENCE = 5_000;
const MEMOIRE = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 };

export interface Atelier {
	/** Throws `Ecarte`. */
	nettoyerPdf(octets: Uint8Array): Promise<FichierNet>;
	close(): Promise<void>;
}

export function createAtelier(): Atelier {
	let fil: Worker | null = null;
	let dernier: Promise<unknown> = Promise.resolve();

	function unSeul(octets: Uint8Array): Promise<FichierNet> {
		fil ??= ouvrir();
		const celui = fil;
		// Nobody waits for a thread that has nothing to do.
		celui.ref();
		return new Promise<FichierNet>((resolve, reject) => {
			const finir = (dire: () => void) => {
				clearTimeout(montre);
				celui.off('message', repondre).off('error', casser);
				celui.unref();
				dire();
			};
			const abandonner = (error: unknown) => {
				fil = null;
				void celui.terminate();
				finir(() => reject(error));
			};
			const repondre = (reponse: Reponse) =>
				finir(() => ('refus' in reponse ? reject(new Ecarte(reponse.refus)) : resolve(reponse)));
			const casser = (error: unknown) => abandonner(estTropGrand(error) ? new Ecarte('fichier_illisible') : error);
			const montre = setTimeout(() => abandonner(new Ecarte('fichier_illisible')), PATIENCE);
			celui.on('message', repondre).on('error', casser);
			celui.postMessage({ octets, pagesMax: PAGES_MAX } satisfies Demande);
		});
	}

	/** One that ends while it has nothing to do is replaced when there is. */
	function ouvrir(): Worker {
		const nouveau = new Worker(FIL, { resourceLimits: MEMOIRE });
		return nouveau.on('error', () => {
			if (fil === nouveau) fil = null;
		});
	}

	return {
		nettoyerPdf(octets) {
			const acte = dernier.then(() => unSeul(octets));
			dernier = acte.catch(() => {});
			return acte;
		},
		async close() {
			await dernier;
			await fil?.terminate();
		}
	};
}

/** The file asked for more memory than the thread may take. */
function estTropGrand(error: unknown): boolean {
	return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
