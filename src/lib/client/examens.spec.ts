import 'fake-indexeddb/auto';
import { createHash } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { HorsLigne, Panne } from './api';
import { chargerExamen } from './examens';
import { ouvrirLocal, type Local } from './local';
import { garderRegles } from './regles';

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
const OUVERTURE = '2026-10-19T06:00:00.000Z';
const FERMETURE = '2026-12-11T20:00:00.000Z';
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

	it('opens on a phone that has no room left for it', async () => {
		const local = ouvrirLocal('examens-plein');
		let refus: ReturnType<typeof vi.spyOn> | undefined;
		const plein: Local = Object.assign(
			(faire: Parameters<Local>[0]) =>
				local((db) => {
					refus = vi.spyOn(db, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'));
					return faire(db);
				}),
			{ fermer: local.fermer }
		) as Local;
		expect(await chargerExamen(plein, HASH, serveur(TEXTE).aller)).toEqual(JSON.parse(TEXTE));
		expect(refus).toHaveBeenCalled();
	});

	it('a server in trouble and no network are told apart', async () => {
		const local = ouvrirLocal('examens-2');
		await expect(chargerExamen(local, HASH, serveur(TEXTE, 503).aller)).rejects.toThrow(Panne);
		await expect(chargerExamen(local, HASH, coupe)).rejects.toThrow(HorsLigne);
	});

	it('R-060 chosen with network, is there without: the form of that campagne opens in a tunnel', async () => {
		const local = ouvrirLocal('regles');
		const campagne = { id: 'C1', examenHash: HASH, ouverture: OUVERTURE, fermeture: FERMETURE };
		const enLigne: typeof fetch = async (chemin) =>
			String(chemin) === '/api/campagnes/C1' ? Response.json({ campagne, maintenant: OUVERTURE }) : new Response(TEXTE);
		expect(await garderRegles(local, 'C1', coupe)).toBe(false);
		expect(await garderRegles(local, 'C1', enLigne)).toBe(true);
		expect(await garderRegles(local, 'C1', coupe)).toBe(true);
		expect(await chargerExamen(local, HASH, coupe)).toEqual(JSON.parse(TEXTE));
	});

	it('R-060 a newer edition that is cut off on its way leaves the one that was kept: the form still opens', async () => {
		const local = ouvrirLocal('regles-coupees');
		const reponse = (examenHash: string) =>
			Response.json({
				campagne: { id: 'C1', examenHash, ouverture: OUVERTURE, fermeture: FERMETURE },
				maintenant: OUVERTURE
			});
		const premiere: typeof fetch = async (chemin) =>
			String(chemin) === '/api/campagnes/C1' ? reponse(HASH) : new Response(TEXTE);
		const demandes: string[] = [];
		const coupeeApres: typeof fetch = async (chemin) => {
			demandes.push(String(chemin));
			if (String(chemin) === '/api/campagnes/C1') return reponse('f'.repeat(64));
			throw new TypeError('Failed to fetch');
		};
		expect(await garderRegles(local, 'C1', premiere)).toBe(true);
		expect(await garderRegles(local, 'C1', coupeeApres)).toBe(true);
		await vi.waitFor(() => expect(demandes).toContain(`/api/examens/${'f'.repeat(64)}`));
		expect(await garderRegles(local, 'C1', coupe)).toBe(true);
	});
});
