/**
 * The dérogations: one person may enregistrer after the fermeture, because a gestionnaire said so. Each is written down
 * with who granted it and why, and told in the journal by its id, never by a name.
 */
import { randomUUID } from 'node:crypto';
import { instantLocal } from '$lib/domain/dates';
import { parseDerogation } from '$lib/domain/derogation';
import { FichierRefuse, lireFichier } from '$lib/domain/fichier';
import type { App } from './app';
import { findCampagne } from './db/campagnes';
import { findCompteByNumero } from './db/comptes';
import { insertDerogation, listDerogations } from './db/derogations';
import type { Row } from './db/engine';

/** Grants what the file asks for; throws `FichierRefuse`, and then nothing has changed. */
export async function accorderDerogation(app: App, octets: Uint8Array): Promise<Row<'derogation'>> {
	const demande = parseDerogation(lireFichier(octets));
	const campagne = await findCampagne(app.engine, demande.campagne);
	if (!campagne) throw refusee('campagne', `« ${demande.campagne} » n’existe pas`);
	const derogation = await app.engine.tx(async () => {
		const compte = await findCompteByNumero(app.engine, demande.numeroCandidat);
		if (!compte) throw refusee('numeroCandidat', 'aucun candidat n’a ce numéro');
		const accordee = {
			id: randomUUID(),
			compteId: compte.id,
			campagneId: campagne.id,
			jusquA: instantLocal(demande.jusquA, campagne.fuseau),
			motif: demande.motif,
			accordeePar: demande.par,
			creeLe: app.clock.now()
		};
		if (accordee.jusquA <= accordee.creeLe) throw refusee('jusquA', 'cet instant est déjà passé');
		await insertDerogation(app.engine, accordee);
		return accordee;
	});
	const { id, jusquA } = derogation;
	app.journal.info('derogation_accordee', { derogation: id, campagne: campagne.id, jusquA: jusquA.toISOString() });
	return derogation;
}

function refusee(champ: string, message: string): FichierRefuse {
	return new FichierRefuse('Fichier de dérogation refusé.', [{ path: [champ], message }]);
}

/** Until when that person may still enregistrer to that campagne; null without a dérogation in force. */
export async function finDerogation(app: App, compteId: string, campagneId: string): Promise<Date | null> {
	const siennes = await listDerogations(app.engine, compteId, app.clock.now());
	const fins = siennes.filter((d) => d.campagneId === campagneId).map((d) => d.jusquA.getTime());
	return fins.length ? new Date(Math.max(...fins)) : null;
}

export async function listerDerogations(app: App, compteId: string) {
	const siennes = await listDerogations(app.engine, compteId, app.clock.now());
	return siennes.map(({ campagneId, jusquA }) => ({ campagneId, jusquA: jusquA.toISOString() }));
}
