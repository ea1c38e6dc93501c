/**
 * The états, enforced (`domain/etats.ts` says which act each knows), and the acts of the desk that change one: écarter, annuler
 * an incomplete file, rouvrir. Each is written down with its motif, and told to the candidat in the same transaction.
 */
import { randomUUID } from 'node:crypto';
import {
	ACTIONS,
	actionsPermises,
	etatAffiche,
	phraseEtat,
	refusAction,
	type Action,
	type EtatAffiche
} from '$lib/domain/etats';
import type { ActeDuBureau } from '$lib/domain/etats-demande';
import { presenter } from '$lib/domain/presentation';
import { Refus } from '$lib/domain/refus';
import { validationDe } from '$lib/domain/validation';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import { deposerCourriel } from './courriels';
import { findCandidature, updateCandidature } from './db/candidatures';
import { findCompteById } from './db/comptes';
import { findCandidatureControlee } from './db/controles';
import type { Row } from './db/engine';
import { insertCandidatureEvenement } from './db/suivi';
import { lireExamen } from './examens';
import { lettreEtat } from './lettres-suivi';
import { lireAvancement } from './pieces';
import { nomDeLaCandidature } from './versions';

/** Refused, it says what remains possible. */
export function exigerAction({ etat }: { etat: EtatAffiche }, action: Action): void {
	const refus = refusAction(etat, action);
	if (!refus) return;
	const detail = phraseEtat(etat, ACTIONS[action].qui);
	throw new Refus(refus, { detail, etat, possibles: [...actionsPermises(etat)] });
}

/** « Définitive » is asked of the pièces and of the validation as they are now. */
export async function etatDuMoment(app: App, candidature: Row<'candidature'>): Promise<EtatAffiche> {
	const campagne = await lireCampagne(app, candidature.campagneId);
	const examen = presenter(await lireExamen(app, campagne.examenHash), campagne);
	const { etat, version } = candidature;
	const avancement = version > 0 ? await lireAvancement(app, candidature) : null;
	return etatAffiche({ etat, version, avancement, validation: validationDe(candidature, examen) });
}

/** That candidature of that compte, when its état knows the act; somebody else’s does not exist. */
export async function exigerPermise(
	app: App,
	compteId: string,
	id: string,
	action: Action
): Promise<Row<'candidature'>> {
	const candidature = await findCandidature(app.engine, compteId, id);
	if (!candidature) throw new Refus('introuvable');
	exigerAction(candidature, action);
	return candidature;
}

export interface ChangementDEtat {
	gestionnaireId: string;
	candidatureId: string;
	acte: ActeDuBureau;
	motif: string;
}

const NATURES = { ecarter: 'ecart', annuler: 'annulation', rouvrir: 'reouverture' } as const;

export function changerEtat(app: App, { gestionnaireId, candidatureId, acte, motif }: ChangementDEtat): Promise<void> {
	return app.engine.tx(async () => {
		const candidature = await findCandidatureControlee(app.engine, gestionnaireId, candidatureId);
		if (!candidature) throw new Refus('introuvable');
		exigerAction({ etat: await etatDuMoment(app, candidature) }, acte);
		const le = app.clock.now();
		// Reopened, it is again what it was: never enregistrée, it is still to complete.
		const rouvert = candidature.version > 0 ? 'inscrit' : 'a_completer';
		const etat = { ecarter: 'ecartee', annuler: 'annulee', rouvrir: rouvert } as const;
		await updateCandidature(app.engine, candidatureId, { etat: etat[acte], modifieeLe: le });
		const id = randomUUID();
		await insertCandidatureEvenement(app.engine, {
			id,
			candidatureId,
			nature: NATURES[acte],
			motif,
			gestionnaireId,
			le
		});
		await annoncer(app, candidature, acte, motif, id);
		app.journal.info('etat_change', { gestionnaire: gestionnaireId, candidature: candidatureId, acte });
	});
}

async function annoncer(app: App, candidature: Row<'candidature'>, acte: ActeDuBureau, motif: string, fait: string) {
	const compte = await findCompteById(app.engine, candidature.compteId);
	if (!compte) return;
	const { nom, service } = await nomDeLaCandidature(app, candidature);
	const lien = `/espace/candidatures/${candidature.id}`;
	const lettre = lettreEtat({ acte, motif, candidature: nom, service, lien: app.settings.origin + lien });
	await deposerCourriel(app, {
		...lettre,
		compteId: compte.id,
		destinataire: compte.mail,
		lien,
		candidatureId: candidature.id,
		fait: `etat:${fait}`
	});
}
