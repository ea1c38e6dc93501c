/**
 * The fonts of the PDFs: DejaVu Sans cut down to every Latin-script letter, since a PDF's built-in fonts know
 * Western Europe only and a candidate may be called Łódź or Ngọc. jsPDF places glyphs one by one and reads neither
 * hints nor layout tables: without them a font is 53 kB instead of 107.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import subsetFont from 'subset-font';

const source = new URL('../../node_modules/dejavu-fonts-ttf/', import.meta.url);
const target = new URL('../../static/polices/', import.meta.url);

const ranges = [
	[0x20, 0x7e], // Basic Latin
	[0xa0, 0x24f], // Latin-1 (no-break space, « »), Latin Extended-A and B
	[0x2b0, 0x2ff], // modifier letters: ʻokina and ʼ of Polynesian and Breton names
	[0x300, 0x36f], // combining diacritics
	[0x1e00, 0x1eff], // Latin Extended Additional: Vietnamese
	[0x2010, 0x2015], // hyphens and dashes
	[0x2018, 0x201e], // quotation marks
	[0x2022, 0x2022], // •
	[0x2026, 0x2026], // …
	[0x202f, 0x202f], // narrow no-break space
	[0x2039, 0x203a], // ‹ ›
	[0x20ac, 0x20ac], // €
	[0x2116, 0x2116], // №
	[0x2192, 0x2192], // →
	[0x2713, 0x2713] // ✓
];

function characters() {
	const codes = ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
	return String.fromCodePoint(...codes);
}

export async function polices() {
	mkdirSync(target, { recursive: true });
	const dropped = { keepFeatures: [], noHinting: true, dropTables: ['GSUB', 'GPOS', 'GDEF', 'MATH', 'gasp'] };
	for (const [name, face] of [
		['escale-regular', 'DejaVuSans'],
		['escale-bold', 'DejaVuSans-Bold']
	]) {
		const whole = readFileSync(new URL(`ttf/${face}.ttf`, source));
		const cut = await subsetFont(whole, characters(), { targetFormat: 'truetype', ...dropped });
		writeFileSync(new URL(`${name}.ttf`, target), cut);
	}
	copyFileSync(new URL('LICENSE', source), new URL('LICENCE-DejaVu.txt', target));
}
