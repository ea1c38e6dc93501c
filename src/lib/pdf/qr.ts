/** A QR code as filled squares: sharp on any printer, and no picture to embed. */
import { encode } from 'uqr';
import { COULEURS, type Feuille } from './feuille';

/** Draws it in a square of `cote` millimetres, the white margin that readers need included (four modules). */
export function dessinerQr({ pdf }: Feuille, texte: string, x: number, y: number, cote: number): void {
	const { data, size } = encode(texte, { ecc: 'M', border: 4 });
	const module = cote / size;
	pdf.setFillColor(COULEURS.encre);
	for (const [rang, ligne] of data.entries()) {
		// One rectangle for each run of black: side by side, squares would leave hairs of white between them.
		for (let debut = 0; debut < size; debut++) {
			if (!ligne[debut]) continue;
			let fin = debut;
			while (ligne[fin]) fin++;
			pdf.rect(x + debut * module, y + rang * module, (fin - debut) * module, module * 1.02, 'F');
			debut = fin;
		}
	}
}
