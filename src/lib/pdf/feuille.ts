/**
 * The feuille: one A4 page after the other, a pen that goes down it, and a new page before anything that would be cut.
 *
 * Lengths are millimetres, letter sizes points. Colours are those of the visual language, dark on white.
 */
import type { jsPDF } from 'jspdf';
import { choisirPolice, imprimable } from './polices';

export const PAGE = { largeur: 210, hauteur: 297, gauche: 16, droite: 194, haut: 14, bas: 280 } as const;
export const LARGEUR_UTILE = PAGE.droite - PAGE.gauche;

export const COULEURS = {
	encre: '#12242a',
	discret: '#475a60',
	petrole: '#0a4554',
	rouge: '#a31c22',
	trait: '#cdd9d8',
	creux: '#f1f5f4'
} as const;
export type Couleur = keyof typeof COULEURS;

export interface Style {
	taille: number;
	gras?: boolean;
	couleur?: Couleur;
}

/** Height of a line of text of this size. */
export const interligne = (taille: number) => taille * 0.3528 * 1.38;

export class Feuille {
	readonly pdf: jsPDF;
	/** Top of what comes next. */
	y: number = PAGE.haut;
	/** Draws the header of a page that continues the document, and leaves `y` below it. */
	private readonly enTeteSuite: (feuille: Feuille) => void;

	constructor(pdf: jsPDF, enTeteSuite: (feuille: Feuille) => void) {
		this.pdf = pdf;
		this.enTeteSuite = enTeteSuite;
	}

	/** Makes sure that `hauteur` fits on this page, or starts the next one; says whether it did. */
	reserver(hauteur: number): boolean {
		if (this.y + hauteur <= PAGE.bas) return false;
		this.pdf.addPage();
		this.y = PAGE.haut;
		this.enTeteSuite(this);
		return true;
	}

	/** Writes one line whose top is `y`. */
	ecrire(texte: string, x: number, y: number, style: Style, align: 'left' | 'right' | 'center' = 'left'): void {
		const aEcrire = this.preparer(texte, style);
		this.pdf.setTextColor(COULEURS[style.couleur ?? 'encre']);
		if (aEcrire.trim() !== '') this.pdf.text(aEcrire, x, y + interligne(style.taille) * 0.76, { align });
	}

	mesurer(texte: string, style: Style): number {
		return this.pdf.getTextWidth(this.preparer(texte, style));
	}

	filet(y: number, couleur: Couleur = 'trait', epaisseur = 0.2, gauche: number = PAGE.gauche): void {
		this.pdf.setDrawColor(COULEURS[couleur]).setLineWidth(epaisseur).line(gauche, y, PAGE.droite, y);
	}

	private preparer(texte: string, style: Style): string {
		choisirPolice(this.pdf, style.gras ?? false);
		this.pdf.setFontSize(style.taille);
		return imprimable(this.pdf, texte);
	}
}
