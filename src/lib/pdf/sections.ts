/**
 * The sections of a document drawn one below the other; a section that must stay whole moves to the next page.
 */
import type { DocumentOfficiel, Section } from '$lib/domain/documents';
import { COULEURS, interligne, LARGEUR_UTILE, PAGE, type Feuille, type Style } from './feuille';
import { couper, couperTexte, ecrireLignes } from './lignes';
import { dessinerSignature } from './signature';
import { dessinerTableau, dessinerTableauNotes } from './tableau';

type De<G extends Section['genre']> = Extract<Section, { genre: G }>;

const TEXTE: Style = { taille: 8.5 };
const LIBELLE: Style = { taille: 8.5, couleur: 'discret' };
const GRAS: Style = { taille: 8.5, gras: true };
const TITRE: Style = { taille: 9.5, gras: true, couleur: 'petrole' };

const COLONNE_LIBELLE = 48;
/** Room that a title keeps below itself, so that it never ends a page. */
const SUITE_DU_TITRE = 14;

export function dessinerSections(feuille: Feuille, document: DocumentOfficiel): void {
	for (const section of document.sections) dessiner(feuille, section);
}

function dessiner(feuille: Feuille, section: Section): void {
	switch (section.genre) {
		case 'destinataire':
			return dessinerDestinataire(feuille, section);
		case 'donnees':
			return dessinerDonnees(feuille, section);
		case 'paragraphe':
			return dessinerParagraphe(feuille, section);
		case 'titre':
			return dessinerTitre(feuille, section.texte);
		case 'liste':
			return dessinerListe(feuille, section);
		case 'tableauEpreuves':
			dessinerTitre(feuille, section.titre);
			return dessinerTableau(feuille, section.lignes);
		case 'tableauNotes':
			dessinerTitre(feuille, section.titre);
			return dessinerTableauNotes(feuille, section.lignes);
		case 'signature':
			return dessinerSignature(feuille, section);
	}
}

function dessinerDestinataire(feuille: Feuille, { lignes }: De<'destinataire'>): void {
	for (const [rang, texte] of lignes.entries()) {
		const style: Style = rang === 0 ? { taille: 10, gras: true } : TEXTE;
		for (const ligne of couperTexte(feuille, texte, style, LARGEUR_UTILE)) {
			feuille.reserver(interligne(style.taille));
			feuille.ecrire(ligne, PAGE.gauche, feuille.y, style);
			feuille.y += interligne(style.taille);
		}
	}
	feuille.y += 2.5;
}

/** « Libellé : valeur », the values in one column; after a libellé too long for its own, the value follows it. */
function dessinerDonnees(feuille: Feuille, { donnees }: De<'donnees'>): void {
	const pas = interligne(TEXTE.taille);
	for (const { libelle, valeur } of donnees) {
		const intitules = couperTexte(feuille, `${libelle}\u00a0:`, LIBELLE, LARGEUR_UTILE * 0.6);
		const retrait = Math.max(COLONNE_LIBELLE, ...intitules.map((ligne) => feuille.mesurer(ligne, LIBELLE) + 2));
		const valeurs = valeur.split('\n').flatMap((texte) => couperTexte(feuille, texte, TEXTE, LARGEUR_UTILE - retrait));
		const lignes = Math.max(intitules.length, valeurs.length);
		feuille.reserver(pas * lignes);
		for (let i = 0; i < lignes; i++) {
			feuille.ecrire(intitules[i] ?? '', PAGE.gauche, feuille.y, LIBELLE);
			feuille.ecrire(valeurs[i] ?? '', PAGE.gauche + retrait, feuille.y, TEXTE);
			feuille.y += pas;
		}
		feuille.y += 0.2;
	}
	feuille.y += 2.2;
}

function dessinerParagraphe(feuille: Feuille, { ton, fragments }: De<'paragraphe'>): void {
	const taille = ton === 'note' ? 7.2 : 8.5;
	const marge = ton === 'avis' ? 3 : 0;
	const traits = fragments.map(({ texte, gras, rouge }) => ({
		texte,
		style: { taille, gras, couleur: rouge ? 'rouge' : ton === 'note' ? 'discret' : 'encre' } satisfies Style
	}));
	const lignes = couper(feuille, traits, LARGEUR_UTILE - 2 * marge);
	const hauteur = lignes.length * interligne(taille) + 2 * marge * 0.7;
	feuille.reserver(hauteur);
	if (ton === 'avis') {
		feuille.pdf.setFillColor(COULEURS.creux).rect(PAGE.gauche, feuille.y, LARGEUR_UTILE, hauteur, 'F');
		feuille.pdf.setFillColor(COULEURS.petrole).rect(PAGE.gauche, feuille.y, 0.9, hauteur, 'F');
	}
	ecrireLignes(feuille, lignes, PAGE.gauche + marge, feuille.y + marge * 0.7, taille);
	feuille.y += hauteur + 2.4;
}

function dessinerTitre(feuille: Feuille, texte: string): void {
	const lignes = couperTexte(feuille, texte, TITRE, LARGEUR_UTILE);
	feuille.y += 1.2;
	feuille.reserver(lignes.length * interligne(TITRE.taille) + SUITE_DU_TITRE);
	for (const ligne of lignes) {
		feuille.ecrire(ligne, PAGE.gauche, feuille.y, TITRE);
		feuille.y += interligne(TITRE.taille);
	}
	feuille.y += 1.2;
}

function dessinerListe(feuille: Feuille, { titre, elements }: De<'liste'>): void {
	const retrait = 5;
	const blocs = elements.map(({ texte, detail }) => ({
		texte: couperTexte(feuille, texte, TEXTE, LARGEUR_UTILE - retrait),
		detail: detail === null ? [] : couperTexte(feuille, detail, LIBELLE, LARGEUR_UTILE - retrait)
	}));
	const pas = interligne(TEXTE.taille);
	feuille.reserver(pas * (1 + (blocs[0] ? blocs[0].texte.length + blocs[0].detail.length : 0)));
	if (titre !== '') {
		feuille.ecrire(titre, PAGE.gauche, feuille.y, GRAS);
		feuille.y += pas + 0.6;
	}
	for (const { texte, detail } of blocs) {
		feuille.reserver(pas * (texte.length + detail.length));
		feuille.ecrire('–', PAGE.gauche + 1, feuille.y, LIBELLE);
		for (const [lignes, style] of [
			[texte, TEXTE],
			[detail, LIBELLE]
		] as const)
			for (const ligne of lignes) {
				feuille.ecrire(ligne, PAGE.gauche + retrait, feuille.y, style);
				feuille.y += pas;
			}
		feuille.y += 0.8;
	}
	feuille.y += 2;
}
