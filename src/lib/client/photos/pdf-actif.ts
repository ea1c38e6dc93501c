/**
 * Whether a PDF does more than be read (`domain/pdf-actif.ts`), looked for in the bytes: in the objects that are written
 * plainly and in those compressed together, never in what a page draws. The server reads the objects themselves, and
 * knows more; what nothing names any more is found here and not there, and the offer to keep the pages alone does no harm.
 */
import { ACTIONS_ACTIVES, CLES_ACTIVES, SOUS_TYPES_ACTIFS } from '$lib/domain/pdf-actif';

const un = (noms: readonly string[]) => `/(?:${noms.join('|')})(?![A-Za-z0-9])`;
/** Done by itself, when the document or a page is opened: anything but going to a page. Its object is named, or stands there. */
const SEUL = String.raw`/(?:OpenAction|AA)\s*<<(?:(?!>>)[\s\S])*/S\s*/(?!GoTo(?![A-Za-z0-9]))`;
const ACTIF = new RegExp(
	[un(CLES_ACTIVES), `/S\\s*${un(ACTIONS_ACTIVES)}`, `/Subtype\\s*${un(SOUS_TYPES_ACTIFS)}`, SEUL].join('|')
);
/** A stream: its dictionary ends where it begins. */
const FLUX = />>\s*stream\r?\n/g;
/** Objects compressed together are a few kB each; more would be made to exhaust the phone. */
const DEPLIE_MAX = 8_000_000;

export async function contenuActif(octets: ArrayBuffer): Promise<boolean> {
	const texte = new TextDecoder('latin1').decode(octets);
	let ecrit = '';
	let suite = 0;
	for (const { 0: debut, index } of texte.matchAll(FLUX)) {
		if (index < suite) continue; // inside a stream: a PDF attached to a PDF
		ecrit += texte.slice(suite, index);
		const de = index + debut.length;
		const fin = texte.indexOf('endstream', de);
		suite = fin < 0 ? texte.length : fin;
		const dictionnaire = texte.slice(Math.max(0, texte.lastIndexOf(' obj', index)), index);
		if (/\/ObjStm/.test(dictionnaire)) ecrit += await deplier(octets.slice(de, suite));
	}
	return ACTIF.test(sansCodes(ecrit + texte.slice(suite)));
}

/** A name may be written with codes: /J#53 is /JS. */
function sansCodes(texte: string): string {
	return texte.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** As far as it can be read: the end of the stream may be followed by a line break. */
async function deplier(flux: ArrayBuffer): Promise<string> {
	const lecteur = new Blob([flux]).stream().pipeThrough(new DecompressionStream('deflate')).getReader();
	const decodeur = new TextDecoder('latin1');
	let texte = '';
	try {
		while (texte.length < DEPLIE_MAX) {
			const { done, value } = await lecteur.read();
			if (done) break;
			texte += decodeur.decode(value);
		}
	} catch {
		return texte; // encrypted, or coded otherwise: pdf.js says the rest
	}
	await lecteur.cancel();
	return texte;
}
