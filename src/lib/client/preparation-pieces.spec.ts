import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import type { Justificatifs, RecuDepot } from '$lib/domain/depot';
import { suivieVide } from '$lib/domain/situation-piece';
import { envoyer, listerEnvois, type Reponse } from './envois';
import { retirer } from './reprises';
import { ouvrirLocal } from './local';
import type { EnvoiGarde } from './local-db';
import { ajouterPages, attendre, deplacer, lirePlateau, listerPlateaux, supprimerPage } from './plateaux';
import { adressePieces } from './pieces';
import {
	preparerDepot,
	preparerRetrait,
	preparerSignature,
	preparerVerrou,
	reprendreFichier
} from './preparation-pieces';

const CLE = { compteId: 'alya', candidatureId: 'c1', pieceId: 'identite' };
const LE = new Date('2026-11-05T08:00:00Z');
const octets = (...valeurs: number[]) => Uint8Array.from(valeurs).buffer;
const fichier = (...valeurs: number[]) => ({ octets: octets(...valeurs), type: 'image/jpeg' as const });
const conditions = { maintenant: () => LE.getTime(), hasard: () => 0 };
const compte = (nom: string) => {
	const local = ouvrirLocal(nom);
	return { local, envois: () => listerEnvois(local, 'alya'), fichiers: () => local((db) => db.count('fichiers')) };
};
const recu = (e: EnvoiGarde) => recuAvec(e, {});
const recuAvec = (e: EnvoiGarde, autrement: Partial<RecuDepot>): Reponse => {
	const { sha256, octets: taille } = JSON.parse(e.corps || '{}') as { sha256: string; octets: number };
	const corps: RecuDepot = {
		envoiId: e.id,
		...CLE,
		sha256,
		sha256Garde: 'kept',
		octets: taille,
		pages: 3,
		recuLe: '2026-11-05T09:00:00Z',
		...autrement
	};
	return { type: 'accepte', recu: corps };
};

describe('a device that is full', () => {
	it('forgets a file that the server took, although no copy of it can be kept', async () => {
		const { local, envois, fichiers } = compte('plein');
		await preparerDepot(local, CLE, fichier(1, 2), 'Identité', LE);
		const { put } = IDBObjectStore.prototype;
		vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...valeurs) {
			if (this.name === 'documents') throw new DOMException('', 'QuotaExceededError');
			return put.apply(this, valeurs);
		});
		try {
			expect(await envoyer(local, 'alya', (e) => Promise.resolve(recu(e)), conditions)).toMatchObject({ acceptes: 1 });
		} finally {
			vi.restoreAllMocks();
		}
		expect([await envois(), await fichiers()]).toEqual([[], 0]);
	});
});

describe('a device that is almost full', () => {
	it('refuses a photo first: what is typed keeps its room', async () => {
		const { local } = compte('presque-plein');
		const estimate = vi.fn(() => Promise.resolve({ quota: 10_000_000, usage: 7_999_998 }));
		vi.stubGlobal('navigator', { storage: { estimate } });
		try {
			await ajouterPages(local, CLE, [{ source: octets(1, 2), nature: 'jpeg' }]);
			await expect(ajouterPages(local, CLE, [{ source: octets(1, 2, 3), nature: 'jpeg' }])).rejects.toMatchObject({
				name: 'QuotaExceededError'
			});
		} finally {
			vi.unstubAllGlobals();
		}
		expect((await lirePlateau(local, CLE)).pages).toHaveLength(1);
	});

	it('makes room of what it kept to be seen again before it refuses a photo', async () => {
		const { local } = compte('presque-plein-de-copies');
		const vuLe = LE.toISOString();
		await local((db) => db.put('documents', { ...CLE, chemin: '/d', octets: octets(1), type: '', vuLe }));
		const estimate = async () => ({
			quota: 10_000_000,
			usage: (await local((db) => db.count('documents'))) * 9_000_000
		});
		vi.stubGlobal('navigator', { storage: { estimate } });
		try {
			await ajouterPages(local, CLE, [{ source: octets(1, 2), nature: 'jpeg' }]);
		} finally {
			vi.unstubAllGlobals();
		}
		expect((await lirePlateau(local, CLE)).pages).toHaveLength(1);
	});
});

describe('« Supprimer » of a file', () => {
	it.each(['introuvable', 'depot_retire'] as const)('that the server has no more (%s) is done', async (code) => {
		const { local, envois } = compte(`retire-${code}`);
		await preparerRetrait(local, CLE, 'd1', 'Identité', LE);
		const non: Reponse = { type: 'refus', code, message: 'Non.', erreurs: [], details: {} };
		await envoyer(local, 'alya', () => Promise.resolve(non), conditions);
		expect(await envois()).toEqual([]);
	});
});

describe('a clock that was set back two days', () => {
	it('does not hold back what waits for another try', async () => {
		const { local, envois } = compte('recule');
		await preparerDepot(local, CLE, fichier(1), 'Identité', LE);
		await envoyer(local, 'alya', () => Promise.resolve({ type: 'plus_tard', secondes: 999_999 }), conditions);
		const [attend] = await envois();
		// Whatever a server asks, an hour is the longest wait.
		expect((attend?.prochainEssai ?? 0) - LE.getTime()).toBe(3_600_000);
		const peu = { ...conditions, maintenant: () => LE.getTime() + 60_000 };
		expect((await envoyer(local, 'alya', (e) => Promise.resolve(recu(e)), peu)).acceptes).toBe(0);
		const recule = { ...conditions, maintenant: () => LE.getTime() - 48 * 3_600_000 };
		expect((await envoyer(local, 'alya', (e) => Promise.resolve(recu(e)), recule)).acceptes).toBe(1);
	});
});

describe('the page tray', () => {
	it('keeps each page from the moment it comes, in the person’s order', async () => {
		const { local } = compte('plateau');
		await attendre(local, CLE, { quoi: 'photo', depuis: LE });
		expect((await lirePlateau(local, CLE)).attend?.quoi).toBe('photo');
		await ajouterPages(local, CLE, [
			{ source: octets(1), nature: 'jpeg' },
			{ source: octets(2), nature: 'heic' }
		]);
		const { pages, attend } = await lirePlateau(local, CLE);
		expect([pages.map((p) => p.nature), attend]).toEqual([['jpeg', 'heic'], null]);
		await deplacer(local, CLE, pages[1]?.pageId ?? '', -1);
		await supprimerPage(local, CLE, pages[0]?.pageId ?? '');
		expect((await lirePlateau(local, CLE)).pages.map((p) => p.nature)).toEqual(['heic']);
	});

	it('remembers that a photo was asked for, although the phone closed the page; nothing is left once it comes to nothing', async () => {
		const { local } = compte('attente');
		await attendre(local, CLE, { quoi: 'photo', depuis: LE });
		expect(await listerPlateaux(local, 'alya', 'c1')).toHaveLength(1);
		await attendre(local, CLE, null);
		expect(await listerPlateaux(local, 'alya', 'c1')).toEqual([]);
	});

	it('belongs to one person', async () => {
		const { local } = compte('personne');
		await ajouterPages(local, CLE, [{ source: octets(1), nature: 'jpeg' }]);
		expect(await listerPlateaux(local, 'bastien', 'c1')).toEqual([]);
		expect((await lirePlateau(local, { ...CLE, compteId: 'bastien' })).pages).toEqual([]);
	});
});

describe('a dépôt', () => {
	it('R-202 takes the place of the plateau with its bytes, in one transaction', async () => {
		const { local, envois, fichiers } = compte('depot');
		await ajouterPages(local, CLE, [{ source: octets(1), nature: 'jpeg' }]);
		const id = await preparerDepot(local, CLE, fichier(1, 2), 'Identité', LE);
		expect(await envois()).toMatchObject([{ id, nature: 'depot', fil: 'c1', octets: 2 }]);
		expect(await fichiers()).toBe(1);
		expect((await lirePlateau(local, CLE)).pages).toEqual([]);
		expect(await local((db) => db.count('pages'))).toBe(0);
	});

	it('prepared again before it left is the last one only', async () => {
		const { local, envois, fichiers } = compte('deux');
		await preparerDepot(local, CLE, fichier(1), 'Identité', LE);
		const id = await preparerDepot(local, CLE, fichier(2), 'Identité', LE);
		expect((await envois()).map((e) => e.id)).toEqual([id]);
		expect(await fichiers()).toBe(1);
	});

	it('R-203 is forgotten by this phone at the receipt, and shown as received in the same instant', async () => {
		const { local, envois, fichiers } = compte('recu');
		const vu: Justificatifs = {
			candidatureId: 'c1',
			version: 1,
			pieces: [suivieVide('identite'), suivieVide('autre')],
			tailleMax: 5_000_000,
			fenetre: { ouverture: '', fermeture: '', fuseau: 'Europe/Paris' },
			maintenant: ''
		};
		const chemin = adressePieces('c1');
		await local((db) => db.put('vus', { compteId: 'alya', chemin, corps: vu, vuLe: '' }));
		const id = await preparerDepot(local, CLE, fichier(7), 'Identité', LE);
		await preparerVerrou(local, CLE, { groupe: 'Identité', depots: { identite: id } }, LE);
		const faire = async (e: EnvoiGarde): Promise<Reponse> =>
			e.nature === 'depot'
				? recu(e)
				: {
						type: 'accepte',
						recu: { envoiId: e.id, verrouilleesLe: '2026-11-05T09:01:00Z', candidatureId: 'c1', groupe: '' }
					};
		await envoyer(local, 'alya', faire, conditions);
		expect(await envois()).toEqual([]);
		expect(await fichiers()).toBe(0);
		const garde = await local((db) => db.get('vus', ['alya', chemin]));
		expect((garde?.corps as Justificatifs).pieces).toMatchObject([
			{
				depot: { id, deposeLe: '2026-11-05T09:00:00Z', sha256Garde: 'kept', pages: 3 },
				verrouilleeLe: '2026-11-05T09:01:00Z'
			},
			{ depot: null, verrouilleeLe: null }
		]);
	});

	it('R-155 a paper says which version it signs; received as one of version 1 after version 2, it is shown as void at once', async () => {
		const { local, envois } = compte('perimee');
		const chemin = adressePieces('c1');
		const corps = { candidatureId: 'c1', version: 2, pieces: [suivieVide('identite')] };
		await local((db) => db.put('vus', { compteId: 'alya', chemin, corps, vuLe: '' }));
		// Its second page is photographed after the new version came: the paper is still that of the first.
		for (const version of [1, 2])
			await ajouterPages(local, { ...CLE, version }, [{ source: octets(version), nature: 'jpeg' }]);
		await preparerDepot(local, CLE, fichier(3), 'Récapitulatif signé', LE);
		const [envoi] = await envois();
		expect(JSON.parse(envoi?.corps ?? '')).toMatchObject({ version: 1 });
		await envoyer(local, 'alya', (e) => Promise.resolve(recuAvec(e, { version: 1 })), conditions);
		const garde = await local((db) => db.get('vus', ['alya', chemin]));
		expect((garde?.corps as Justificatifs).pieces[0]?.depot?.version).toBe(1);
	});

	it('R-155 is of version 2 when the pages photographed of version 1 were thrown away', async () => {
		const { local, envois } = compte('reprise');
		for (const version of [1, 2])
			await ajouterPages(local, { ...CLE, version }, [{ source: octets(version), nature: 'jpeg' }]);
		const [ancienne] = (await lirePlateau(local, CLE)).pages;
		await supprimerPage(local, CLE, ancienne?.pageId ?? '');
		await preparerDepot(local, CLE, fichier(3), 'Récapitulatif signé', LE);
		expect(JSON.parse((await envois())[0]?.corps ?? '')).toMatchObject({ version: 2 });
	});

	it('R-203 received where an antivirus has still to look at it, it is shown « en attente d’analyse », not as looked at', async () => {
		const { local } = compte('antivirus');
		const chemin = adressePieces('c1');
		const corps = { candidatureId: 'c1', version: 1, pieces: [suivieVide('identite')] };
		await local((db) => db.put('vus', { compteId: 'alya', chemin, corps, vuLe: '' }));
		const analyse = async (dite: Partial<RecuDepot>) => {
			await preparerDepot(local, CLE, fichier(3), 'Identité', LE);
			await envoyer(local, 'alya', (e) => Promise.resolve(recuAvec(e, dite)), conditions);
			const garde = await local((db) => db.get('vus', ['alya', chemin]));
			return (garde?.corps as Justificatifs).pieces[0]?.depot?.analyse;
		};
		expect(await analyse({ analyse: 'en_attente' })).toBe('en_attente');
		expect(await analyse({ analyse: 'faite' })).toBe('faite');
		// The receipt of before 28 November 2026 says nothing of it.
		expect(await analyse({})).toBe('faite');
	});

	it('R-206 given again after « Non conforme », nothing of what the rectorat said of the file before is left on it', async () => {
		const { local } = compte('redonnee');
		const dit = { statut: 'non_conforme', information: 'Pièce illisible', receptionLe: '2026-11-04' } as const;
		const chemin = adressePieces('c1');
		const corps = { candidatureId: 'c1', version: 1, pieces: [{ ...suivieVide('identite'), ...dit }] };
		await local((db) => db.put('vus', { compteId: 'alya', chemin, corps, vuLe: '' }));
		await preparerDepot(local, CLE, fichier(3), 'Identité', LE);
		await envoyer(local, 'alya', (e) => Promise.resolve(recu(e)), conditions);
		const garde = await local((db) => db.get('vus', ['alya', chemin]));
		expect((garde?.corps as Justificatifs).pieces).toMatchObject([
			{ statut: null, information: null, receptionLe: null, depot: { deposeLe: '2026-11-05T09:00:00Z' } }
		]);
	});

	it('refused stays with its reason and its bytes until the person takes it back', async () => {
		const { local, envois, fichiers } = compte('refuse');
		const id = await preparerDepot(local, CLE, fichier(1), 'Identité', LE);
		const non: Reponse = { type: 'refus', code: 'pdf_actif', message: 'non', erreurs: [], details: {} };
		await envoyer(local, 'alya', async () => non, conditions);
		expect(await envois()).toMatchObject([{ id, refus: { code: 'pdf_actif' } }]);
		expect(await fichiers()).toBe(1);
		await retirer(local, 'alya', id);
		expect([await envois(), await fichiers()]).toEqual([[], 0]);
	});
});

describe('« Réparer ce fichier »', () => {
	const non: Reponse = { type: 'refus', code: 'pdf_actif', message: 'non', erreurs: [], details: {} };
	const pdf = { octets: octets(1, 2), type: 'application/pdf' as const };

	it('R-202 brings a refused file back to its page tray, with why it was refused, and nothing waits any more', async () => {
		const { local, envois, fichiers } = compte('repare');
		const id = await preparerDepot(local, CLE, pdf, 'Identité', LE);
		await envoyer(local, 'alya', async () => non, conditions);
		await ajouterPages(local, CLE, [{ source: octets(3), nature: 'jpeg' }]);
		await reprendreFichier(local, CLE, id);
		const { pages } = await lirePlateau(local, CLE);
		expect(pages.map(({ nature, refusee }) => [nature, refusee])).toEqual([
			['jpeg', undefined],
			['pdf', 'pdf_actif']
		]);
		expect([...new Uint8Array(pages[1]?.source ?? octets())]).toEqual([1, 2]);
		expect([await envois(), await fichiers()]).toEqual([[], 0]);
	});

	it('takes nothing back that still waits to leave', async () => {
		const { local, envois } = compte('repare attend');
		const id = await preparerDepot(local, CLE, pdf, 'Identité', LE);
		await reprendreFichier(local, CLE, id);
		expect((await envois()).map((e) => e.id)).toEqual([id]);
		expect((await lirePlateau(local, CLE)).pages).toEqual([]);
	});
});

describe('« Supprimer »', () => {
	it('R-203 asks the server for what it may hold, and for nothing else', async () => {
		const { local, envois } = compte('retrait');
		await preparerDepot(local, CLE, fichier(1), 'Identité', LE);
		await preparerRetrait(local, CLE, null, 'Identité', LE);
		expect(await envois()).toEqual([]);
		const id = await preparerDepot(local, CLE, fichier(1), 'Identité', LE);
		await envoyer(local, 'alya', async () => ({ type: 'hors_ligne', parti: true }), conditions);
		await preparerRetrait(local, CLE, null, 'Identité', LE);
		expect(await envois()).toMatchObject([{ nature: 'retrait', chemin: `/api/depots/${id}` }]);
	});

	it('of a file that never arrived is done', async () => {
		const { local, envois } = compte('jamais');
		await preparerRetrait(local, CLE, 'd9', 'Identité', LE);
		const absent: Reponse = { type: 'refus', code: 'introuvable', message: '', erreurs: [], details: {} };
		await envoyer(local, 'alya', async () => absent, conditions);
		expect(await envois()).toEqual([]);
	});
});

describe('« J’ai fourni toutes mes pièces »', () => {
	it('R-204 pressed twice is one envoi, after the files it speaks of', async () => {
		const { local, envois } = compte('verrou');
		const id = await preparerDepot(local, CLE, fichier(1), 'Identité', LE);
		const demande = { groupe: 'Identité', depots: { identite: id } };
		await preparerVerrou(local, CLE, demande, LE);
		await preparerVerrou(local, CLE, demande, LE);
		expect((await envois()).map((e) => e.nature)).toEqual(['depot', 'verrou']);
	});

	const sur = (depots: Record<string, string>, groupe = 'Identité') => ({ groupe, depots });
	const confirme = async (nom: string) => {
		const { local, envois } = compte(nom);
		const id = await preparerDepot(local, CLE, fichier(1), 'Identité', LE);
		await preparerVerrou(local, CLE, sur({ identite: id }), LE);
		await preparerVerrou(local, CLE, sur({ autre: 'd2' }, 'Autre'), LE);
		const restent = async () => (await envois()).map((e) => e.groupe ?? e.nature);
		return { local, envois, restent, id };
	};
	const signature = { version: 1, representant: null, traits: [] } as never;

	it('R-204 waits no more once the pièce is taken back or replaced: what the person no longer wants is not locked in their name', async () => {
		const supprime = await confirme('verrou-supprime');
		await preparerRetrait(supprime.local, CLE, null, 'Identité', LE);
		expect(await supprime.restent()).toEqual(['Autre']);

		const remplace = await confirme('verrou-remplace');
		await preparerDepot(remplace.local, CLE, fichier(2), 'Identité', LE);
		expect(await remplace.restent()).toEqual(['Autre', 'depot']);

		const signe = await confirme('verrou-signe');
		await preparerSignature(signe.local, CLE, signature, 'Récapitulatif signé', LE);
		expect(await signe.restent()).toEqual(['Autre', 'signature']);
	});

	it('R-204 said again with the file that takes the place of the first is said of that one', async () => {
		const { local, envois, restent } = await confirme('verrou-redit');
		const id = await preparerDepot(local, CLE, fichier(2), 'Identité', LE);
		await preparerVerrou(local, CLE, sur({ identite: id }), LE);
		expect(await restent()).toEqual(['Autre', 'depot', 'Identité']);
		expect(JSON.parse((await envois()).at(-1)?.corps ?? '')).toEqual(sur({ identite: id }));
	});

	it('R-204 said of other files, without any of them having changed here, is said of these', async () => {
		const { local, envois } = compte('verrou-autres');
		await preparerVerrou(local, CLE, sur({ identite: 'd1' }), LE);
		await preparerVerrou(local, CLE, sur({ identite: 'd1', jdc: 'd2' }), LE);
		expect((await envois()).map((e) => JSON.parse(e.corps).depots)).toEqual([{ identite: 'd1', jdc: 'd2' }]);
	});

	it('R-204 refused, it says nothing any more of a file that was repaired', async () => {
		const { local, envois, id } = await confirme('verrou-repare');
		const non: Reponse = { type: 'refus', code: 'groupe_incomplet', message: 'non', erreurs: [], details: {} };
		await envoyer(local, 'alya', async () => non, conditions);
		await reprendreFichier(local, CLE, id);
		expect((await envois()).map((e) => e.groupe)).toEqual(['Autre']);
	});
});
