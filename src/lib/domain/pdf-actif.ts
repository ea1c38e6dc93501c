/**
 * What a PDF could do or bring beside showing pages: programs, files joined, forms that send, films. A pièce justificative
 * needs none of it, and a reader that runs it is somebody's computer in a rectorat.
 *
 * One list: the phone asks it before a file leaves, the gate of the server before it keeps one. ISO 32000-1.
 */

/** A dictionary of a PDF as either of them reads it. Names are without their slash and their codes. */
export interface DictionnairePdf {
	cles(): string[];
	/** The name under that key; null when something else is there. */
	nom(cle: string): string | null;
	/** The dictionary under that key, or at the head of the stream there. */
	dictionnaire(cle: string): DictionnairePdf | null;
}

/** Under these keys lies a program or a file, wherever the dictionary is. */
const CLES = new Set('JS JavaScript XFA EF EmbeddedFile EmbeddedFiles RichMediaContent Collection'.split(' '));
const ACTIONS = new Set(
	'JavaScript Launch SubmitForm ImportData GoToE Rendition Movie Sound RichMediaExecute GoTo3DView Trans SetOCGState'.split(
		' '
	)
);
const SOUS_TYPES = new Set('RichMedia FileAttachment Movie Sound Screen 3D'.split(' '));

/** False: it only shows. */
export function estActif(dict: DictionnairePdf): boolean {
	const vaut = (cle: string, parmi: Set<string>) => parmi.has(dict.nom(cle) ?? '');
	const quand = dict.dictionnaire('AA');
	return (
		dict.cles().some((cle) => CLES.has(cle)) ||
		vaut('S', ACTIONS) ||
		vaut('Subtype', SOUS_TYPES) ||
		dict.nom('Type') === 'EmbeddedFile' ||
		// Done by itself when the document, a page or a field is opened, closed, touched.
		agitSeul(dict.dictionnaire('OpenAction')) ||
		(quand?.cles() ?? []).some((cle) => agitSeul(quand?.dictionnaire(cle) ?? null))
	);
}

/** Going to a page is no harm; a bare destination is an array, and so no dictionary. */
function agitSeul(action: DictionnairePdf | null): boolean {
	return action !== null && action.nom('S') !== 'GoTo';
}
