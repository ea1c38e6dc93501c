/** One list of what a PDF may not do: what the gate of the server refuses, the phone has seen before anything left it. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { contenuActif } from '../src/lib/client/photos/pdf-actif';
import { actifs, honnetes } from './porte/corpus-pdf';

const copie = (octets: Uint8Array) => new Uint8Array(octets).buffer;

/** As `examinerPdf` asks: what is encrypted, pdf.js alone reads. */
async function scripts(octets: Uint8Array): Promise<boolean> {
	const ouverture = getDocument({ data: new Uint8Array(octets), verbosity: 0 });
	return ouverture.promise.then((document) => document.hasJSActions()).finally(() => ouverture.destroy());
}

describe('SEC9 what a PDF does beside showing its pages is one list for the phone and the gate', () => {
	it.each(actifs.map(({ nom, octets }) => [nom, octets] as const))('the phone refuses %s', async (_, octets) => {
		const pdf = await octets();
		expect((await contenuActif(copie(pdf))) || (await scripts(pdf))).toBe(true);
	});

	// What no page reaches is left out by the gate; the phone, which does not write the file anew, offers to.
	const OUBLIES = /that nothing names/;
	const sains = honnetes.filter(({ nom }) => !OUBLIES.test(nom));
	it.each(sains.map(({ nom, octets }) => [nom, octets] as const))('the phone takes %s', async (_, octets) =>
		expect(await contenuActif(copie(await octets()))).toBe(false)
	);
});
