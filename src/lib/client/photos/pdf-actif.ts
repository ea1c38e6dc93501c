/**
 * What a PDF may do besides being read, by the list of the server's gate (domain/pdf-actif.ts). Looked for in the objects
 * that are written plainly and in those compressed together, never in what a page draws.
 */
import { estActif, type DictionnairePdf } from '$lib/domain/pdf-actif';
import { lireObjets, Renvoi, type Dict, type ObjetPdf } from './pdf-objets';

/** A stream: its dictionary ends where it begins. */
const FLUX = />>\s*stream\r?\n/g;
/** Objects compressed together are a few kB each; more would be made to exhaust the phone. */
const DEPLIE_MAX = 8_000_000;

export async function contenuActif(octets: ArrayBuffer): Promise<boolean> {
	const objets = lireObjets(await ecrit(octets));
	return [...objets.values()].some(({ dicts }) => dicts.some((dict) => estActif(vuDe(dict, objets))));
}

function vuDe(dict: Dict, objets: Map<number, ObjetPdf>): DictionnairePdf {
	const valeur = (cle: string) => {
		const ecrite = dict.get(cle);
		return ecrite instanceof Renvoi ? objets.get(ecrite.numero)?.valeur : ecrite;
	};
	return {
		cles: () => [...dict.keys()],
		nom(cle) {
			const nom = valeur(cle);
			return typeof nom === 'string' ? nom : null;
		},
		dictionnaire(cle) {
			const vise = valeur(cle);
			return vise instanceof Map ? vuDe(vise, objets) : null;
		}
	};
}

/** All of it but its streams, in the place of which come the objects that they hold. */
async function ecrit(octets: ArrayBuffer): Promise<string> {
	const texte = new TextDecoder('latin1').decode(octets);
	let lu = '';
	let suite = 0;
	for (const { 0: debut, index } of texte.matchAll(FLUX)) {
		if (index < suite) continue; // inside a stream: a PDF attached to a PDF
		lu += texte.slice(suite, index) + '>>\n';
		const de = index + debut.length;
		const fin = texte.indexOf('endstream', de);
		suite = fin < 0 ? texte.length : fin;
		const dictionnaire = texte.slice(Math.max(0, texte.lastIndexOf(' obj', index)), index);
		if (!/\/ObjStm/.test(dictionnaire)) continue;
		const flux = octets.slice(de, suite);
		// What does not unfold was not folded.
		const deplie = (await deplier(flux)) || new TextDecoder('latin1').decode(flux);
		lu += separer(deplie, /\/First\s+(\d+)/.exec(dictionnaire)?.[1]);
	}
	return lu + texte.slice(suite);
}

/** Objects compressed together, each under its number: « 20 0 21 34 » stands before them, pairs of number and place. */
function separer(deplie: string, premier = '0'): string {
	const places = deplie.slice(0, Number(premier)).match(/\d+/g)?.map(Number) ?? [];
	let separes = '';
	for (let i = 0; i + 1 < places.length; i += 2) {
		const [debut = 0, fin] = [places[i + 1], places[i + 3]];
		separes += `\n${places[i]} 0 obj\n${deplie.slice(Number(premier) + debut, fin && Number(premier) + fin)}`;
	}
	return separes || deplie;
}

/** As far as it can be read: the end of the stream may be followed by a line break. */
async function deplier(flux: ArrayBuffer): Promise<string> {
	// Safari before 16.4: the server says the rest.
	if (typeof DecompressionStream === 'undefined') return '';
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
