/**
 * The PDF of an official document: the same module on the phone (preview) and on the server (the one that counts).
 *
 * The same document, fonts and instant give the same bytes, so that an official PDF rendered again after a loss
 * is the one that was handed out. jsPDF cannot tag: `ui/DocumentHtml.svelte` is the accessible twin.
 */
import type { DocumentOfficiel } from '$lib/domain/documents';
import type { GState, jsPDF } from 'jspdf';
import { enTete, enTeteSuite } from './entete';
import { COULEURS, Feuille, PAGE } from './feuille';
import { choisirPolice, installerPolices, type Polices } from './polices';
import { dessinerSections } from './sections';

const PIED = PAGE.bas + 4;

/** `produitLe` is the instant of the version; for a brouillon, the phone's clock. */
export async function construirePdf(
	document: DocumentOfficiel,
	polices: Polices,
	produitLe: Date
): Promise<Uint8Array> {
	// Heavy (about 120 kB): out of the phone's first load.
	const { GState, jsPDF } = await import('jspdf');
	const pdf = new jsPDF({ unit: 'mm', format: 'a4', compress: true, putOnlyUsedFonts: true });
	installerPolices(pdf, polices);
	pdf.setProperties({ title: titreComplet(document), subject: document.sousTitre, creator: 'Escale' });
	pdf.setLanguage('fr').viewerPreferences({ DisplayDocTitle: true });
	pdf.setFileId(empreinte(JSON.stringify(document)));
	pdf.setCreationDate(datePdf(produitLe));

	const feuille = new Feuille(pdf, (suite) => enTeteSuite(suite, document));
	enTete(feuille, document);
	dessinerSections(feuille, document);
	const pages = pdf.getNumberOfPages();
	for (let page = 1; page <= pages; page++) {
		pdf.setPage(page);
		if (document.brouillon)
			feuille.ecrire('BROUILLON', PAGE.gauche, PIED, { taille: 7.5, gras: true, couleur: 'discret' });
		feuille.ecrire(`${page} / ${pages}`, PAGE.droite, PIED, { taille: 7.5, couleur: 'discret' }, 'right');
		if (document.brouillon) filigrane(pdf, new GState({ opacity: 0.13 }));
	}
	return new Uint8Array(pdf.output('arraybuffer'));
}

/** Over the page but translucent: it crosses the tinted frames and hides no letter. */
function filigrane(pdf: jsPDF, translucide: GState): void {
	pdf.saveGraphicsState();
	pdf.setGState(translucide);
	choisirPolice(pdf, true);
	pdf.setFontSize(92).setTextColor(COULEURS.discret).text('BROUILLON', 48, 235, { angle: 52 });
	pdf.restoreGraphicsState();
}

function titreComplet({ titre, sousTitre, brouillon }: DocumentOfficiel): string {
	return `${brouillon ? 'BROUILLON - ' : ''}${titre} - ${sousTitre}`;
}

/** In UTC: jsPDF would write the machine's own zone. */
function datePdf(instant: Date): string {
	return `D:${instant.toISOString().replace(/\D/g, '').slice(0, 14)}+00'00'`;
}

/** 32 hexadecimal digits for the PDF's /ID (FNV-1a from four offsets): an identifier, not a seal. */
function empreinte(texte: string): string {
	return [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x7f4a7c15]
		.map((depart) => {
			let somme = depart;
			for (let i = 0; i < texte.length; i++) somme = Math.imul(somme ^ texte.charCodeAt(i), 0x01000193) >>> 0;
			return somme.toString(16).padStart(8, '0');
		})
		.join('');
}
