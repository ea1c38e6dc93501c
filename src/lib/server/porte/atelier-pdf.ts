/** The thread in which PDFs are read: one after the other, each answered by its bytes or by the refusal to show. */
import { parentPort } from 'node:worker_threads';
import type { Demande, Reponse } from './atelier';
import { Ecarte } from './ecarte.ts';
import { nettoyerPdf } from './pdf.ts';

parentPort?.on('message', (demande: Demande) => {
	void repondre(demande).then((reponse) => parentPort?.postMessage(reponse));
});

async function repondre({ octets, pagesMax }: Demande): Promise<Reponse> {
	try {
		return await nettoyerPdf(octets, pagesMax);
	} catch (error) {
		// Whatever a library trips over in somebody's file is that file's fault.
		return { refus: error instanceof Ecarte ? error.code : 'fichier_illisible' };
	}
}
