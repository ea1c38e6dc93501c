import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { envoyer, listerEnvois, type Reponse } from './envois';
import { compterNonEnvoyes } from './facteur.svelte';
import { ouvrirLocal } from './local';
import type { EnvoiGarde } from './local-db';
import { preparerDepot, preparerRetrait } from './preparation-pieces';

const CLE = { compteId: 'alya', candidatureId: 'c1', pieceId: 'identite' };
const LE = new Date('2026-11-05T08:00:00Z');
const conditions = { maintenant: () => LE.getTime(), hasard: () => 0 };
const fichier = (octet: number) => ({ octets: Uint8Array.of(octet).buffer, type: 'image/jpeg' as const });
const compte = (nom: string) => {
	const local = ouvrirLocal(nom);
	return { local, envois: () => listerEnvois(local, 'alya') };
};
const recu = ({ id: envoiId }: EnvoiGarde): Reponse => ({
	type: 'accepte',
	recu: { envoiId, ...CLE, sha256: '', octets: 1, pages: 1, recuLe: '2026-11-05T09:00:00Z' }
});

describe('a file that is replaced while it leaves', () => {
	const perdue = async (): Promise<Reponse> => ({ type: 'hors_ligne', parti: true });
	const chemins = (envois: EnvoiGarde[]) => envois.map((e) => `${e.methode} ${e.chemin}`);

	it('is asked back from the server once the other one is there, without a word: it counts in no quota, and nothing is missing meanwhile', async () => {
		const { local, envois } = compte('remplace-en-route');
		const premier = await preparerDepot(local, CLE, fichier(1), 'Identité', LE);
		await envoyer(local, 'alya', perdue, conditions);
		const second = await preparerDepot(local, CLE, fichier(2), 'Identité', LE);
		await envoyer(local, 'alya', perdue, conditions);
		const dernier = await preparerDepot(local, CLE, fichier(3), 'Identité', LE);
		expect(chemins(await envois())).toEqual([`PUT /api/depots/${dernier}`]);
		const demandes: string[] = [];
		const faire = async (e: EnvoiGarde): Promise<Reponse> => {
			demandes.push(`${e.methode} ${e.chemin}`);
			if (e.nature === 'depot') return recu(e);
			expect(await compterNonEnvoyes(local, 'alya')).toBe(0);
			// The first is not the pièce's any more; of the second nothing had arrived. Past the limit neither is told.
			return { type: 'refus', code: 'depot_ferme', message: 'Fermé.', erreurs: [], details: {} };
		};
		await envoyer(local, 'alya', faire, conditions);
		expect(demandes).toEqual([
			`PUT /api/depots/${dernier}`,
			`DELETE /api/depots/${premier}`,
			`DELETE /api/depots/${second}`
		]);
		expect(await envois()).toEqual([]);
	});

	it('stays on the server when the other one is refused', async () => {
		const { local, envois } = compte('remplace-refuse');
		await preparerDepot(local, CLE, fichier(1), 'Identité', LE);
		await envoyer(local, 'alya', perdue, conditions);
		const second = await preparerDepot(local, CLE, fichier(2), 'Identité', LE);
		const non: Reponse = { type: 'refus', code: 'pdf_actif', message: 'non', erreurs: [], details: {} };
		await envoyer(local, 'alya', async () => non, conditions);
		expect(chemins(await envois())).toEqual([`PUT /api/depots/${second}`]);
	});
});

describe('« Supprimer » that was refused', () => {
	it('says nothing any more once it is pressed again, or another file is given', async () => {
		const { local, envois } = compte('retrait-refuse');
		const non: Reponse = { type: 'refus', code: 'piece_verrouillee', message: 'non', erreurs: [], details: {} };
		for (let fois = 0; fois < 2; fois++) {
			await preparerRetrait(local, CLE, 'd1', 'Identité', LE);
			await envoyer(local, 'alya', async () => non, conditions);
			expect((await envois()).map((e) => e.nature)).toEqual(['retrait']);
		}
		await preparerDepot(local, CLE, fichier(1), 'Identité', LE);
		expect((await envois()).map((e) => e.nature)).toEqual(['depot']);
	});
});
