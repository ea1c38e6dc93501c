/** The contrôle: what a gestionnaire says of a pièce, and what the candidat is told of it. */
import { fenetreDepot, type PieceSuivie, type StatutPiece } from '$lib/domain/depot';
import { libelleStatut } from '$lib/domain/controle';
import { fenetreDePiece } from '$lib/domain/depot-regles';
import { prolonger } from '$lib/domain/fenetre';
import type { PieceDemandee } from '$lib/domain/pieces';
import { presenter } from '$lib/domain/presentation';
import { exiger, Refus } from '$lib/domain/refus';
import type { App } from './app';
import { deposerCourriel } from './courriels';
import { findCompteById } from './db/comptes';
import { findCandidatureControlee } from './db/controles';
import type { Row } from './db/engine';
import { exigerAction } from './etats';
import { lireExamen } from './examens';
import { lettreStatut } from './lettres-pieces';
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
		const { demandee, suivie: avant } = situationDe(pieceId, situation);
		// A verdict is on the file that was looked at, not on the one that came meanwhile.
		exiger((avant?.depot?.id ?? null) === depotId ? null : 'pieces_changees');
		const rouvre = statut === 'non_conforme' || statut === 'attente_nouvelle_pj';
		await changerPiece(
			app,
			{ candidatureId, pieceId },
			maintenant,
			{ statut, receptionLe, information, ...(rouvre && { verrouilleeLe: null }) },
			{ nature: 'statut', depotId, statut, information, gestionnaireId }
		);
		const { suivie: apres } = situationDe(pieceId, await lireSituation(app, candidature));
		if (!apres) throw new Error('a pièce that was just written is not there');
		if (avant?.statut !== apres.statut || avant.information !== apres.information)
			await annoncer(app, candidature, situation, demandee, apres);
		return { avant, apres };
	});
}

/** In the same transaction: a verdict that is kept is told, and no other. The campagne decides whether a mail leaves too. */
async function annoncer(
	app: App,
	{ id, compteId }: Row<'candidature'>,
	{ campagne, derogation }: Awaited<ReturnType<typeof lireSituation>>,
	demandee: PieceDemandee,
	apres: PieceSuivie
): Promise<void> {
	const compte = await findCompteById(app.engine, compteId);
	if (!compte) return;
	const examen = presenter(await lireExamen(app, campagne.examenHash), campagne);
	const lien = `/espace/candidatures/${id}/justificatifs#piece-${demandee.id}`;
	const { objet, corps } = lettreStatut({
		piece: demandee.libelle,
		examen: examen.libelle,
		apres,
		libelleStatut: apres.statut && libelleStatut(apres.statut, examen),
		enLigne: demandee.mode === 'en_ligne',
		// What is said leaves the grace out: it is for what was ready on a phone.
		fenetre: fenetreDePiece(demandee, prolonger(fenetreDepot(campagne), { derogation })),
		maintenant: app.clock.now(),
		lien: `${app.settings.origin}${lien}`
	});
	const parCourriel = campagne.reglages.depot?.mailStatuts !== false;
	await deposerCourriel(app, {
		compteId,
		destinataire: compte.mail,
		objet,
		corps,
		lien,
		parCourriel,
		candidatureId: id
	});
}
