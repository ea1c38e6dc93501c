/** Whether a dictionary, as the library of the gate reads it, does more than show. */
import { PDFName, type PDFDict } from '@cantoo/pdf-lib';
import { estActif, type DictionnairePdf } from '../../domain/pdf-actif.ts';
import type { CodeRefus } from '../../domain/refus';
import { dictionnaireDe } from './parcours.ts';

/** Null: it only shows. */
export const refusActif = (dict: PDFDict): CodeRefus | null => (estActif(vuDe(dict)) ? 'pdf_actif' : null);

function vuDe(dict: PDFDict): DictionnairePdf {
	return {
		cles: () => dict.keys().map(sansBarre),
		nom(cle) {
			const valeur = dict.lookup(PDFName.of(cle));
			return valeur instanceof PDFName ? sansBarre(valeur) : null;
		},
		dictionnaire(cle) {
			const vise = dictionnaireDe(dict.lookup(PDFName.of(cle)));
			return vise && vuDe(vise);
		}
	};
}

/** Codes (`#xx`) were read when the name was made. */
const sansBarre = (nom: PDFName) => nom.asString().slice(1);
