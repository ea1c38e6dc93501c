/**
 * A PDF that is JPEG pages and nothing else: no script, no date, no name of a program. jsPDF would do it for 115 kB; this
 * is what the pages tray needs of it, and it is on the phone before the train leaves.
 */
export interface PageJpeg {
	octets: ArrayBuffer;
	largeur: number;
	hauteur: number;
}

/** A4, in points. */
const LONG = 841.89;
const COURT = 595.28;
/** Objects of a page: itself, what it draws, its image; before them the catalogue and the list of pages. */
const PAR_PAGE = 3;
const PREMIERE = 3;

export function pdfDeJpegs(pages: PageJpeg[]): ArrayBuffer {
	const morceaux: (string | ArrayBuffer)[] = [];
	const debuts: number[] = [];
	let position = 0;
	const ecrire = (...parties: (string | ArrayBuffer)[]) => {
		for (const partie of parties) position += typeof partie === 'string' ? partie.length : partie.byteLength;
		morceaux.push(...parties);
	};
	const objet = (...parties: (string | ArrayBuffer)[]) => {
		debuts.push(position);
		ecrire(`${debuts.length} 0 obj\n`, ...parties, '\nendobj\n');
	};

	ecrire('%PDF-1.4\n%\u00e9\u00e8\u00ea\u00eb\n');
	objet('<< /Type /Catalog /Pages 2 0 R /Lang (fr) >>');
	const liste = pages.map((_, i) => `${PREMIERE + i * PAR_PAGE} 0 R`).join(' ');
	objet(`<< /Type /Pages /Kids [${liste}] /Count ${pages.length} >>`);
	for (const { octets, largeur, hauteur } of pages) {
		const ici = debuts.length + 1;
		const [width, height] = feuille(largeur, hauteur);
		const dessin = `${width} 0 0 ${height} 0 0 cm /I Do`;
		objet(
			`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${ici + 1} 0 R `,
			`/Resources << /XObject << /I ${ici + 2} 0 R >> >> >>`
		);
		objet(`<< /Length ${dessin.length} >>\nstream\n${dessin}\nendstream`);
		objet(
			`<< /Type /XObject /Subtype /Image /Width ${largeur} /Height ${hauteur} /ColorSpace /DeviceRGB `,
			`/BitsPerComponent 8 /Filter /DCTDecode /Length ${octets.byteLength} >>\nstream\n`,
			octets,
			'\nendstream'
		);
	}
	const table = position;
	const lignes = debuts.map((debut) => `${String(debut).padStart(10, '0')} 00000 n \n`).join('');
	ecrire(`xref\n0 ${debuts.length + 1}\n0000000000 65535 f \n${lignes}`);
	ecrire(`trailer\n<< /Size ${debuts.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
	return joindre(morceaux, position);
}

/** As large as fits in A4, upright or lying as the image is: what is printed has its own proportions. */
function feuille(largeur: number, hauteur: number): [width: number, height: number] {
	const [longueur, largeurFeuille] = largeur > hauteur ? [LONG, COURT] : [COURT, LONG];
	const echelle = Math.min(longueur / largeur, largeurFeuille / hauteur);
	return [Math.round(largeur * echelle * 100) / 100, Math.round(hauteur * echelle * 100) / 100];
}

/** Text of a PDF is one byte a character. */
function joindre(morceaux: (string | ArrayBuffer)[], longueur: number): ArrayBuffer {
	const tout = new Uint8Array(longueur);
	let ici = 0;
	for (const morceau of morceaux) {
		if (typeof morceau !== 'string') tout.set(new Uint8Array(morceau), ici);
		else for (let i = 0; i < morceau.length; i++) tout[ici + i] = morceau.charCodeAt(i);
		ici += typeof morceau === 'string' ? morceau.length : morceau.byteLength;
	}
	return tout.buffer;
}
