import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { HorsLigne, Panne } from './api';
import { chargerExamen } from './examens';
import { ouvrirLocal } from './local';

const TEXTE = '{"code":"BCP","libelle":"BACCALAURÉAT PROFESSIONNEL"}';
const HASH = createHash('sha256').update(TEXTE).digest('hex');

/** A server, and how often it was asked. */
function serveur(corps: string, status = 200) {
	const demandes: string[] = [];
	const aller: typeof fetch = async (chemin) => {
		demandes.push(String(chemin));
		return new Response(corps, { status });
	};
	return { demandes, aller };
}
const coupe: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));

describe('an exam file on the phone', () => {
	it('is fetched once by its hash, then opens without network', async () => {
		const local = ouvrirLocal('examens-1');
		const { demandes, aller } = serveur(TEXTE);
		expect(await chargerExamen(local, HASH, aller)).toEqual(JSON.parse(TEXTE));
		expect(await chargerExamen(local, HASH, coupe)).toEqual(JSON.parse(TEXTE));
		expect(demandes).toEqual([`/api/examens/${HASH}`]);
	});

	it.each([
		['cut', TEXTE.slice(0, -1)],
		['of another edition', TEXTE.replace('BCP', 'BP')],
		['that is a page', '<html></html>'],
		['empty', '']
	])('a file %s is refused and not kept: the next try asks again', async (_, corps) => {
		const local = ouvrirLocal(`examens ${corps}`);
		await expect(chargerExamen(local, HASH, serveur(corps).aller)).rejects.toThrow(Panne);
		expect(await local((db) => db.count('examens'))).toBe(0);
		expect(await chargerExamen(local, HASH, serveur(TEXTE).aller)).toEqual(JSON.parse(TEXTE));
	});

	it('a server in trouble and no network are told apart', async () => {
		const local = ouvrirLocal('examens-2');
		await expect(chargerExamen(local, HASH, serveur(TEXTE, 503).aller)).rejects.toThrow(Panne);
		await expect(chargerExamen(local, HASH, coupe)).rejects.toThrow(HorsLigne);
	});
});
