/** « Valider »: the version that was read is validated, once; it counts as the signature where the exam file says so. */
import { randomUUID } from 'node:crypto';
import { fenetreDepot } from '$lib/domain/depot';
import { prolonger } from '$lib/domain/fenetre';
import { presenter } from '$lib/domain/presentation';
import { exiger } from '$lib/domain/refus';
import { refusValider, type DemandeValidation, type RecuValidation } from '$lib/domain/validation';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import { updateCandidature } from './db/candidatures';
import { insertCandidatureEvenement } from './db/suivi';
import { finDerogation } from './derogations';
import { uneSeuleFois, type EnvoiRecu } from './envois';
import { exigerPermise } from './etats';
import { lireExamen } from './examens';

export interface Validation extends EnvoiRecu {
	candidatureId: string;
	demande: DemandeValidation;
}

export function validerCandidature(app: App, envoi: Validation): Promise<RecuValidation> {
	const { compteId, envoiId, candidatureId, demande } = envoi;
	return uneSeuleFois(app, envoi, async (maintenant) => {
		const candidature = await exigerPermise(app, compteId, candidatureId, 'valider');
		const campagne = await lireCampagne(app, candidature.campagneId);
		const derogation = await finDerogation(app, compteId, campagne.id);
		const examen = presenter(await lireExamen(app, campagne.examenHash), campagne);
		const fenetre = prolonger(fenetreDepot(campagne), { ...campagne.reglages, derogation });
		exiger(refusValider(candidature, demande.version, examen, fenetre, maintenant));
		// Pressed on two devices, it is validated once.
		if (candidature.valideeVersion !== demande.version) {
			await updateCandidature(app.engine, candidatureId, { valideeVersion: demande.version });
			await insertCandidatureEvenement(app.engine, {
				id: randomUUID(),
				candidatureId,
				nature: 'validation',
				le: maintenant
			});
		}
		return { envoiId, candidatureId, version: demande.version, valideeLe: maintenant.toISOString() };
	});
}
