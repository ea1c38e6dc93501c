/**
 * What the antivirus says of the dépôts. Until it said yes a file is « en attente d'analyse » and no gestionnaire sees it;
 * when it does not answer it is asked again, for as long as it takes.
 */
import { refusAction } from '$lib/domain/etats';
import { REFUS } from '$lib/domain/refus';
import { annoncerStatut } from './annonce-statut';
import type { App } from './app';
import { findCandidatureById } from './db/candidatures';
import { claimAnalyse, countDepotsVifs, updateAnalyses, updateDepot } from './db/depots';
import type { Row } from './db/engine';
import { findPiece } from './db/pieces';
import { changerPiece, lireSituation } from './pieces';
import type { Scanner } from './scanner';

const BAIL = 2 * 60_000;
const NOUVEL_ESSAI = 5 * 60_000;

/** When an Escale gets its antivirus: what was kept without one is looked at like the rest. */
export function analyserAussiLesAnciens(app: App): Promise<void> {
	return app.engine.tx(() => updateAnalyses(app.engine, app.clock.now()));
}

/** Looks at what is due, one after the other. Run by `taches.ts`. */
export async function analyserDepots(app: App): Promise<void> {
	const { scanner } = app;
	if (!scanner) return;
	for (;;) {
		const maintenant = app.clock.now();
		const depot = await app.engine.tx(() =>
			claimAnalyse(app.engine, maintenant, new Date(maintenant.getTime() + BAIL))
		);
		if (!depot) return;
		const verdict = await demander(app, scanner, depot);
		if (verdict === 'infecte') await detruire(app, depot);
		else {
			const le = app.clock.now();
			const dit =
				verdict === 'sain'
					? { analyseLe: le, aAnalyserLe: null }
					: { aAnalyserLe: new Date(le.getTime() + NOUVEL_ESSAI) };
			await app.engine.tx(() => updateDepot(app.engine, depot.id, { ...dit, bailJusquA: null }));
		}
		// It is down, or nearly: the others would wait for nothing, one after the other.
		if (verdict === 'inconnu') return app.journal.info('antivirus_sans_reponse', { depot: depot.id });
	}
}

async function demander(app: App, scanner: Scanner, { id, fichier }: Row<'depot'>) {
	try {
		return await scanner.analyser(await app.storage.get(fichier ?? ''));
	} catch (erreur) {
		app.journal.erreur('analyse_echouee', erreur, { depot: id });
		return 'inconnu';
	}
}

/** The pièce is empty again, takes another file and says why, and so does a message; then the bytes go, unless another dépôt, soon looked at too, has the same. */
async function detruire(app: App, { id, candidatureId, pieceId, fichier }: Row<'depot'>): Promise<void> {
	await app.engine.tx(async () => {
		const le = app.clock.now();
		await updateDepot(app.engine, id, {
			...{ infecte: true, analyseLe: le, aAnalyserLe: null, bailJusquA: null },
			...{ retireLe: le, fichier: null }
		});
		const piece = await findPiece(app.engine, candidatureId, pieceId);
		if (piece?.depotId !== id) return;
		// Whatever the hour: nobody loses their place for what a scan found after the last day.
		const dit = { statut: 'attente_nouvelle_pj', information: REFUS.fichier_infecte.message } as const;
		await changerPiece(
			app,
			{ candidatureId, pieceId },
			le,
			{ ...dit, depotId: null, receptionLe: null, verrouilleeLe: null },
			{ ...dit, nature: 'infection', depotId: id }
		);
		const candidature = await findCandidatureById(app.engine, candidatureId);
		if (!candidature) return;
		const situation = await lireSituation(app, candidature);
		const suivie = situation.suivies.find((une) => une.pieceId === pieceId);
		// Of a pièce that is no longer asked for, or of a candidature that takes none, there is nothing to tell.
		const demandee = situation.demandees.some((une) => une.id === pieceId);
		const deposable = refusAction(candidature.etat, 'deposer') === null;
		if (suivie && demandee && deposable) await annoncerStatut(app, candidature, situation, suivie, 'antivirus');
	});
	if (fichier && (await countDepotsVifs(app.engine, fichier)) === 0) await app.storage.delete(fichier);
	app.journal.info('fichier_infecte', { depot: id });
}
