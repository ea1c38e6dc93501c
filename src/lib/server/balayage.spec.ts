import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { appDeTest } from '../../../tests/support/app';
import { candidat, lignesDe, MOT_DE_PASSE } from '../../../tests/support/candidats';
import { annoncer, campagneDePieces, deposer, envoyer, inscrit, photo, piece } from '../../../tests/support/depots';
import { createBalayage } from './balayage';
import { deposerCourriel, envoyerCourriels } from './courriels';
import { PATIENCE } from './depots';
import { lirePdf } from './documents';
import { supprimerCompte } from './effacements';
import { createFolderMailer } from './mailer';

const HEURE = 3_600_000;

describe('the sweep', () => {
	async function terrain() {
		const app = await appDeTest();
		const { id } = await campagneDePieces(app, { fermeture: new Date('2024-06-01T00:00:00Z') });
		const qui = await inscrit(app, id);
		const balayer = createBalayage(app);
		const heures = async (n: number) => {
			for (let i = 0; i < n; i++) {
				await balayer();
				app.horloge.avance(HEURE);
			}
		};
		return { app, qui, heures };
	}

	it('SEC24 forgets after a week a file whose end never came; the phone may come back with it', async () => {
		const { app, qui, heures } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		await envoyer(app, qui, id, octets.subarray(0, 50));
		app.horloge.avance(PATIENCE);
		await heures(1);
		expect(await app.partiels.lister()).toEqual([id]);
		await heures(1);
		expect(await app.partiels.lister()).toEqual([]);
		await expect(envoyer(app, qui, id, octets.subarray(50), 50)).rejects.toMatchObject({ code: 'depot_retire' });
		expect(await annoncer(app, qui, 'jdc', { id, octets })).toEqual({ offset: 0 });
		expect(await envoyer(app, qui, id, octets)).toMatchObject({ envoiId: id });
	});

	it('SEC19 takes away the files that no row names any more, and no other', async () => {
		const { app, qui, heures } = await terrain();
		await deposer(app, qui, 'jdc');
		const [avant] = await app.storage.list();
		await deposer(app, qui, 'jdc');
		const orphelin = await app.storage.put(photo());
		const document = await lirePdf(app, qui.compte.id, qui.candidatureId, 'recapitulatif');
		expect(await app.storage.list()).toHaveLength(4);
		await heures(1);
		expect(await app.storage.list()).toHaveLength(4);
		await heures(1);
		const restent = await app.storage.list();
		expect(restent).toHaveLength(2);
		expect(restent).not.toContain(avant);
		expect(restent).not.toContain(orphelin);
		const encore = await lirePdf(app, qui.compte.id, qui.candidatureId, 'recapitulatif');
		expect(Buffer.from(encore.pdf)).toEqual(Buffer.from(document.pdf));
		expect((await piece(app, qui, 'jdc')).depot).not.toBe(null);
	});

	it('SEC19 takes away the mails kept on this machine whose compte is gone, and no other', async () => {
		const { app, qui, heures } = await terrain();
		app.mailer = createFolderMailer(join(app.dossier, 'courriels'), 'Escale <ne-pas-repondre@escale.example>');
		const parti = await candidat(app);
		for (const { id: compteId, mail: destinataire } of [qui.compte, parti])
			await app.engine.tx(() => deposerCourriel(app, { compteId, destinataire, objet: 'Rappel', corps: 'Bonjour,' }));
		await envoyerCourriels(app);
		const gardes = () => readdirSync(join(app.dossier, 'courriels')).length;
		const avant = gardes();
		const siens = (await lignesDe(app, 'courriel')).filter(({ compteId }) => compteId === parti.id).length;
		await heures(2);
		expect(gardes()).toBe(avant);
		await supprimerCompte(app, parti, MOT_DE_PASSE);
		await heures(1);
		expect(gardes()).toBe(avant - siens);
		expect(siens).toBeGreaterThan(0);
	});

	it('REL14 leaves the same bytes where another pièce still has them', async () => {
		const { app, qui, heures } = await terrain();
		const octets = photo();
		await deposer(app, qui, 'jdc', { octets });
		await deposer(app, qui, 'identite', { octets });
		await deposer(app, qui, 'jdc');
		await heures(3);
		expect(await app.storage.list()).toHaveLength(2);
	});
});
