import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { surChaqueBase } from '../../../tests/support/app';
import { enregistrer, lignesDe } from '../../../tests/support/candidats';
import {
	campagneDePieces,
	controler,
	deposer,
	gestionnaire,
	inscrit,
	piece,
	PIECES,
	signer,
	verrouiller
} from '../../../tests/support/depots';
import { lirePdf } from './documents';
import { sha256 } from './empreinte';
import { lireFichier } from './fichiers';
import { SIGNATURES_MAX } from './quotas';

surChaqueBase('the récapitulatif signed on the screen', (monter) => {
	async function terrain() {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		return { app, qui: await inscrit(app, id) };
	}

	it('R-150 R-203 is deposited as its pièce, sealed with the print of what was signed; its receipt has that of what is kept', async () => {
		const { app, qui } = await terrain();
		const envoiId = randomUUID();
		const recu = await signer(app, qui, { envoiId });
		const { octets, type } = await lireFichier(app, qui.compte.id, envoiId);
		expect(recu).toMatchObject({ envoiId, sha256: sha256(octets), sha256Garde: sha256(octets) });
		expect(type).toBe('application/pdf');
		expect((await piece(app, qui, 'recapitulatif_signe')).depot).toMatchObject({ id: envoiId, version: 1 });
		const { pdf } = await lirePdf(app, qui.compte.id, qui.candidatureId, 'recapitulatif');
		expect(await lignesDe(app, 'signature')).toMatchObject([
			{ depotId: envoiId, version: 1, document: sha256(pdf), signeeLe: app.clock.now() }
		]);
	});

	it('R-150 sent twice is signed once', async () => {
		const { app, qui } = await terrain();
		const envoiId = randomUUID();
		const recu = await signer(app, qui, { envoiId });
		app.horloge.avance(60_000);
		expect(await signer(app, qui, { envoiId })).toEqual(recu);
		expect(await lignesDe(app, 'signature')).toHaveLength(1);
	});

	it('R-155 of an older version is refused: it is read again first', async () => {
		const { app, qui } = await terrain();
		await enregistrer(app, qui.compte, qui);
		await expect(signer(app, qui, { version: 1 })).rejects.toMatchObject({ code: 'signature_perimee' });
		await expect(signer(app, qui)).resolves.toMatchObject({ pieceId: 'recapitulatif_signe' });
	});

	it('R-204 once confirmed is not signed again, and nothing is drawn or kept of the attempt', async () => {
		const { app, qui } = await terrain();
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		await verrouiller(app, qui);
		const avant = await app.storage.list();
		await expect(signer(app, qui)).rejects.toMatchObject({ code: 'piece_verrouillee' });
		expect(await app.storage.list()).toEqual(avant);
		const verdict = { gestionnaireId: await gestionnaire(app), pieceId: 'recapitulatif_signe' };
		await controler(app, qui, { ...verdict, statut: 'non_conforme' });
		await expect(signer(app, qui)).resolves.toMatchObject({ pieceId: 'recapitulatif_signe' });
	});

	it(`SEC24 ${SIGNATURES_MAX} signatures an hour and a person; the next is told how long to wait, and is not drawn`, async () => {
		const { app, qui } = await terrain();
		for (let i = 0; i < SIGNATURES_MAX; i++) {
			await signer(app, qui);
			app.horloge.avance(1_000);
		}
		const avant = await app.storage.list();
		const secondes = 3_600 - SIGNATURES_MAX;
		await expect(signer(app, qui)).rejects.toMatchObject({ code: 'quota_signatures', details: { secondes } });
		expect((await app.storage.list()).sort()).toEqual(avant.sort());
		await expect(signer(app, await inscrit(app, qui.campagneId))).resolves.toBeTruthy();
		app.horloge.avance(secondes * 1_000);
		await expect(signer(app, qui)).resolves.toBeTruthy();
	});

	it('SEC24 pressed many times at once is signed no more often than the hour allows', async () => {
		const { app, qui } = await terrain();
		const issues = await Promise.allSettled(Array.from({ length: SIGNATURES_MAX + 5 }, () => signer(app, qui)));
		expect(issues.filter(({ status }) => status === 'fulfilled')).toHaveLength(SIGNATURES_MAX);
		expect(await lignesDe(app, 'signature')).toHaveLength(SIGNATURES_MAX);
	});
});
