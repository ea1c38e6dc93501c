import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { RecuDepot } from '$lib/domain/depot';
import { ouvrirLocal } from './local';
import type { EnvoiGarde } from './local-db';
import { preparerDepot, preparerRetrait } from './preparation-pieces';
import { televerser } from './televersement';

const CLE = { compteId: 'alya', candidatureId: 'c1', pieceId: 'identite' };
const OCTETS = Uint8Array.from({ length: 600_000 }, (_, i) => i % 251);

/** A server that holds an offset; `panne` decides, exchange by exchange, what goes wrong with it. */
function serveur(panne: (rang: number, methode: string) => 'coupe' | 'sans_reponse' | 'abime' | null = () => null) {
	let recus = new Uint8Array(0);
	let rang = 0;
	const parties: number[] = [];
	const json = (corps: object, status = 200) => Response.json(corps, { status });
	const etat = (id: string, sha256: string) =>
		recus.length === OCTETS.length
			? json({ envoiId: id, ...CLE, sha256, octets: recus.length, recuLe: '2026-11-05T09:00:00Z' } satisfies RecuDepot &
					object)
			: json({ offset: recus.length });
	const aller = (sha256: string) =>
		(async (chemin: string, init: RequestInit) => {
			const id = String(chemin).split('/').at(-1) ?? '';
			const panneIci = panne(rang++, init.method ?? 'GET');
			if (init.method === 'PATCH') {
				const offset = Number(new Headers(init.headers).get('escale-offset'));
				if (offset !== recus.length) return json({ code: 'depot_decale', detail: '', offset: recus.length }, 409);
				if (panneIci === 'abime') {
					recus = new Uint8Array(0);
					return json({ code: 'fichier_abime', detail: 'abîmé' }, 422);
				}
				const corps = new Uint8Array(await (init.body as Blob).arrayBuffer());
				const arrives = panneIci === 'coupe' ? corps.slice(0, 60_000) : corps;
				parties.push(arrives.length);
				recus = Uint8Array.from([...recus, ...arrives]);
				if (panneIci) throw new TypeError('cut');
			} else if (panneIci) throw new TypeError('cut');
			return etat(id, sha256);
		}) as typeof fetch;
	return { aller, parties, recus: () => recus };
}

async function envoi(nom: string) {
	const local = ouvrirLocal(nom);
	const fichier = { octets: OCTETS.slice().buffer, type: 'image/jpeg' as const };
	await preparerDepot(local, CLE, fichier, 'Identité', new Date('2026-11-05T08:00:00Z'));
	const [garde] = await local((db) => db.getAllFromIndex('envois', 'compte', 'alya'));
	const { sha256 } = JSON.parse(garde?.corps ?? '{}') as { sha256: string };
	return { local, envoi: garde as EnvoiGarde, sha256 };
}

describe('the bytes of a dépôt', () => {
	it('go part by part, and are received when the server’s receipt bears their SHA-256', async () => {
		const { local, envoi: garde, sha256 } = await envoi('entier');
		const { aller, recus } = serveur();
		const vus: number[] = [];
		const reponse = await televerser(local, garde, { aller: aller(sha256), avancer: (n) => vus.push(n) });
		expect(reponse).toMatchObject({ type: 'accepte', recu: { envoiId: garde.id, sha256 } });
		expect(recus()).toEqual(OCTETS);
		expect(vus).toEqual([0, 262_144, 524_288]);
	});

	it('stop where they are when the person takes the file back, or gives another', async () => {
		const { local, envoi: garde, sha256 } = await envoi('repris');
		const { aller, parties } = serveur();
		const reprendre = async (...faits: Parameters<typeof fetch>) => {
			if (parties.length === 1) await preparerRetrait(local, CLE, null, 'Identité', new Date());
			return aller(sha256)(...faits);
		};
		await televerser(local, garde, { aller: reprendre });
		expect(parties).toEqual([262_144, 262_144]);
	});

	it('a receipt for other bytes is no receipt', async () => {
		const { local, envoi: garde } = await envoi('autre');
		const reponse = await televerser(local, garde, { aller: serveur().aller('f'.repeat(64)) });
		expect(reponse).toEqual({ type: 'plus_tard' });
	});

	it('a part that is cut goes on from what the server holds: no byte crosses twice', async () => {
		const { local, envoi: garde, sha256 } = await envoi('coupe');
		const { aller, parties } = serveur((rang, methode) => (methode === 'PATCH' && rang % 2 ? 'coupe' : null));
		expect(await televerser(local, garde, { aller: aller(sha256) })).toMatchObject({ type: 'accepte' });
		expect(parties.reduce((a, b) => a + b)).toBe(OCTETS.length);
	});

	it('an answer lost on the last part is asked for again, and nothing is sent again', async () => {
		const { local, envoi: garde, sha256 } = await envoi('perdue');
		const { aller, parties } = serveur((_, methode) => (methode === 'PATCH' ? 'sans_reponse' : null));
		expect(await televerser(local, garde, { aller: aller(sha256) })).toMatchObject({ type: 'accepte' });
		expect(parties).toEqual([262_144, 262_144, 75_712]);
	});

	it('without network nothing leaves, and the queue waits', async () => {
		const { local, envoi: garde, sha256 } = await envoi('rien');
		const { aller, parties } = serveur(() => 'coupe');
		expect(await televerser(local, garde, { aller: aller(sha256) })).toEqual({ type: 'hors_ligne', parti: true });
		expect(parties).toEqual([]);
	});

	it('bytes that arrive damaged are sent again, three times at the most', async () => {
		const { local, envoi: garde, sha256 } = await envoi('abime');
		const une = serveur((rang) => (rang === 1 ? 'abime' : null));
		expect(await televerser(local, garde, { aller: une.aller(sha256) })).toMatchObject({ type: 'accepte' });
		const toujours = serveur((_, methode) => (methode === 'PATCH' ? 'abime' : null));
		expect(await televerser(local, garde, { aller: toujours.aller(sha256) })).toMatchObject({
			type: 'refus',
			code: 'fichier_abime'
		});
	});

	it('a file that the browser cleared is told as such, not « en cours d’envoi » for ever', async () => {
		const { local, envoi: garde, sha256 } = await envoi('efface');
		await local((db) => db.clear('fichiers'));
		expect(await televerser(local, garde, { aller: serveur().aller(sha256) })).toMatchObject({
			type: 'refus',
			message: expect.stringContaining('n’est plus sur cet appareil')
		});
	});
});
