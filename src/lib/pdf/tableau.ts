/**
 * The épreuve table of the récapitulatif (S2 §4.1): épreuve with its choice below, unité, position, mode; and that of the
 * relevé: épreuve, coefficient, note.
 *
 * A row is never cut; a page that continues the table repeats the names of its columns.
 */
import type { LigneDeNote, LigneTableau } from '$lib/domain/documents';
import { COULEURS, interligne, LARGEUR_UTILE, PAGE, type Feuille, type Style } from './feuille';
import { couperTexte } from './lignes';

interface Colonne {
	nom: string;
	x: number;
	largeur: number;
}

interface Cellule {
	textes: string[];
	style: Style;
}

const COLONNES: Colonne[] = [
	{ nom: 'Epreuve', x: PAGE.gauche + 1.5, largeur: 96 },
	{ nom: 'Unité', x: PAGE.gauche + 99, largeur: 13 },
	{ nom: 'Position', x: PAGE.gauche + 113, largeur: 19 },
	{ nom: 'Mode évaluation', x: PAGE.gauche + 133, largeur: LARGEUR_UTILE - 133 }
];

const COLONNES_NOTES: Colonne[] = [
	{ nom: 'Epreuve', x: PAGE.gauche + 1.5, largeur: 112 },
	{ nom: 'Coefficient', x: PAGE.gauche + 116, largeur: 18 },
	{ nom: 'Note', x: PAGE.gauche + 136, largeur: LARGEUR_UTILE - 136 }
];

const TEXTE: Style = { taille: 8 };
const SOUS_EPREUVE: Style = { taille: 8, couleur: 'discret' };
const NOM_DE_COLONNE: Style = { taille: 7, gras: true, couleur: 'discret' };
const PAS = interligne(TEXTE.taille);
const MARGE = 0.55;

export function dessinerTableau(feuille: Feuille, lignes: LigneTableau[]): void {
	dessinerRangees(feuille, COLONNES, lignes.map(enCellules));
}

export function dessinerTableauNotes(feuille: Feuille, lignes: LigneDeNote[]): void {
	dessinerRangees(
		feuille,
		COLONNES_NOTES,
		lignes.map(({ epreuve, coefficient, note, origine, niveau }) => [
			{ textes: [retrait(niveau) + epreuve], style: niveau === 0 ? TEXTE : SOUS_EPREUVE },
			{ textes: [coefficient], style: TEXTE },
			{ textes: [note, ...(origine === null ? [] : [origine])], style: TEXTE }
		])
	);
}

function dessinerRangees(feuille: Feuille, colonnes: Colonne[], rangees: Cellule[][]): void {
	nommerColonnes(feuille, colonnes);
	for (const rangee of rangees) {
		const cellules = rangee.map(({ textes, style }, rang) => ({
			lignes: textes.flatMap((texte) => couperTexte(feuille, texte, style, colonnes[rang]?.largeur ?? 0)),
			style
		}));
		const hauteur = Math.max(...cellules.map((cellule) => cellule.lignes.length)) * PAS + 2 * MARGE;
		if (feuille.reserver(hauteur)) nommerColonnes(feuille, colonnes);
		for (const [rang, cellule] of cellules.entries())
			for (const [i, texte] of cellule.lignes.entries())
				feuille.ecrire(texte, colonnes[rang]?.x ?? 0, feuille.y + MARGE + i * PAS, cellule.style);
		feuille.y += hauteur;
		feuille.filet(feuille.y);
	}
	feuille.y += 3.5;
}

function enCellules({ epreuve, choix, unite, position, mode, niveau }: LigneTableau): Cellule[] {
	const style = niveau === 0 ? TEXTE : SOUS_EPREUVE;
	return [
		{ textes: [retrait(niveau) + epreuve, ...(choix === null ? [] : [`${retrait(niveau)}- ${choix}`])], style },
		{ textes: [unite ?? ''], style },
		{ textes: [position], style: TEXTE },
		{ textes: [mode ?? ''], style: TEXTE }
	];
}

/** « .... » before a sous-épreuve, one dot more for each level below, as S2 prints them. */
function retrait(niveau: number): string {
	return niveau === 0 ? '' : `${'.'.repeat(niveau + 3)} `;
}

function nommerColonnes(feuille: Feuille, colonnes: Colonne[]): void {
	const hauteur = interligne(NOM_DE_COLONNE.taille) + 1.6;
	feuille.pdf.setFillColor(COULEURS.creux).rect(PAGE.gauche, feuille.y, LARGEUR_UTILE, hauteur, 'F');
	for (const { nom, x } of colonnes) feuille.ecrire(nom, x, feuille.y + 0.8, NOM_DE_COLONNE);
	feuille.y += hauteur;
	feuille.filet(feuille.y, 'petrole', 0.3);
}
