/**
 * What a PDF could do or bring beside showing pages: programs, files joined, forms that send, films. A pièce justificative
 * needs none of it, and a reader that runs it is somebody's computer in a rectorat.
 */
import { PDFDict, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import type { CodeRefus } from '../../domain/refus';
import { dictionnaireDe } from './parcours.ts';

const noms = (...textes: string[]) => new Set(textes.map((texte) => PDFName.of(texte)));

/** Under these keys lies a program or a file, wherever the dictionary is. */
const CLES = noms('JS', 'JavaScript', 'XFA', 'EF', 'EmbeddedFile', 'EmbeddedFiles', 'RichMediaContent', 'Collection');
const ACTIONS = noms(
	...['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'GoToE', 'Rendition', 'Movie', 'Sound'],
	...['RichMediaExecute', 'GoTo3DView', 'Trans', 'SetOCGState']
);
const SOUS_TYPES = noms('RichMedia', 'FileAttachment', 'Movie', 'Sound', 'Screen', '3D');

/** Null: it only shows. */
export function refusActif(dict: PDFDict): CodeRefus | null {
	const vaut = (cle: string, parmi: Set<PDFName>) => {
		const valeur = dict.lookup(PDFName.of(cle));
		return valeur instanceof PDFName && parmi.has(valeur);
	};
	const actif =
		dict.keys().some((cle) => CLES.has(cle)) ||
		vaut('S', ACTIONS) ||
		vaut('Subtype', SOUS_TYPES) ||
		vaut('Type', noms('EmbeddedFile')) ||
		// Done by itself when the document, a page or a field is opened, closed, touched.
		agitSeul(dict.lookup(PDFName.of('OpenAction'))) ||
		(dictionnaireDe(dict.lookup(PDFName.of('AA')))?.keys() ?? []).some((quand) =>
			agitSeul(dictionnaireDe(dict.lookup(PDFName.of('AA')))?.lookup(quand))
		);
	return actif ? 'pdf_actif' : null;
}

/** Going to a page is no harm; a bare destination is an array. */
function agitSeul(action: PDFObject | undefined): boolean {
	const dict = dictionnaireDe(action);
	return dict !== null && dict.lookup(PDFName.of('S')) !== PDFName.of('GoTo');
}
