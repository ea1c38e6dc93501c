/**
 * A PDF, written anew from what its pages need. Refused: what runs, what is joined to it, what a password closes, what is
 * not understood. What is not reached from a page is not copied; nor is who made it, when and with what.
 *
 * It runs in a thread of its own (`atelier-pdf.ts`), which may be stopped. ISO 32000-1; names are read after their `#xx`.
 */
import { PDFDict, PDFDocument, PDFInvalidObject, PDFName, PDFRawStream, PDFRef, type PDFObject } from '@cantoo/pdf-lib';
import { refusActif } from './actif.ts';
import { Ecarte } from './ecarte.ts';
import { borner, exigerMesureFlux, nettoyerImage } from './flux.ts';
import { atteindre, dictionnaireDe, enfants } from './parcours.ts';

const EFFACES = ['Metadata', 'PieceInfo', 'LastModified', 'Perms', 'DSS', 'Legal'].map((nom) => PDFName.of(nom));

export async function nettoyerPdf(
	octets: Uint8Array,
	pagesMax: number
): Promise<{ octets: Uint8Array; pages: number }> {
	const document = await ouvrir(octets);
	const { context, catalog } = document;
	const racine = context.trailerInfo.Root;
	if (!(racine instanceof PDFRef) || !(catalog instanceof PDFDict)) throw new Ecarte('fichier_illisible');

	delete context.trailerInfo.Info;
	delete context.trailerInfo.ID;
	const { objets, refs } = atteindre(context, racine, effacer);
	const pages = compterPages(catalog, pagesMax);
	for (const objet of objets) {
		if (objet instanceof PDFInvalidObject) throw new Ecarte('fichier_illisible');
		const dict = dictionnaireDe(objet);
		const refus = dict && refusActif(dict);
		if (refus) throw new Ecarte(refus);
	}
	const flux = objets.filter((objet) => objet instanceof PDFRawStream);
	await exigerMesureFlux(flux);
	flux.forEach(nettoyerImage);
	for (const [ref] of context.enumerateIndirectObjects()) if (!refs.has(ref)) context.delete(ref);
	return { octets: await document.save({ addDefaultPage: false, updateFieldAppearances: false }), pages };
}

/** With the empty password: it opens what only forbids printing or copying. */
async function ouvrir(octets: Uint8Array): Promise<PDFDocument> {
	const mesure = borner();
	try {
		const document = await PDFDocument.load(octets, { updateMetadata: false, password: '', preserveXFA: true });
		if (mesure.depassee()) throw new Ecarte('fichier_illisible');
		return document;
	} catch (error) {
		if (error instanceof Ecarte) throw error;
		throw new Ecarte(Buffer.from(octets).includes('/Encrypt') ? 'pdf_protege' : 'fichier_illisible');
	}
}

/** Without trusting `Count`, and stopping at one too many: a tree may name the same branch a billion times. */
function compterPages(catalog: PDFDict, pagesMax: number): number {
	const aVoir: (PDFObject | undefined)[] = [catalog.lookup(PDFName.of('Pages'))];
	let pages = 0;
	for (let vus = 0; aVoir.length > 0; vus++) {
		const noeud = aVoir.pop();
		if (!(noeud instanceof PDFDict) || vus > 1_000) throw new Ecarte('fichier_illisible');
		const kids = noeud.lookup(PDFName.of('Kids'));
		if (kids === undefined) pages++;
		else aVoir.push(...enfants(kids).map((kid) => (kid instanceof PDFRef ? noeud.context.lookup(kid) : kid)));
		if (pages > pagesMax) throw new Ecarte('pdf_trop_de_pages');
	}
	if (pages === 0) throw new Ecarte('fichier_illisible');
	return pages;
}

/** Who, when and with what; and signatures, which are of bytes that are no longer these: what they look like stays. */
function effacer(dict: PDFDict): void {
	for (const nom of EFFACES) dict.delete(nom);
	if (dict.lookup(PDFName.of('FT')) === PDFName.of('Sig')) dict.delete(PDFName.of('V'));
}
