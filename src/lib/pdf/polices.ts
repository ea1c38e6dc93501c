/**
 * The embedded fonts, and the one rule about text: what goes to the page is NFC and has a glyph for every character.
 *
 * jsPDF's own fonts print « Łódź » as « Aódz »; with an embedded one it silently drops what has no glyph, or cuts
 * the line there. A name must never lose a letter without a trace, so what cannot be drawn becomes « ? ».
 */
import type { jsPDF } from 'jspdf';

export interface Polices {
	normal: Uint8Array;
	gras: Uint8Array;
}

/** Two families rather than two styles of one: jsPDF writes the family's name alone into the file. */
const FAMILLES = { normal: 'Escale', gras: 'EscaleGras' } as const;

export function installerPolices(pdf: jsPDF, polices: Polices): void {
	for (const graisse of ['normal', 'gras'] as const) {
		const fichier = `${FAMILLES[graisse]}.ttf`;
		pdf.addFileToVFS(fichier, binaire(polices[graisse]));
		pdf.addFont(fichier, FAMILLES[graisse], 'normal', undefined, 'Identity-H');
	}
	choisirPolice(pdf, false);
}

export function choisirPolice(pdf: jsPDF, gras: boolean): void {
	pdf.setFont(FAMILLES[gras ? 'gras' : 'normal'], 'normal');
}

/** The text as the current font can draw it: line breaks and tabs are spaces, control characters are gone. */
export function imprimable(pdf: jsPDF, texte: string): string {
	const glyphes: Record<number, number> = pdf.getFont().metadata.cmap.unicode.codeMap;
	const aUnGlyphe = (lettre: string) => Boolean(glyphes[lettre.codePointAt(0) ?? 0]);
	const propre = texte
		.normalize('NFC')
		.replace(/\s*[\t\n\r]\s*/g, ' ')
		.replace(/[\p{Cc}\p{Cf}]/gu, '');
	return Array.from(propre, (lettre) => {
		// A letter beyond U+FFFF would reach jsPDF as two halves: it has no glyph for us either.
		if (lettre.length === 1 && aUnGlyphe(lettre)) return lettre;
		const parties = Array.from(lettre.normalize('NFD'));
		return parties.length > 1 && parties.every(aUnGlyphe) ? parties.join('') : '?';
	}).join('');
}

/** jsPDF keeps files as strings of one character per byte. */
function binaire(octets: Uint8Array): string {
	const tranches: string[] = [];
	for (let debut = 0; debut < octets.length; debut += 8192)
		tranches.push(String.fromCharCode(...octets.subarray(debut, debut + 8192)));
	return tranches.join('');
}
