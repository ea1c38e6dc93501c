/**
 * The papillons as one PDF, an A5 page each: of a pupil, or of a class, to be handed out. Their QR opens the
 * sign-in page with the identifiant; the password is only in words.
 */
import {
	adresseDuPapillon,
	NOTES_DU_PAPILLON,
	reperesDuPapillon,
	texteDuPapillon,
	type Papillon
} from '$lib/domain/papillon';
import { Feuille, interligne, type Style } from './feuille';
import { couperTexte } from './lignes';
import { installerPolices, type Polices } from './polices';
import { dessinerQr } from './qr';

const GAUCHE = 12;
const DROITE = 198;
const HAUT = 12;
const QR = 42;

const GRAS: Style = { taille: 10.5, gras: true };
const TEXTE: Style = { taille: 10 };
const SECRET: Style = { taille: 13, gras: true };
const NOTE: Style = { taille: 8.5, couleur: 'discret' };

export async function construirePapillons(papillons: readonly Papillon[], polices: Polices): Promise<Uint8Array> {
	const { jsPDF } = await import('jspdf');
	const pdf = new jsPDF({ unit: 'mm', format: 'a5', orientation: 'landscape', compress: true, putOnlyUsedFonts: true });
	installerPolices(pdf, polices);
	pdf.setProperties({ title: 'Papillon de connexion', creator: 'Escale' });
	pdf.setLanguage('fr').viewerPreferences({ DisplayDocTitle: true });
	const feuille = new Feuille(pdf, () => {});
	for (const [rang, papillon] of papillons.entries()) {
		if (rang > 0) pdf.addPage('a5', 'landscape');
		dessiner(feuille, papillon);
	}
	return new Uint8Array(pdf.output('arraybuffer'));
}

function dessiner(feuille: Feuille, papillon: Papillon): void {
	const { academie, etablissement, identifiant, motDePasse } = papillon;
	feuille.y = HAUT;
	const lignes = (textes: readonly string[], style: Style, droite = DROITE) => {
		for (const texte of textes)
			for (const ligne of couperTexte(feuille, texte, style, droite - GAUCHE)) {
				feuille.ecrire(ligne, GAUCHE, feuille.y, style);
				feuille.y += interligne(style.taille);
			}
	};
	const sousLeQr = DROITE - QR - 6;
	dessinerQr(feuille, adresseDuPapillon(papillon), DROITE - QR, HAUT - 4, QR);
	feuille.ecrire('Scannez-moi pour vous connecter', DROITE - QR / 2, HAUT - 4 + QR, NOTE, 'center');
	if (academie) lignes([academie], { ...GRAS, couleur: 'petrole' }, sousLeQr);
	lignes(['Accès au service en ligne des examens', '(Document à conserver impérativement)'], GRAS, sousLeQr);
	feuille.y += 2;
	const { nom, adresse, telephone } = etablissement;
	lignes([nom], GRAS, sousLeQr);
	lignes([...(adresse ? [adresse] : []), ...(telephone ? [`Tél\u00a0: ${telephone}`] : [])], TEXTE, sousLeQr);
	feuille.y += 2;
	lignes(reperesDuPapillon(papillon), GRAS, sousLeQr);
	feuille.y = Math.max(feuille.y, HAUT + QR - 2) + 3;
	lignes(texteDuPapillon(papillon), TEXTE);
	feuille.y += 3;
	lignes(['Identifiez-vous avec le compte qui vous a été attribué\u00a0:'], GRAS);
	feuille.y += 1;
	lignes([`Votre identifiant de connexion\u00a0: ${identifiant}`], SECRET);
	lignes([`Votre mot de passe (*)\u00a0: ${motDePasse}`], SECRET);
	feuille.y += 3;
	lignes(NOTES_DU_PAPILLON, NOTE);
}
