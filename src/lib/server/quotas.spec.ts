import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { enregistrer } from '../../../tests/support/candidats';
import {
	annoncer,
	campagneDePieces,
	inscrit,
	PIECES,
	retirer,
	signer,
	type Inscrit
} from '../../../tests/support/depots';
import { ANNONCES_MAX, DEPOTS_MAX } from './quotas';

surChaqueBase('how much one person may send and keep', (monter) => {
	async function terrain() {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		return { app, qui: await inscrit(app, id) };
	}
	async function annoncerPuisRetirer(app: AppDeTest, qui: Inscrit) {
		const id = randomUUID();
		await annoncer(app, qui, 'jdc', { id });
		await retirer(app, qui, id);
	}

	it('SEC24 sixty an hour: the next is told how long to wait', async () => {
		const { app, qui } = await terrain();
		for (let i = 0; i < ANNONCES_MAX; i++) {
			await annoncerPuisRetirer(app, qui);
			app.horloge.avance(1_000);
		}
		const secondes = 3_600 - ANNONCES_MAX;
		await expect(annoncer(app, qui, 'jdc')).rejects.toMatchObject({ code: 'quota_depots', details: { secondes } });
		app.horloge.avance(secondes * 1_000);
		await expect(annoncer(app, qui, 'jdc')).resolves.toEqual({ offset: 0 });
	});

	it(`SEC24 ${DEPOTS_MAX} files coming or kept for one candidature; one that is taken back makes room`, async () => {
		const { app, qui } = await terrain();
		const ids = Array.from({ length: DEPOTS_MAX }, () => randomUUID());
		for (const id of ids) await annoncer(app, qui, 'jdc', { id });
		await expect(annoncer(app, qui, 'jdc')).rejects.toMatchObject({ code: 'quota_pieces' });
		await retirer(app, qui, ids[0] ?? '');
		await expect(annoncer(app, qui, 'jdc')).resolves.toEqual({ offset: 0 });
		// Nobody else is the worse for it.
		await expect(annoncer(app, await inscrit(app, qui.campagneId), 'jdc')).resolves.toEqual({ offset: 0 });
	});

	it('SEC24 so many megabytes for one candidature, then for one person; the pièce that is replaced does not count', async () => {
		const { app, qui } = await terrain();
		const cinqMo = { octets: new Uint8Array(5 * 1024 * 1024) };
		for (let i = 0; i < 8; i++) await annoncer(app, qui, 'jdc', cinqMo);
		await expect(annoncer(app, qui, 'jdc', cinqMo)).rejects.toMatchObject({ code: 'quota_place' });

		const { id: ailleurs } = await campagneDePieces(app, { id: 'autre', sessionExamen: '2025' });
		const { candidatureId } = await enregistrer(app, qui.compte, { campagneId: ailleurs });
		const autre = { ...qui, candidatureId, campagneId: ailleurs };
		for (let i = 0; i < 4; i++) await annoncer(app, autre, 'jdc', cinqMo);
		await expect(annoncer(app, autre, 'jdc')).rejects.toMatchObject({ code: 'quota_place' });
		await expect(annoncer(app, await inscrit(app, qui.campagneId), 'jdc')).resolves.toEqual({ offset: 0 });
	});

	const grand = { octets: new Uint8Array(20_000_000) };
	/** Somebody of a campagne that takes files of 20 Mo, who has given each pièce that large; and how they enter another. */
	async function enGrand(app: AppDeTest) {
		const { reglages } = await campagneDePieces(app, { id: 'petite', sessionExamen: '2023' });
		const ouvrir = (id: string, sessionExamen: string) =>
			campagneDePieces(app, { id, sessionExamen, reglages: { ...reglages, depot: { tailleMax: 20_000_000 } } });
		const qui = await inscrit(app, (await ouvrir('grande', '2024')).id);
		for (const pieceId of PIECES) await annoncer(app, qui, pieceId, grand);
		const aussi = async (campagneId: string): Promise<Inscrit> => {
			const { candidatureId } = await enregistrer(app, qui.compte, { campagneId });
			return { ...qui, candidatureId, campagneId };
		};
		return { qui, ouvrir, aussi };
	}

	it('SEC24 where a campagne takes files of 20 Mo, each pièce asked may still be that large', async () => {
		const app = await monter();
		const { qui } = await enGrand(app);
		await expect(annoncer(app, qui, 'jdc', grand)).rejects.toMatchObject({ code: 'quota_place' });
	});

	it('SEC24 of two candidatures neither takes the room of the other; with a third the quota of the person is reached', async () => {
		const app = await monter();
		const { ouvrir, aussi } = await enGrand(app);
		const seconde = await aussi((await ouvrir('aussi-grande', '2025')).id);
		for (const pieceId of PIECES) await annoncer(app, seconde, pieceId, grand);
		await expect(annoncer(app, seconde, 'jdc', grand)).rejects.toMatchObject({ code: 'quota_place' });
		await expect(annoncer(app, await aussi('petite'), 'jdc')).rejects.toMatchObject({ code: 'quota_place' });
	});

	it('SEC24 large files given in one candidature leave room in another that takes small ones', async () => {
		const app = await monter();
		const { aussi } = await enGrand(app);
		const seconde = await aussi('petite');
		const plein = { octets: new Uint8Array(5 * 1024 * 1024) };
		for (const pieceId of PIECES) await annoncer(app, seconde, pieceId, plein);
		await expect(annoncer(app, seconde, 'jdc')).rejects.toMatchObject({ code: 'quota_place' });
	});

	it('SEC24 a signature takes its room like any file', async () => {
		const { app, qui } = await terrain();
		const cinqMo = { octets: new Uint8Array(5 * 1024 * 1024) };
		for (let i = 0; i < 8; i++) await annoncer(app, qui, 'jdc', cinqMo);
		await expect(signer(app, qui)).rejects.toMatchObject({ code: 'quota_place' });
	});
});
