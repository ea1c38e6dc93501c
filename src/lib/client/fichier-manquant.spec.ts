import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { envoyer, fichierManquant, listerEnvois, type Poster } from './envois';
import { ouvrirLocal } from './local';
import { preparerDepot, preparerVerrou } from './preparation-pieces';
import { preparerActe } from './preparation-suivi';

const CLE = { compteId: 'alya', candidatureId: 'c1', pieceId: 'identite' };
const LE = new Date('2026-11-05T08:00:00Z');
const a = (ms: number) => ({ maintenant: () => LE.getTime() + ms, hasard: () => 0 });
const recu: Poster = async ({ id }) => ({ type: 'accepte', recu: { envoiId: id } });

/** The chunk cannot be fetched, until it is given back. */
function perdre(chemin: './pieces' | './suivi') {
	vi.resetModules();
	vi.doMock(chemin, () => {
		throw new TypeError('Failed to fetch dynamically imported module');
	});
}

afterEach(() => {
	vi.doUnmock('./pieces');
	vi.doUnmock('./suivi');
	vi.unstubAllGlobals();
});

describe('a file of the app that cannot be fetched', () => {
	it.each(['./pieces', './suivi'] as const)(
		'which notes the receipt (%s): nothing is sent before it is there, the others leave, and it is tried again',
		async (chemin) => {
			const local = ouvrirLocal(`manque${chemin}`);
			const acte = { nature: 'signalement', demande: { texte: 'Mon nom est mal écrit.' } } as const;
			if (chemin === './suivi') await preparerActe(local, CLE, acte, 'Signaler une erreur', LE);
			else await preparerVerrou(local, CLE, { groupe: 'Identité', depots: { identite: 'd1' } }, LE);
			// Another candidature's, of the other kind.
			const autre = { ...CLE, candidatureId: 'c2' };
			if (chemin === './suivi') await preparerVerrou(local, autre, { groupe: 'Identité', depots: {} }, LE);
			else await preparerActe(local, autre, acte, 'Signaler une erreur', LE);
			const partis: string[] = [];
			const noter: Poster = async (envoi) => {
				partis.push(envoi.fil);
				return recu(envoi);
			};

			perdre(chemin);
			const passage = await envoyer(local, 'alya', noter, a(0));
			expect(passage).toMatchObject({ arret: null, acceptes: 1 });
			expect(partis).toEqual(['c2']);
			const [attend] = await listerEnvois(local, 'alya');
			expect(attend).toMatchObject({ fil: 'c1', refus: null, douteux: false, essais: 1 });
			// Woken when it is due, and each time later, as any answer that says « later ».
			expect(passage.prochain).toBe(attend?.prochainEssai);
			const attentes = [(passage.prochain ?? 0) - LE.getTime()];
			for (let essai = 0; essai < 2; essai++) {
				const due = (await listerEnvois(local, 'alya'))[0]?.prochainEssai ?? 0;
				const encore = await envoyer(local, 'alya', noter, a(due - LE.getTime()));
				attentes.push((encore.prochain ?? 0) - due);
			}
			expect(attentes[1]).toBe(2 * (attentes[0] ?? 0));
			expect(attentes[2]).toBe(4 * (attentes[0] ?? 0));

			vi.doUnmock(chemin);
			expect((await envoyer(local, 'alya', noter, { ...a(0), presse: true })).acceptes).toBe(1);
			expect(partis).toEqual(['c2', 'c1']);
			expect(await listerEnvois(local, 'alya')).toEqual([]);
		}
	);

	it('which sends: it is known that nothing left, unless an earlier try did', async () => {
		const local = ouvrirLocal('manque-televersement');
		await preparerDepot(local, CLE, { octets: new ArrayBuffer(3), type: 'image/jpeg' }, 'Identité', LE);
		const passage = await envoyer(local, 'alya', async () => fichierManquant(), a(0));
		expect(passage).toMatchObject({ arret: null, prochain: expect.any(Number) });
		expect(await listerEnvois(local, 'alya')).toMatchObject([{ douteux: false, essais: 1 }]);
		await envoyer(local, 'alya', async () => ({ type: 'plus_tard' }), { ...a(0), presse: true });
		await envoyer(local, 'alya', async () => fichierManquant(), { ...a(0), presse: true });
		expect(await listerEnvois(local, 'alya')).toMatchObject([{ douteux: true, essais: 3 }]);
	});

	it('for want of a network: the queue waits for the network, and no try is counted', async () => {
		const local = ouvrirLocal('manque-hors-ligne');
		await preparerDepot(local, CLE, { octets: new ArrayBuffer(3), type: 'image/jpeg' }, 'Identité', LE);
		vi.stubGlobal('navigator', { onLine: false });
		expect(await envoyer(local, 'alya', async () => fichierManquant(), a(0))).toMatchObject({ arret: 'hors_ligne' });
		expect(await listerEnvois(local, 'alya')).toMatchObject([{ douteux: false, essais: 0, prochainEssai: 0 }]);
	});
});
