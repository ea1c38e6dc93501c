/** Files that are not what they say, or nothing that Escale takes: each is given as a photo and as a PDF. */
import { EICAR } from '../support/clamd';
import { jpeg, pdf } from '../support/fichiers';
import { jpegs, pdfs, type Attendu } from './attendu';

const octets = (...morceaux: (string | number[])[]) =>
	Buffer.concat(morceaux.map((un) => (typeof un === 'string' ? Buffer.from(un, 'latin1') : Buffer.from(un))));
const RIEN = Array<number>(2_000).fill(0);

const AUTRES: Record<string, () => Uint8Array> = {
	'a PNG': () => octets([0x89], 'PNG\r\n\x1a\n', RIEN),
	'a WebP': () => octets('RIFF\0\0\0\0WEBPVP8 ', RIEN),
	'a HEIC': () => octets([0, 0, 0, 24], 'ftypheic\0\0\0\0mif1heic', RIEN),
	'an AVIF': () => octets([0, 0, 0, 24], 'ftypavif\0\0\0\0mif1avif', RIEN),
	'a GIF': () => octets('GIF89a', RIEN),
	'a GIF with an archive behind it': () => octets('GIF89a', RIEN, 'PK\x03\x04META-INF/'),
	'a BMP': () => octets('BM', RIEN),
	'a TIFF': () => octets('II*\0', RIEN),
	'an SVG that runs': () => octets('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
	'a page of HTML': () => octets('<!doctype html><script>alert(1)</script>'),
	'a ZIP': () => octets('PK\x03\x04', RIEN),
	'a Word document': () => octets('PK\x03\x04\x14\0\x06\0[Content_Types].xml', RIEN),
	'an old Word document': () => octets([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], RIEN),
	'a program for Windows': () => octets('MZ\x90\0', RIEN),
	'a program for Linux': () => octets('\x7fELF', RIEN),
	PostScript: () => octets('%!PS-Adobe-3.0\n'),
	RTF: () => octets('{\\rtf1 bonjour}'),
	'a film': () => octets([0, 0, 0, 24], 'ftypmp42\0\0\0\0isommp42', RIEN),
	text: () => octets('Bonjour, voici ma pièce.'),
	'the test file of antiviruses': () => octets(EICAR),
	'one byte': () => octets([0xff]),
	'half a signature of a photo': () => octets([0xff, 0xd8]),
	zeros: () => octets(RIEN)
};

export const natures: Attendu[] = [
	...jpegs('fichier_type', AUTRES),
	...pdfs('fichier_type', AUTRES),
	...jpegs('fichier_type', { 'a PDF that says it is a photo': () => pdf() }),
	...pdfs('fichier_type', { 'a photo that says it is a PDF': () => jpeg() }),
	...jpegs('fichier_vide', { nothing: () => new Uint8Array() }),
	...pdfs('fichier_vide', { nothing: () => new Uint8Array() })
];
