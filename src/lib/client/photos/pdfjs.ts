/** pdf.js, fetched when a PDF is first looked at, with all that it needs from our own address. */
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import rendererSrc from 'pdfjs-dist/legacy/build/pdf.renderer.min.mjs?url';
import workerSrc from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?url';
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?url';
import qcms from 'pdfjs-dist/wasm/qcms_bg.wasm?url';

pdfjs.GlobalWorkerOptions.workerSrc = workerSrc;
pdfjs.GlobalWorkerOptions.rendererSrc = rendererSrc;

/** Decoders of scanned pages, by the names pdf.js knows them by. */
const DECODEURS = new Map([
	['jbig2.wasm', jbig2],
	['openjpeg.wasm', openjpeg],
	['qcms_bg.wasm', qcms]
]);

class Decodeurs {
	async fetch({ filename }: { filename: string }): Promise<Uint8Array> {
		const adresse = DECODEURS.get(filename);
		const reponse = adresse ? await fetch(adresse) : null;
		if (!reponse?.ok) throw new Error(`${filename} : absent`);
		return new Uint8Array(await reponse.arrayBuffer());
	}
}

/** Pixels of one image of a page, as of a photo. */
const IMAGE_MAX = 120_000_000;

/** The caller destroys it. Rejects with the errors of pdf.js; the bytes stay the caller’s. */
export function ouvrirPdf(octets: ArrayBuffer, motDePasse?: string) {
	return pdfjs.getDocument({
		data: octets.slice(0),
		password: motDePasse,
		BinaryDataFactory: Decodeurs,
		useWorkerFetch: false,
		maxImageSize: IMAGE_MAX,
		enableXfa: false,
		verbosity: pdfjs.VerbosityLevel.ERRORS
	});
}

export const demandeMotDePasse = (erreur: unknown) => erreur instanceof pdfjs.PasswordException;
