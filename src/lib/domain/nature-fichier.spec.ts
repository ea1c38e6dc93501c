import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { natureFichier } from './nature-fichier';

const octets = (...parties: (string | number[])[]) =>
	new Uint8Array(parties.flatMap((p) => (typeof p === 'string' ? [...p].map((c) => c.charCodeAt(0)) : p)));

/** The first box of a file of this family: major brand, version 0, compatible brands. */
function ftyp(...marques: string[]): Uint8Array {
	const [majeure = '', ...compatibles] = marques;
	return octets([0, 0, 0, 16 + 4 * compatibles.length], 'ftyp', majeure, [0, 0, 0, 0], ...compatibles, 'meta…');
}

describe('R-202 the nature of a file', () => {
	it.each([
		['a photo of most telephones is a JPEG', octets([0xff, 0xd8, 0xff, 0xe1], 'Exif'), 'jpeg'],
		['a screenshot is a PNG', octets([0x89], 'PNG\r\n', [0x1a], '\n'), 'png'],
		['a picture saved from the web is a WebP', octets('RIFF', [36, 0, 0, 0], 'WEBPVP8 '), 'webp'],
		['a photo of an iPhone is HEIC', ftyp('heic', 'mif1', 'heic'), 'heic'],
		['a photo of an iPhone that names the family first is HEIC', ftyp('mif1', 'heic'), 'heic'],
		['a scan is a PDF', octets('%PDF-1.7\n'), 'pdf'],
		['a PDF that a mail program put a line before is a PDF', octets('\r\nsent by fax\n', '%PDF-1.4'), 'pdf']
	])('%s', (_, debut, nature) => expect(natureFichier(debut)).toBe(nature));

	it.each([
		['an empty file', octets()],
		['a Word document', octets('PK', [3, 4], 'word/document.xml')],
		['a web page', octets('<!doctype html>')],
		['a GIF', octets('GIF89a')],
		['a picture in AVIF, the same box around another codec', ftyp('avif', 'mif1')],
		['a film', ftyp('isom', 'mp42')],
		['sound in a RIFF box', octets('RIFF', [36, 0, 0, 0], 'WAVEfmt ')],
		['a text that speaks of PDF far from its beginning', octets('x'.repeat(1024), '%PDF-1.4')]
	])('%s is none that Escale takes', (_, debut) => expect(natureFichier(debut)).toBeNull());

	it('is found or not in any bytes, without a fault', () => {
		fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (debut) => natureFichier(debut) !== undefined));
		fc.assert(
			fc.property(
				fc.uint8Array({ maxLength: 24 }),
				(fin) => natureFichier(octets([0, 0, 0, 99], 'ftyp', [...fin])) !== undefined
			)
		);
	});
});
