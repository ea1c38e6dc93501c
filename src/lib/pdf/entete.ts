/**
 * The headers: the service's address, the title and the numbers on the first page; title and numbers again on the others.
 *
 * N° candidat, Inscription n°, Session and Version stand top right. Here on each page, so that a loose
 * second page still says whose it is and of which version.
 */
import type { DocumentOfficiel } from '$lib/domain/documents';
import { COULEURS, interligne, PAGE, type Feuille, type Style } from './feuille';
import { couperTexte } from './lignes';

const SERVICE: Style = { taille: 7.5, couleur: 'discret' };
const TITRE: Style = { taille: 12.5, gras: true, couleur: 'petrole' };
const SOUS_TITRE: Style = { taille: 9, gras: true };
const REPERE: Style = { taille: 7.5, couleur: 'discret' };
const REPERE_VALEUR: Style = { taille: 7.5, gras: true };

/** Three columns: address, title, numbers. */
const COLONNES = { service: 54, titre: { centre: 106, largeur: 60 }, reperes: { gauche: 140, largeur: 54 } };

export function enTete(feuille: Feuille, document: DocumentOfficiel): void {
	const haut = PAGE.haut;
	let service = haut;
	for (const [rang, texte] of document.enTete.entries())
		for (const ligne of couperTexte(feuille, texte, SERVICE, COLONNES.service)) {
			feuille.ecrire(ligne, PAGE.gauche, service, rang === 0 ? { ...SERVICE, gras: true, couleur: 'encre' } : SERVICE);
			service += interligne(SERVICE.taille);
		}

	let titre = haut + 1;
	for (const [texte, style] of [
		[document.titre, TITRE],
		[document.sousTitre, SOUS_TITRE]
	] as const) {
		for (const ligne of couperTexte(feuille, texte, style, COLONNES.titre.largeur)) {
			feuille.ecrire(ligne.trimEnd(), COLONNES.titre.centre, titre, style, 'center');
			titre += interligne(style.taille);
		}
		titre += 1.2;
	}

	feuille.y = Math.max(service, titre, cadreReperes(feuille, document, haut)) + 3;
	feuille.filet(feuille.y, 'petrole', 0.5);
	feuille.y += 4;
}

export function enTeteSuite(feuille: Feuille, document: DocumentOfficiel): void {
	const candidat = document.sections.find((section) => section.genre === 'destinataire')?.lignes[0];
	const gauche: [string, Style][] = [
		[`${document.titre} - ${document.sousTitre}`, { ...REPERE_VALEUR, couleur: 'petrole' }],
		...(candidat ? [[candidat, REPERE] satisfies [string, Style]] : [])
	];
	const moitie = Math.ceil(document.reperes.length / 2);
	const droite = [document.reperes.slice(0, moitie), document.reperes.slice(moitie)].map((paire) =>
		paire.map(({ libelle, valeur }) => `${libelle}\u00a0: ${valeur}`).join('   ')
	);
	const hauteur = interligne(REPERE.taille);
	for (const [rang, texte] of droite.entries())
		feuille.ecrire(texte, PAGE.droite, feuille.y + rang * hauteur, REPERE, 'right');
	let y = feuille.y;
	const place = PAGE.droite - PAGE.gauche - 4 - Math.max(...droite.map((texte) => feuille.mesurer(texte, REPERE)));
	for (const [texte, style] of gauche)
		for (const ligne of couperTexte(feuille, texte, style, place)) {
			feuille.ecrire(ligne, PAGE.gauche, y, style);
			y += hauteur;
		}
	feuille.y = Math.max(y, feuille.y + 2 * hauteur) + 1.5;
	feuille.filet(feuille.y, 'petrole', 0.5);
	feuille.y += 4;
}

/** The numbers in a quiet frame; gives the y below it. */
function cadreReperes(feuille: Feuille, { reperes }: DocumentOfficiel, haut: number): number {
	const { gauche, largeur } = COLONNES.reperes;
	const marge = 2.5;
	const pas = interligne(REPERE.taille) + 0.7;
	const hauteur = reperes.length * pas + 2 * marge - 0.7;
	feuille.pdf.setDrawColor(COULEURS.trait).setFillColor(COULEURS.creux).setLineWidth(0.2);
	feuille.pdf.roundedRect(gauche, haut, largeur, hauteur, 1.5, 1.5, 'FD');
	for (const [rang, { libelle, valeur }] of reperes.entries()) {
		const y = haut + marge + rang * pas;
		const intitule = `${libelle}\u00a0: `;
		feuille.ecrire(intitule, gauche + marge, y, REPERE);
		feuille.ecrire(valeur, gauche + marge + feuille.mesurer(intitule, REPERE), y, REPERE_VALEUR);
	}
	return haut + hauteur;
}
