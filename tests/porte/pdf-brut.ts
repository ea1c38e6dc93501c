/** A PDF written by hand, to the letter: what no library would write. */
import { deflateSync } from 'node:zlib';

export interface Brut {
	/** Of the catalogue, beside its pages. */
	catalogue?: string;
	/** Of the page. */
	page?: string;
	/** Objects from number 10 on. */
	objets?: (string | Uint8Array)[];
	/** Of the trailer. */
	fin?: string;
	avant?: string;
	apres?: string | Uint8Array;
	pages?: string;
}

const latin1 = (texte: string | Uint8Array) => (typeof texte === 'string' ? Buffer.from(texte, 'latin1') : texte);

export function pdfBrut(brut: Brut = {}): Uint8Array {
	const { catalogue = '', page = '', objets = [], fin = '', avant = '', apres = '' } = brut;
	const { pages = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' } = brut;
	const morceaux: Uint8Array[] = [latin1(`${avant}%PDF-1.7\n`)];
	const objet = (n: number, corps: string | Uint8Array) =>
		morceaux.push(latin1(`${n} 0 obj\n`), latin1(corps), latin1('\nendobj\n'));
	objet(1, `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`);
	objet(2, pages);
	objet(3, `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${page} >>`);
	objets.forEach((corps, i) => objet(10 + i, corps));
	morceaux.push(latin1(`trailer\n<< /Size ${10 + objets.length} /Root 1 0 R ${fin} >>\nstartxref\n0\n%%EOF\n`));
	return Buffer.concat([...morceaux, latin1(apres)]);
}

export function flux(dict: string, octets: Uint8Array): Uint8Array {
	return Buffer.concat([latin1(`<< ${dict} /Length ${octets.length} >>\nstream\n`), octets, latin1('\nendstream')]);
}

/** So many zeros, packed; twice when told. */
export function bombe(megaoctets: number, fois = 1): Uint8Array {
	let octets: Uint8Array = Buffer.alloc(megaoctets * 1024 * 1024);
	for (let i = 0; i < fois; i++) octets = deflateSync(octets);
	return octets;
}
