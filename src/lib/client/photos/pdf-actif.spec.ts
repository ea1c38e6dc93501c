import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { contenuActif } from './pdf-actif';

const octets = (...parties: (string | Uint8Array)[]) =>
	new Uint8Array(parties.flatMap((p) => (typeof p === 'string' ? [...p].map((c) => c.charCodeAt(0)) : [...p]))).buffer;

const CATALOGUE = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n';

/** Objects compressed together, as most programs write them since 2003. */
const ensemble = (objets: string) => {
	const plie = deflateSync(Buffer.from(objets, 'latin1'));
	return octets(
		CATALOGUE,
		`5 0 obj\n<< /Type /ObjStm /Length ${plie.length} >>\nstream\n`,
		plie,
		'\nendstream\nendobj\n'
	);
};

describe('R-202 a PDF that does more than be read', () => {
	it.each([
		['runs a script when it opens', octets(CATALOGUE, '3 0 obj << /S /JavaScript /JS (app.alert) >> endobj')],
		['hides the name of what it does', octets(CATALOGUE, '3 0 obj << /S /J#53 (x) /J#61vaScript 1 >> endobj')],
		['starts a program', octets(CATALOGUE, '3 0 obj\n<</S/Launch/F(cmd.exe)>>\nendobj')],
		['carries a file', octets(CATALOGUE, '3 0 obj << /Names << /EmbeddedFiles 4 0 R >> >> endobj')],
		['does it from objects compressed together', ensemble('3 0 << /S /Launch /F (cmd.exe) >>')],
		['does it in an update after the end', octets(CATALOGUE, '%%EOF\n9 0 obj << /OpenAction << /JS (x) >> >> endobj')]
	])('%s', async (_, pdf) => expect(await contenuActif(pdf)).toBe(true));

	it.each([
		['a scan', octets(CATALOGUE, '4 0 obj\n<< /Subtype /Image /Length 9 >>\nstream\n/JS /JS /L\nendstream\nendobj')],
		[
			'a text about JavaScript',
			octets(CATALOGUE, '4 0 obj\n<< /Length 9 >>\nstream\n(/JavaScript) Tj\nendstream\nendobj')
		],
		['a name that begins like one', octets(CATALOGUE, '3 0 obj << /JSON 1 /Launcher 2 >> endobj')],
		['objects compressed together that only describe pages', ensemble('3 0 << /Type /Page /Parent 2 0 R >>')],
		[
			'objects that cannot be unfolded',
			octets(CATALOGUE, '5 0 obj\n<< /Type /ObjStm >>\nstream\nxxxx\nendstream\nendobj')
		]
	])('%s does not', async (_, pdf) => expect(await contenuActif(pdf)).toBe(false));
});
