import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { documentGarde, garderDocument } from './documents';
import { ouvrirLocal } from './local';

const ADRESSE = '/api/candidatures/c1/documents/recapitulatif?format=pdf';

/** A server that answers those bytes; null: no network. */
function serveur(octets: string | null) {
	const demandes = vi.fn(async () => {
		if (octets === null) throw new TypeError('Failed to fetch');
		return new Response(octets, { headers: { 'content-type': 'application/pdf' } });
	});
	vi.stubGlobal('fetch', demandes);
	return demandes;
}
afterEach(() => void vi.unstubAllGlobals());

describe('a document that was opened', () => {
	it('R-152 opens again without network, for that person alone', async () => {
		const local = ouvrirLocal('documents-1');
		serveur('%PDF-1');
		await garderDocument(local, 'alya', ADRESSE, 1);
		serveur(null);
		expect(await (await documentGarde(local, 'alya', ADRESSE, 1))?.text()).toBe('%PDF-1');
		expect(await documentGarde(local, 'bastien', ADRESSE, 1)).toBeNull();
	});

	it('R-152 of another version is not taken for it, and takes its place', async () => {
		const local = ouvrirLocal('documents-2');
		serveur('%PDF-1');
		await garderDocument(local, 'alya', ADRESSE, 1);
		expect(await documentGarde(local, 'alya', ADRESSE, 2)).toBeNull();
		serveur('%PDF-2');
		await garderDocument(local, 'alya', ADRESSE, 2);
		expect(await documentGarde(local, 'alya', ADRESSE, 1)).toBeNull();
		expect(await (await documentGarde(local, 'alya', ADRESSE, 2))?.text()).toBe('%PDF-2');
	});

	it('is asked for once, and a failure keeps nothing', async () => {
		const local = ouvrirLocal('documents-3');
		serveur(null);
		await garderDocument(local, 'alya', ADRESSE, 1);
		expect(await documentGarde(local, 'alya', ADRESSE, 1)).toBeNull();
		const demandes = serveur('%PDF-1');
		await garderDocument(local, 'alya', ADRESSE, 1);
		await garderDocument(local, 'alya', ADRESSE, 1);
		expect(demandes).toHaveBeenCalledTimes(1);
	});
});
