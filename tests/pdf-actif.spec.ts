/** What the server's gate refuses as a PDF that does more than be read is seen on the phone, before it is sent. */
import { describe, expect, it } from 'vitest';
import { contenuActif } from '../src/lib/client/photos/pdf-actif';
import { actifs, honnetes } from './porte/corpus-pdf';

/** Encrypted, its objects cannot be read on the phone: pdf.js says that it is protected. */
const lisibles = actifs.filter(({ nom }) => !nom.endsWith('and forbids printing'));
/** What nothing names any more the server leaves out by itself; the phone sees it, and offers the pages alone. */
const nommes = honnetes.filter(({ nom }) => !/nothing names|was replaced/.test(nom));

describe('R-202 the phone knows what the server will refuse', () => {
	it.each(lisibles)('$nom is seen', async ({ octets }) => {
		expect(await contenuActif(new Uint8Array(await octets()).buffer)).toBe(true);
	});

	it.each(nommes)('$nom does no more than be read', async ({ octets }) => {
		expect(await contenuActif(new Uint8Array(await octets()).buffer)).toBe(false);
	});
});
