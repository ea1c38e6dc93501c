/** The contrôle: what a gestionnaire says of a pièce. */
import { ROUVRENT } from '$lib/domain/controle';
import type { DepotRecu, PieceSuivie, StatutPiece } from '$lib/domain/depot';
import { exiger, Refus } from '$lib/domain/refus';
import { annoncerStatut } from './annonce-statut';
import type { App } from './app';
import { findCandidatureControlee } from './db/controles';
import { findVerrou } from './db/pieces';
import { exigerAction } from './etats';
import { changerPiece, lireSituation, situationDe } from './pieces';

export interface Verdict {
	gestionnaireId: string;
	candidatureId: string;
	pieceId: string;
	/** The one they had before their eyes; null: none, or the pièce comes by post. */
	depotId: string | null;
	/** Null takes back what was said. */
	statut: StatutPiece | null;
	/** yyyy-mm-dd */
	receptionLe: string | null;
	/** Plain text, shown to the candidat. */
	information: string | null;
}

export interface PieceControlee {
	/** Null: nothing was given for it, and nothing said. */
	avant: PieceSuivie | null;
	apres: PieceSuivie;
}

export function poserStatut(app: App, verdict: Verdict): Promise<PieceControlee> {
	const { gestionnaireId, candidatureId, pieceId, depotId, statut, receptionLe } = verdict;
	const information = verdict.information?.trim() || null;
	return app.engine.tx(async () => {
		const maintenant = app.clock.now();
		const candidature = await findCandidatureControlee(app.engine, gestionnaireId, candidatureId);
		if (!candidature) throw new Refus('introuvable');
		exigerAction(candidature, 'controler');
		const situation = await lireSituation(app, candidature);
		const { suivie: avant } = situationDe(pieceId, situation);
		exigerRegarde(avant?.depot ?? null, depotId);
		await changerPiece(
			app,
			{ candidatureId, pieceId },
			maintenant,
			{ statut, receptionLe, information, verrouilleeLe: await verrouApres(app, verdict, avant) },
			{ nature: 'statut', depotId, statut, information, gestionnaireId }
		);
		const { suivie: apres } = situationDe(pieceId, await lireSituation(app, candidature));
		if (!apres) throw new Error('a pièce that was just written is not there');
		if (avant?.statut !== apres.statut || avant.information !== apres.information)
			await annoncerStatut(app, candidature, situation, apres, 'gestionnaire');
		return { avant, apres };
	});
}

/** A verdict is on the file that was looked at: not on one that came meanwhile, nor on one that nobody sees yet. */
function exigerRegarde(depot: DepotRecu | null, depotId: string | null): void {
	if (depotId === null && depot?.analyse === 'en_attente')
		throw new Refus('pieces_changees', { detail: ATTEND_L_ANTIVIRUS });
	exiger((depot?.id ?? null) === depotId ? null : 'pieces_changees');
}

/** The desk reads it. */
const ATTEND_L_ANTIVIRUS =
	'Le fichier de cette pièce attend l’antivirus\u00a0: rien n’a été enregistré. Vous le verrez ici quand l’antivirus l’aura regardé.';

/**
 * A refusal gives the pièce back to the candidat. Corrected on the file that they had confirmed, it is as if it had not been
 * said: what they confirmed stays so, from that day; another file is theirs to confirm.
 */
async function verrouApres(
	app: App,
	{ candidatureId, pieceId, depotId, statut }: Verdict,
	avant: PieceSuivie | null
): Promise<Date | null> {
	if (statut && ROUVRENT.includes(statut)) return null;
	if (avant?.verrouilleeLe) return new Date(avant.verrouilleeLe);
	return depotId === null ? null : findVerrou(app.engine, { candidatureId, pieceId, depotId });
}
