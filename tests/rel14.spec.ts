/**
 * REL14: the server dies in the middle of a dépôt, at each point where something was done and the next thing was not yet.
 * Another one starts on the same disk, the phone goes on: the file is there once, whole, and no row names one that is not.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Hasard } from './support/hasard';
import { surChaqueBase, type AppDeTest } from './support/app';
import { lignesDe } from './support/candidats';
import { annoncer, campagneDePieces, deposer, envoyer, inscrit, piece, type Inscrit } from './support/depots';
import { exif, jpeg } from './support/fichiers';
import { createBalayage } from '../src/lib/server/balayage';
import { lireDepot } from '../src/lib/server/depots';
import { sha256 } from '../src/lib/server/empreinte';
import { lireFichier } from '../src/lib/server/fichiers';
import { nettoyerJpeg } from '../src/lib/server/porte/jpeg';

const MORTS = Number(process.env.REL14_SEEDS ?? 5);
const jamais = new Promise<never>(() => {});

/** What is left of a server that dies there: it does nothing any more, and says so to nobody. */
type Mort = (app: AppDeTest, mort: () => Promise<never>) => AppDeTest;

const POINTS: Record<string, Mort> = {
	'once the last byte is there': (app, mort) => ({ ...app, partiels: { ...app.partiels, lire: mort } }),
	'once it was looked at': (app, mort) => ({
		...app,
		porte: { ...app.porte, passer: (...fichier) => app.porte.passer(...fichier).then(mort) }
	}),
	'while it is written': (app, mort) => ({
		...app,
		storage: {
			...app.storage,
			put(octets) {
				const dossier = join(app.dossier, 'fichiers', sha256(octets).slice(0, 2));
				mkdirSync(dossier, { recursive: true });
				appendFileSync(join(dossier, `${sha256(octets)}.${randomUUID()}`), octets.subarray(0, octets.length / 2));
				return mort();
			}
		}
	}),
	'once it is written, before its row': (app, mort) => ({
		...app,
		storage: { ...app.storage, put: (octets) => app.storage.put(octets).then(mort) }
	}),
	'once its row is there, before the answer': (app, mort) => ({
		...app,
		partiels: { ...app.partiels, retirer: mort }
	})
};

/** Sends it, on a server that dies; comes back once it did. */
async function mourir(app: AppDeTest, mort: Mort, acte: (app: AppDeTest) => Promise<unknown>): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const mourant = mort(app, () => {
			resolve();
			return jamais;
		});
		acte(mourant).then(() => reject(new Error('it did not die')), reject);
	});
}

/** The phone, on a good line: where did it get to, the rest, until the receipt. */
async function reprendre(app: AppDeTest, qui: Inscrit, id: string, octets: Uint8Array) {
	for (;;) {
		const etat = await lireDepot(app, { compteId: qui.compte.id, id });
		if (!('offset' in etat)) return etat;
		await envoyer(app, qui, id, octets.subarray(etat.offset), etat.offset);
	}
}

async function toutEstLa(app: AppDeTest, qui: Inscrit, id: string, octets: Uint8Array) {
	const garde = nettoyerJpeg(octets);
	expect((await lireFichier(app, qui.compte.id, id)).octets).toEqual(Buffer.from(garde));
	expect((await piece(app, qui, 'jdc')).depot).toMatchObject({ id, sha256: sha256(octets) });
	const enVigueur = (await lignesDe(app, 'depot')).filter(({ recuLe, retireLe }) => recuLe && !retireLe);
	for (const { fichier } of enVigueur) expect(await app.storage.has(fichier ?? '')).toBe(true);
	const traces = (await lignesDe(app, 'pieceEvenement')).filter(({ depotId }) => depotId === id);
	expect(traces.map(({ nature }) => nature)).toEqual(['depot']);
}

surChaqueBase('REL14 a server that dies', (monter) => {
	async function terrain() {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const qui = await inscrit(app, id);
		// It takes the place of another one, which must stay until then.
		const avant = await deposer(app, qui, 'jdc');
		return { app, qui, avant };
	}

	it.each(Object.entries(POINTS))(
		`%s, ${MORTS} times: the phone goes on and the file is there once`,
		async (_, mort) => {
			const { app, qui, avant } = await terrain();
			for (let graine = 1, dernier = avant; graine <= MORTS; graine++) {
				const hasard = new Hasard(graine);
				const [id, octets] = [
					randomUUID(),
					jpeg({ graine: 900 + hasard.entier(1e6), avant: [exif(1 + hasard.entier(8))] })
				];
				const coupure = hasard.entier(octets.length);
				await annoncer(app, qui, 'jdc', { id, octets });
				await envoyer(app, qui, id, octets.subarray(0, coupure));
				await mourir(await app.autreServeur(), mort, (mourant) =>
					envoyer(mourant, qui, id, octets.subarray(coupure), coupure)
				);
				const apres = await app.autreServeur();
				expect([dernier, id]).toContain((await piece(apres, qui, 'jdc')).depot?.id);
				await reprendre(apres, qui, id, octets);
				await toutEstLa(apres, qui, id, octets);
				dernier = id;
			}
			const balayer = createBalayage(app);
			await balayer();
			app.horloge.avance(3_600_000);
			await balayer();
			// What was replaced is gone, what was half written counts for nothing.
			expect(await app.storage.list()).toHaveLength(1);
			expect(await app.partiels.lister()).toEqual([]);
		}
	);

	it(`while bytes come, ${MORTS} times: what came before is not asked again`, async () => {
		const { app, qui } = await terrain();
		for (let graine = 1; graine <= MORTS; graine++) {
			const hasard = new Hasard(graine);
			const [id, octets] = [randomUUID(), jpeg({ graine: 100_000 + graine })];
			const coupure = 1 + hasard.entier(octets.length - 1);
			await annoncer(app, qui, 'jdc', { id, octets });
			await envoyer(app, qui, id, octets.subarray(0, coupure));
			const apres = await app.autreServeur();
			expect(await lireDepot(apres, { compteId: qui.compte.id, id })).toEqual({ offset: coupure });
			await reprendre(apres, qui, id, octets);
			await toutEstLa(apres, qui, id, octets);
		}
	});
});
