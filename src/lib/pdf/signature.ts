/**
 * The signature block: « CERTIFIE EXACT », place and date, and a frame for each person who signs.
 */
import type { Signataire } from '$lib/domain/depot';
import type { Section } from '$lib/domain/documents';
import { COULEURS, interligne, LARGEUR_UTILE, PAGE, type Feuille, type Style } from './feuille';

const CADRE = { hauteur: 28, espace: 6 };
const TEXTE: Style = { taille: 8.5 };
const GRAS: Style = { taille: 9, gras: true };
const ECRIT: Style = { taille: 11 };
const NOM: Style = { taille: 7.5, couleur: 'discret' };

type Signature = Extract<Section, { genre: 'signature' }>;

export function dessinerSignature(feuille: Feuille, signature: Signature): void {
	const { sceau } = signature;
	const lignes = sceau?.lignes ?? [];
	feuille.y += 1.5;
	feuille.reserver(3 * interligne(GRAS.taille) + CADRE.hauteur + 6 + lignes.length * interligne(NOM.taille));
	feuille.ecrire(signature.mention, PAGE.gauche, feuille.y, GRAS);
	feuille.y += interligne(GRAS.taille) + 1.2;
	// The blanks are long enough for a pen, whatever number of underscores the text writes them with.
	if (!sceau) {
		feuille.ecrire(signature.lieuDate.replace(/_+/g, '_'.repeat(26)), PAGE.gauche, feuille.y, TEXTE);
		feuille.y += interligne(TEXTE.taille) + 1.2;
	}
	feuille.ecrire(signature.legende, PAGE.gauche, feuille.y, TEXTE);
	feuille.y += interligne(TEXTE.taille) + 1;

	const largeur = (LARGEUR_UTILE - CADRE.espace) / 2;
	for (const [rang, nom] of signature.signataires.entries()) {
		const x = PAGE.gauche + rang * (largeur + CADRE.espace);
		feuille.pdf.setDrawColor(COULEURS.discret).setLineWidth(0.2);
		feuille.pdf.roundedRect(x, feuille.y, largeur, CADRE.hauteur, 1.5, 1.5, 'S');
		feuille.ecrire(nom, x + 2.5, feuille.y + 1.5, NOM);
		const main = sceau?.signataires[rang];
		if (main) signer(feuille, main, x, largeur);
	}
	feuille.y += CADRE.hauteur + 4;
	for (const ligne of lignes) {
		feuille.ecrire(ligne, PAGE.gauche, feuille.y, NOM);
		feuille.y += interligne(NOM.taille);
	}
}

/** The strokes as they were drawn, as lines and not as an image; or the name of who signs by writing it. */
function signer(feuille: Feuille, { traits, nom }: Signataire, x: number, largeur: number): void {
	const { pdf, y } = feuille;
	const [gauche, haut] = [x + 3, y + 6];
	const [l, h] = [largeur - 6, CADRE.hauteur - 8];
	pdf.setDrawColor(COULEURS.petrole).setLineWidth(0.45).setLineCap('round').setLineJoin('round');
	for (const trait of traits) {
		const [debut, ...suite] = trait.map(([px, py]) => [gauche + px * l, haut + py * h] as const);
		if (!debut) continue;
		pdf.moveTo(...debut);
		for (const point of suite) pdf.lineTo(...point);
		pdf.stroke();
	}
	if (nom) feuille.ecrire(nom, gauche, y + CADRE.hauteur - 5, traits.length ? NOM : ECRIT);
}
