/** The objects of a PDF that can be reached from its catalogue, each once, however they point at each other. */
import { PDFArray, PDFDict, PDFRef, PDFStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';
import { Ecarte } from './ecarte.ts';

/** A booklet of thirty pages has some thousands. */
const OBJETS_MAX = 100_000;

export interface Atteints {
	objets: PDFObject[];
	refs: Set<PDFRef>;
}

/** `avant` sees each dictionary before what it names is followed: what it deletes there is not reached. */
export function atteindre(context: PDFContext, depuis: PDFObject, avant: (dict: PDFDict) => void): Atteints {
	const objets = new Set<PDFObject>();
	const refs = new Set<PDFRef>();
	const aVoir = [depuis];
	for (let objet = aVoir.pop(); objet; objet = aVoir.pop()) {
		if (objet instanceof PDFRef) {
			if (refs.has(objet)) continue;
			refs.add(objet);
			const vise = context.lookup(objet);
			if (vise) aVoir.push(vise);
		} else if (!objets.has(objet)) {
			objets.add(objet);
			if (objets.size > OBJETS_MAX) throw new Ecarte('fichier_illisible');
			const dict = dictionnaireDe(objet);
			if (dict) avant(dict);
			for (const suivant of dict ? dict.values() : enfants(objet)) aVoir.push(suivant);
		}
	}
	return { objets: [...objets], refs };
}

/** Its own, or the one at the head of a stream. */
export function dictionnaireDe(objet: PDFObject | undefined): PDFDict | null {
	if (objet instanceof PDFStream) return objet.dict;
	return objet instanceof PDFDict ? objet : null;
}

export function enfants(objet: PDFObject | undefined): PDFObject[] {
	return objet instanceof PDFArray ? objet.asArray() : [];
}
