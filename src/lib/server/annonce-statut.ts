/** What a candidat is told of a pièce whose statut changed, be it by a gestionnaire or by the antivirus. */
import { libelleStatut } from '$lib/domain/controle';
import { fenetreDepot, type PieceSuivie } from '$lib/domain/depot';
import { fenetreDePiece } from '$lib/domain/depot-regles';
import { prolonger } from '$lib/domain/fenetre';
import { presenter } from '$lib/domain/presentation';
import type { App } from './app';
import { deposerCourriel } from './courriels';
import { findCompteById } from './db/comptes';
import type { Row } from './db/engine';
import { lireExamen } from './examens';
import { lettreStatut, type FaitsStatut } from './lettres-pieces';
import { situationDe, type lireSituation } from './pieces';

/** In the same transaction: what is kept is told, and nothing else. The campagne decides whether a mail leaves too. */
export async function annoncerStatut(
	app: App,
	{ id, compteId }: Row<'candidature'>,
	situation: Awaited<ReturnType<typeof lireSituation>>,
	apres: PieceSuivie,
	par: FaitsStatut['par']
): Promise<void> {
	const { campagne, derogation } = situation;
	const { demandee } = situationDe(apres.pieceId, situation);
	const compte = await findCompteById(app.engine, compteId);
	if (!compte) return;
	const examen = presenter(await lireExamen(app, campagne.examenHash), campagne);
	const lien = `/espace/candidatures/${id}/justificatifs#piece-${demandee.id}`;
	const { objet, corps } = lettreStatut({
		piece: demandee.libelle,
		examen: examen.libelle,
		apres,
		par,
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
