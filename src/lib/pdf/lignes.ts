/**
 * Cutting text into lines: at spaces, never at a no-break space, and inside a word only when it is wider than the line.
 */
import { interligne, type Feuille, type Style } from './feuille';

/** A run of text in one style. */
export interface Trait {
	texte: string;
	style: Style;
}
export type Ligne = Trait[];

export function couper(feuille: Feuille, traits: Trait[], largeur: number): Ligne[] {
	const lignes: Ligne[] = [[]];
	let reste = largeur;
	for (const { texte, style } of traits) {
		for (const mot of motsDe(texte.normalize('NFC'))) {
			const place = feuille.mesurer(mot.trimEnd(), style);
			if (place > reste && reste < largeur) reste = nouvelleLigne(lignes, largeur);
			for (const bout of place > largeur ? enBouts(feuille, mot, style, largeur) : [mot]) {
				if (feuille.mesurer(bout.trimEnd(), style) > reste) reste = nouvelleLigne(lignes, largeur);
				poser(lignes, bout, style);
				reste -= feuille.mesurer(bout, style);
			}
		}
	}
	return lignes;
}

/** Cuts text of one style. */
export function couperTexte(feuille: Feuille, texte: string, style: Style, largeur: number): string[] {
	return couper(feuille, [{ texte, style }], largeur).map((ligne) => ligne.map((trait) => trait.texte).join(''));
}

/** Writes the lines from `y` down and gives the y below them. */
export function ecrireLignes(feuille: Feuille, lignes: Ligne[], x: number, y: number, taille: number): number {
	for (const ligne of lignes) {
		let plume = x;
		for (const { texte, style } of ligne) {
			feuille.ecrire(texte, plume, y, style);
			plume += feuille.mesurer(texte, style);
		}
		y += interligne(taille);
	}
	return y;
}

/** Each word with the spaces that follow it. */
function motsDe(texte: string): string[] {
	return texte.match(/[^ \t\n\r]+[ \t\n\r]*|^[ \t\n\r]+/g) ?? [];
}

function enBouts(feuille: Feuille, mot: string, style: Style, largeur: number): string[] {
	const bouts: string[] = [''];
	// By grapheme, so that a combining accent stays with its letter.
	for (const { segment } of new Intl.Segmenter('fr').segment(mot)) {
		const dernier = bouts[bouts.length - 1] ?? '';
		if (feuille.mesurer((dernier + segment).trimEnd(), style) > largeur) bouts.push(segment);
		else bouts[bouts.length - 1] = dernier + segment;
	}
	return bouts;
}

function nouvelleLigne(lignes: Ligne[], largeur: number): number {
	lignes.push([]);
	return largeur;
}

/** Words of one style side by side are one run: they are then extracted as one text. */
function poser(lignes: Ligne[], texte: string, style: Style): void {
	const ligne = lignes[lignes.length - 1];
	const dernier = ligne?.[ligne.length - 1];
	if (dernier?.style === style) dernier.texte += texte;
	else ligne?.push({ texte, style });
}
