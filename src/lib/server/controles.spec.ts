import { expect, it } from 'vitest';
import { surChaqueBase } from '../../../tests/support/app';
import { lignesDe } from '../../../tests/support/candidats';
import {
	campagneDePieces,
	controler,
	deposer,
	gestionnaire,
	inscrit,
	piece,
	PIECES,
	POSTALE,
	retirer,
	verrouiller
} from '../../../tests/support/depots';
import { poserStatut } from './controles';

surChaqueBase('the verdict of a gestionnaire', (monter) => {
	async function terrain() {
		const app = await monter();
		const { id } = await campagneDePieces(app);
		const qui = await inscrit(app, id);
		for (const pieceId of PIECES) await deposer(app, qui, pieceId);
		await verrouiller(app, qui);
		return { app, qui, gestionnaireId: await gestionnaire(app) };
	}

	it('R-206 is seen by the candidat with its date and its words, and says what it was before', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		const verdict = { statut: 'recue', receptionLe: '2023-12-11', information: ' Lisible, merci. ' } as const;
		const { avant, apres } = await controler(app, qui, { gestionnaireId, pieceId: 'jdc', ...verdict });
		expect(avant).toMatchObject({ statut: null, information: null });
		expect(apres).toEqual({ ...avant, ...verdict, information: 'Lisible, merci.' });
		expect(await piece(app, qui, 'jdc')).toEqual(apres);
		const [trace] = (await lignesDe(app, 'pieceEvenement')).filter(({ nature }) => nature === 'statut');
		expect(trace).toMatchObject({ gestionnaireId, pieceId: 'jdc', statut: 'recue', information: 'Lisible, merci.' });
	});

	it.each(['non_conforme', 'attente_nouvelle_pj'] as const)('R-206 « %s » opens the pièce again', async (statut) => {
		const { app, qui, gestionnaireId } = await terrain();
		const { avant, apres } = await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut });
		expect(avant?.verrouilleeLe).not.toBe(null);
		expect(apres.verrouilleeLe).toBe(null);
	});

	it.each(['recue', 'en_attente_controle', 'conforme', null] as const)(
		'R-204 « %s » leaves it confirmed',
		async (statut) => {
			const { app, qui, gestionnaireId } = await terrain();
			const { avant, apres } = await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut });
			expect(apres.verrouilleeLe).toBe(avant?.verrouilleeLe);
		}
	);

	const CORRIGE = ['recue', 'en_attente_controle', 'conforme', null] as const;

	it.each(['non_conforme', 'attente_nouvelle_pj'] as const)(
		'R-204 « %s » said by mistake and corrected on the same file: it is confirmed as on the day the candidat did so',
		async (statut) => {
			const { app, qui, gestionnaireId } = await terrain();
			const { verrouilleeLe } = await piece(app, qui, 'jdc');
			for (const corrige of CORRIGE) {
				app.horloge.avance(60_000);
				await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut });
				app.horloge.avance(60_000);
				const { apres } = await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut: corrige });
				expect(apres.verrouilleeLe).toBe(verrouilleeLe);
			}
			await expect(deposer(app, qui, 'jdc')).rejects.toMatchObject({ code: 'piece_verrouillee' });
		}
	);

	it('R-204 corrected after the candidat gave another file, it is theirs to confirm, and then keeps that date', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut: 'non_conforme' });
		await deposer(app, qui, 'jdc');
		const { apres } = await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut: 'recue' });
		expect(apres.verrouilleeLe).toBe(null);
		app.horloge.avance(60_000);
		const { verrouilleesLe } = await verrouiller(app, qui);
		for (const statut of ['non_conforme', 'conforme'] as const)
			await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut });
		expect(await piece(app, qui, 'jdc')).toMatchObject({ verrouilleeLe: verrouilleesLe });
	});

	it('R-204 corrected after the candidat took the file back, or on one never confirmed, it is not confirmed', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		const { depot } = await piece(app, qui, 'jdc');
		await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut: 'non_conforme' });
		await retirer(app, qui, depot?.id ?? '');
		const { apres } = await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut: 'recue' });
		expect(apres).toMatchObject({ depot: null, verrouilleeLe: null });
		const autre = await inscrit(app, qui.campagneId);
		await deposer(app, autre, 'jdc');
		for (const statut of ['non_conforme', 'recue'] as const)
			await controler(app, autre, { gestionnaireId, pieceId: 'jdc', statut });
		expect(await piece(app, autre, 'jdc')).toMatchObject({ statut: 'recue', verrouilleeLe: null });
	});

	it('REL18 is on the file that was looked at: another one that came meanwhile is looked at first', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		const { depot } = await piece(app, qui, 'jdc');
		await controler(app, qui, { gestionnaireId, pieceId: 'jdc', statut: 'non_conforme' });
		await deposer(app, qui, 'jdc');
		for (const depotId of [depot?.id ?? null, null]) {
			const verdict = { gestionnaireId, pieceId: 'jdc', statut: 'conforme', depotId } as const;
			await expect(controler(app, qui, verdict)).rejects.toMatchObject({ code: 'pieces_changees' });
		}
		expect(await piece(app, qui, 'jdc')).toMatchObject({ statut: null });
	});

	it('R-205 is given on a pièce that comes by post, which has no file', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		const verdict = { gestionnaireId, pieceId: POSTALE, statut: 'recue', receptionLe: '2023-12-09' } as const;
		const { avant, apres } = await controler(app, qui, verdict);
		expect(avant).toBe(null);
		expect(apres).toMatchObject({ statut: 'recue', receptionLe: '2023-12-09', depot: null });
	});

	it('SEC3 another académie’s candidature does not exist for them, nor a pièce that is not asked', async () => {
		const { app, qui, gestionnaireId } = await terrain();
		const ailleurs = await gestionnaire(app, ['10']);
		const verdict = { gestionnaireId: ailleurs, pieceId: 'jdc', statut: 'conforme' } as const;
		await expect(controler(app, qui, verdict)).rejects.toMatchObject({ code: 'introuvable' });
		const inconnue = poserStatut(app, {
			...{ ...verdict, gestionnaireId, candidatureId: qui.candidatureId, pieceId: 'vae' },
			...{ depotId: null, receptionLe: null, information: null }
		});
		await expect(inconnue).rejects.toMatchObject({ code: 'piece_inconnue' });
	});
});
