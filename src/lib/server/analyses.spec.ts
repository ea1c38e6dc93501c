import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { surChaqueBase, type AppDeTest } from '../../../tests/support/app';
import { lignesDe } from '../../../tests/support/candidats';
import {
	annoncer,
	campagneDePieces,
	controler,
	deposer,
	envoyer,
	gestionnaire,
	inscrit,
	photo,
	piece,
	PIECES,
	verrouiller,
	type Inscrit
} from '../../../tests/support/depots';
import { REFUS } from '$lib/domain/refus';
import { analyserAussiLesAnciens, analyserDepots } from './analyses';
import { updateCandidature } from './db/candidatures';
import { lireFichierControle } from './fichiers';
import type { Scanner } from './scanner';

const MINUTE = 60_000;

surChaqueBase('the antivirus and a dépôt', (monter) => {
	async function terrain() {
		const app = await monter();
		const dit: { verdict: Awaited<ReturnType<Scanner['analyser']>>; vus: number } = { verdict: 'inconnu', vus: 0 };
		app.scanner = {
			analyser: async () => {
				dit.vus++;
				return dit.verdict;
			}
		};
		const { id } = await campagneDePieces(app);
		return { app, dit, qui: await inscrit(app, id) };
	}
	const analyse = async (app: AppDeTest, qui: Inscrit) => (await piece(app, qui, 'jdc')).depot?.analyse;

	it('SEC10 before it answered: the candidat reads « en attente d’analyse », no gestionnaire sees the file', async () => {
		const { app, dit, qui } = await terrain();
		const id = await deposer(app, qui, 'jdc');
		const gestionnaireId = await gestionnaire(app);
		for (let passe = 0; passe < 3; passe++) {
			expect(await analyse(app, qui)).toBe('en_attente');
			await expect(lireFichierControle(app, gestionnaireId, id)).rejects.toMatchObject({ code: 'introuvable' });
			await analyserDepots(app);
			app.horloge.avance(5 * MINUTE);
		}
		expect(dit.vus).toBe(3);
		dit.verdict = 'sain';
		await analyserDepots(app);
		expect(await analyse(app, qui)).toBe('faite');
		expect(await lireFichierControle(app, gestionnaireId, id)).toMatchObject({ nom: 'jdc.jpg' });
		app.horloge.avance(60 * MINUTE);
		await analyserDepots(app);
		expect(dit.vus).toBe(4);
	});

	it('R-203 SEC10 the receipt says that the antivirus has still to look at it', async () => {
		const { app, dit, qui } = await terrain();
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		expect(await envoyer(app, qui, id, octets)).toMatchObject({ envoiId: id, analyse: 'en_attente' });
		dit.verdict = 'sain';
		await analyserDepots(app);
		expect(await analyse(app, qui)).toBe('faite');
	});

	it('SEC10 down, it is not asked for all the others one after the other', async () => {
		const { app, dit, qui } = await terrain();
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		await analyserDepots(app);
		expect(dit.vus).toBe(1);
		dit.verdict = 'sain';
		await analyserDepots(app);
		expect(dit.vus).toBe(3);
	});

	it('SEC10 stopped in the middle, the file is looked at again once the lease is over', async () => {
		const { app, dit, qui } = await terrain();
		await deposer(app, qui, 'jdc');
		const mort = new Promise<never>(() => {});
		const ici = { ...app, scanner: { analyser: () => mort } };
		void analyserDepots(ici);
		await expect
			.poll(async () => (await lignesDe(app, 'depot')).map(({ bailJusquA }) => bailJusquA))
			.not.toEqual([null]);
		dit.verdict = 'sain';
		await analyserDepots(app);
		expect(dit.vus).toBe(0);
		app.horloge.avance(2 * MINUTE);
		await analyserDepots(app);
		expect(await analyse(app, qui)).toBe('faite');
	});

	it('SEC10 a file that is infected is destroyed, its pièce is empty and says why, confirmed or not', async () => {
		const { app, dit, qui } = await terrain();
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		await verrouiller(app, qui);
		dit.verdict = 'infecte';
		await analyserDepots(app);
		for (const pieceId of PIECES)
			expect(await piece(app, qui, pieceId)).toEqual({
				pieceId,
				...{ statut: 'attente_nouvelle_pj', information: REFUS.fichier_infecte.message },
				...{ receptionLe: null, verrouilleeLe: null, depot: null }
			});
		expect(await app.storage.list()).toEqual([]);
		const traces = (await lignesDe(app, 'pieceEvenement')).filter(({ nature }) => nature === 'infection');
		expect(traces).toHaveLength(3);
		const lignes = app.lignes.filter((ligne) => ligne.includes('fichier_infecte'));
		expect(lignes).toHaveLength(3);
		for (const { nom, mail, numeroCandidat } of [qui.compte])
			for (const personnel of [nom, mail, numeroCandidat]) expect(lignes.join()).not.toContain(personnel);
	});

	it('SEC10 R-214 of a file that is infected the candidat is told, and gives another one, even past the last day', async () => {
		const { app, dit, qui } = await terrain();
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		await verrouiller(app, qui);
		app.horloge.avance(400 * 24 * 60 * MINUTE);
		dit.verdict = 'infecte';
		await analyserDepots(app);
		const courriels = (await lignesDe(app, 'courriel')).filter(({ corps }) => corps.includes('antivirus'));
		expect(courriels).toHaveLength(PIECES.length);
		for (const { corps, destinataire } of courriels) {
			expect(destinataire).toBe(qui.compte.mail);
			expect(corps).toContain('L’antivirus a regardé le fichier d’une de vos pièces justificatives.');
			expect(corps).toContain(`Motif : ${REFUS.fichier_infecte.message}`);
			expect(corps).toContain('même si la date limite est passée');
		}
		await deposer(app, qui, 'jdc');
		expect(await piece(app, qui, 'jdc')).toMatchObject({ statut: null, depot: { analyse: 'en_attente' } });
	});

	it('SEC10 R-214 who has unregistered meanwhile is not asked for another file', async () => {
		const { app, dit, qui } = await terrain();
		await deposer(app, qui, 'jdc');
		await app.engine.tx(() => updateCandidature(app.engine, qui.candidatureId, { etat: 'desinscrit' }));
		dit.verdict = 'infecte';
		await analyserDepots(app);
		expect((await piece(app, qui, 'jdc')).depot).toBeNull();
		expect((await lignesDe(app, 'courriel')).filter(({ corps }) => corps.includes('antivirus'))).toEqual([]);
	});

	it('SEC10 an infected file that was replaced meanwhile does not empty the pièce', async () => {
		const { app, dit, qui } = await terrain();
		await deposer(app, qui, 'jdc');
		const [id, octets] = [randomUUID(), photo()];
		await annoncer(app, qui, 'jdc', { id, octets });
		dit.verdict = 'infecte';
		const scanner = {
			analyser: async () => {
				app.scanner = null;
				await envoyer(app, qui, id, octets);
				return 'infecte' as const;
			}
		};
		await analyserDepots({ ...app, scanner });
		expect(await piece(app, qui, 'jdc')).toMatchObject({ statut: null, depot: { id } });
	});

	it('SEC10 a gestionnaire says nothing of a file they have not seen, and reads that it waits for the antivirus', async () => {
		const { app, qui } = await terrain();
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		await verrouiller(app, qui);
		const verdict = { gestionnaireId: await gestionnaire(app), pieceId: 'jdc', statut: 'conforme' } as const;
		await expect(controler(app, qui, { ...verdict, depotId: null })).rejects.toMatchObject({
			code: 'pieces_changees',
			message: expect.stringContaining('attend l’antivirus')
		});
		// Of the file before, which they had seen, it is true that it changed.
		await expect(controler(app, qui, { ...verdict, depotId: randomUUID() })).rejects.toMatchObject({
			code: 'pieces_changees',
			message: REFUS.pieces_changees.message
		});
	});

	it('SEC10 an Escale that gets its antivirus has it look at what was kept before', async () => {
		const { app, dit, qui } = await terrain();
		const { scanner } = app;
		app.scanner = null;
		await deposer(app, qui, 'jdc');
		await analyserDepots(app);
		expect(await analyse(app, qui)).toBe('faite');
		app.scanner = scanner;
		await analyserAussiLesAnciens(app);
		expect(await analyse(app, qui)).toBe('en_attente');
		dit.verdict = 'sain';
		await analyserDepots(app);
		await analyserAussiLesAnciens(app);
		expect(await analyse(app, qui)).toBe('faite');
	});
});
