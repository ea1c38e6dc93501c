/** The files of the dépôts, given back: to the candidat whose they are, and to the gestionnaire of their académie. */
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { findCandidatureControlee } from './db/controles';
import { findLastVersion } from './db/candidatures';
import { findDepot, listDepots } from './db/depots';
import type { Row } from './db/engine';

export interface FichierDepose {
	octets: Uint8Array;
	type: string;
	/** Ours, never the one it had: « DCSTID01.pdf ». */
	nom: string;
}

export async function lireFichier(app: App, compteId: string, depotId: string): Promise<FichierDepose> {
	const depot = await findDepot(app.engine, compteId, depotId);
	if (!depot) throw new Refus('introuvable');
	return ouvrir(app, depot);
}

/**
 * One that the antivirus has not passed, or that the candidat took back, does not exist for a gestionnaire. Who looked at
 * which is told in the journal.
 */
export async function lireFichierControle(app: App, gestionnaireId: string, depotId: string): Promise<FichierDepose> {
	const [depot] = await listDepots(app.engine, [depotId]);
	const candidature = depot && (await findCandidatureControlee(app.engine, gestionnaireId, depot.candidatureId));
	if (!candidature || depot.aAnalyserLe || depot.infecte || depot.retireLe) throw new Refus('introuvable');
	const fichier = await ouvrir(app, depot);
	app.journal.info('depot_consulte', { gestionnaire: gestionnaireId, depot: depotId });
	return fichier;
}

async function ouvrir(app: App, { candidatureId, pieceId, type, recuLe, retireLe, fichier }: Row<'depot'>) {
	if (!recuLe || !fichier) throw new Refus('introuvable');
	if (retireLe) throw new Refus('depot_retire');
	const derniere = await findLastVersion(app.engine, candidatureId);
	const demandee = derniere?.instantane.pieces.find(({ id }) => id === pieceId);
	const nom = `${demandee?.code ?? pieceId}.${type === 'application/pdf' ? 'pdf' : 'jpg'}`;
	return { octets: await app.storage.get(fichier), type, nom };
}

/** Somebody gave it: it is saved or, at the desk, shown; and nothing of it is ever run as ours. */
export function reponseFichier(
	{ octets, type, nom }: FichierDepose,
	disposition: 'attachment' | 'inline' = 'attachment'
): Response {
	return new Response(new Uint8Array(octets), {
		headers: {
			'content-type': type,
			// RFC 6266: the codes of the exam files are ASCII, but no quote may ever end the name.
			'content-disposition': `${disposition}; filename="${nom.replace(/[^\w.-]/g, '_')}"`,
			'content-security-policy': "sandbox; default-src 'none'",
			'cross-origin-resource-policy': 'same-origin',
			'x-content-type-options': 'nosniff',
			'cache-control': 'no-store'
		}
	});
}
