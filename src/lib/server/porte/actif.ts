/** Whether one object of a PDF does or brings what a pièce needs not (`domain/pdf-actif.ts`). */
import { PDFDict, PDFName, type PDFObject } from '@cantoo/pdf-lib';
import { ACTIONS_ACTIVES, CLES_ACTIVES, SOUS_TYPES_ACTIFS } from '../../domain/pdf-actif.ts';
import type { CodeRefus } from '../../domain/refus';
import { dictionnaireDe } from './parcours.ts';

const noms = (...textes: string[]) => new Set(textes.map((texte) => PDFName.of(texte)));

const CLES = noms(...CLES_ACTIVES);
const ACTIONS = noms(...ACTIONS_ACTIVES);
const SOUS_TYPES = noms(...SOUS_TYPES_ACTIFS);

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
