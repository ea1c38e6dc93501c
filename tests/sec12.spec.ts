/**
 * SEC12: where a photo was taken, by which device and by whom a PDF was made is not kept. Judged by exiftool on the bytes
 * that are stored, where Debian has it; the corpus of SEC9 looks for the same words by itself, everywhere.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createAtelier } from '../src/lib/server/porte/atelier';
import { createPorte } from '../src/lib/server/porte/porte';
import { photos } from './porte/corpus-jpeg';
import { honnetes } from './porte/corpus-pdf';

const EXIFTOOL = ['/usr/bin/exiftool', '/usr/local/bin/exiftool', '/opt/homebrew/bin/exiftool'].find((path) =>
	existsSync(path)
);
if (!EXIFTOOL) console.warn('exiftool: specs skipped, Debian’s libimage-exiftool-perl is not installed.');

type Etiquettes = Record<string, unknown>;
/** What exiftool reads, each name with its group: « GPS:GPSLatitudeRef ». */
function lire(fichiers: string[]): Etiquettes[] {
	const sortie = execFileSync(EXIFTOOL ?? '', ['-json', '-G1', '-a', '-u', '-n', ...fichiers], { encoding: 'utf8' });
	return JSON.parse(sortie);
}

/** What may be said of a stored file: its kind, its measures, its pages, which way up it is. */
const PERMIS =
	/^(SourceFile|ExifTool:|System:|File:|Composite:(ImageSize|Megapixels)|IFD0:(Orientation|ResolutionUnit|YCbCrPositioning)|PDF:(PDFVersion|Linearized|PageCount|TaggedPDF|HasXFA)|Adobe:)/;

describe.skipIf(!EXIFTOOL)('what is kept of a file', () => {
	const corpus = [...photos, ...honnetes].filter(({ refus, nom }) => refus === null && !/5 Mo/.test(nom));

	it(`SEC12 ${corpus.length} files: no place, no device, no author; which way up a photo is stays`, async () => {
		const dossier = mkdtempSync(join(tmpdir(), 'escale-exif-'));
		const porte = createPorte(createAtelier());
		onTestFinished(async () => {
			await porte.close();
			rmSync(dossier, { recursive: true });
		});
		expect(corpus.length).toBeGreaterThanOrEqual(30);
		const chemin = (quand: string, i: number) => join(dossier, `${quand}-${String(i).padStart(3, '0')}`);
		for (const [i, { octets, type }] of corpus.entries()) {
			const donne = await octets();
			writeFileSync(chemin('avant', i), donne);
			writeFileSync(chemin('apres', i), (await porte.passer(donne, type)).octets);
		}
		const lues = (quand: string) => lire(corpus.map((_, i) => chemin(quand, i)));
		const [avant, apres] = [lues('avant'), lues('apres')];
		const dites = (etiquettes: Etiquettes) => Object.keys(etiquettes).filter((nom) => !PERMIS.test(nom));
		// They did say something: exiftool reads it.
		expect(avant.flatMap(dites)).toEqual(expect.arrayContaining(['IFD0:Make', 'GPS:GPSLatitudeRef', 'PDF:Author']));
		expect(apres.flatMap(dites)).toEqual([]);
		for (const [i, { nom }] of corpus.entries()) {
			const cote = /lies on side (\d)/.exec(nom)?.[1];
			if (cote) expect(apres[i]?.['IFD0:Orientation'] ?? 1, nom).toBe(Number(cote));
			expect(apres[i]?.['File:ImageWidth'], nom).toBe(avant[i]?.['File:ImageWidth']);
		}
	});
});
