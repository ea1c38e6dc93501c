/** The text of a PDF, as `pdftotext -layout` reads it: what a reader would copy. Null when this machine lacks it. */
import { execFileSync } from 'node:child_process';

export function texteDuPdf(pdf: Buffer): string | null {
	try {
		return execFileSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], {
			input: pdf,
			encoding: 'utf8'
		}).normalize('NFC');
	} catch (erreur) {
		if (erreur instanceof Error && 'code' in erreur && erreur.code === 'ENOENT') return null;
		throw erreur;
	}
}
