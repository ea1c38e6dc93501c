/**
 * The signalements: « Signaler une erreur » when « Modifier » is closed, or when an établissement filled something in wrongly.
 * The candidat says what is wrong; a gestionnaire answers, and may open « Modifier » again for that person alone.
 */
import { randomUUID } from 'node:crypto';
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import { nomPrenoms } from '$lib/domain/noms';
import { academie } from '$lib/domain/referentiels';
import { exiger, Refus } from '$lib/domain/refus';
import {
	SIGNALEMENTS_MAX,
	type DemandeSignalement,
	type RecuSignalement,
	type SignalementSuivi
} from '$lib/domain/suivi';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import { deposerCourriel } from './courriels';
import { findCandidature } from './db/candidatures';
import { findCompteById } from './db/comptes';
import { findCandidatureControlee } from './db/controles';
import { insertDerogation } from './db/derogations';
import { isUnique, type Row } from './db/engine';
import * as suivi from './db/suivi';
import { uneSeuleFois } from './envois';
import { exigerPermise } from './etats';
import { lireExamen } from './examens';
import { lettreSignalement } from './lettres-suivi';
import type { ActeDuCandidat } from './suivi';
import { nomDeLaCandidature } from './versions';

/** The envoi’s id, made on the phone, becomes the signalement’s. */
export function signaler(app: App, envoi: ActeDuCandidat & { demande: DemandeSignalement }): Promise<RecuSignalement> {
	const { compteId, envoiId, candidatureId, demande } = envoi;
	return uneSeuleFois(app, envoi, async (creeLe) => {
		await exigerPermise(app, compteId, candidatureId, 'signaler');
		const siens = await suivi.listSignalements(app.engine, candidatureId);
		const attendent = siens.filter(({ etat }) => etat === 'demande').length;
		exiger(attendent >= SIGNALEMENTS_MAX ? 'trop_de_signalements' : null);
		const row: Row<'signalement'> = {
			id: envoiId,
			candidatureId,
			texte: demande.texte,
			etat: 'demande',
			creeLe,
			decideLe: null,
			gestionnaireId: null,
			information: null
		};
		try {
			await app.engine.tx(() => suivi.insertSignalement(app.engine, row));
		} catch (erreur) {
			// Somebody else’s id: no phone of ours draws the same twice.
			throw isUnique(erreur, 'id') ? new Refus('cle_reutilisee') : erreur;
		}
		return { envoiId, signalement: suivre(row) };
	});
}

export async function listerSignalements(app: App, compteId: string, id: string): Promise<SignalementSuivi[]> {
	if (!(await findCandidature(app.engine, compteId, id))) throw new Refus('introuvable');
	return (await suivi.listSignalements(app.engine, id)).map(suivre);
}

export function suivre({ id, texte, etat, creeLe, decideLe, information }: Row<'signalement'>): SignalementSuivi {
	return {
		id,
		texte,
		etat,
		creeLe: creeLe.toISOString(),
		decideLe: decideLe?.toISOString() ?? null,
		information
	};
}

export interface Decision {
	id: string;
	accepte: boolean;
	information: string;
	/** « Modifier » is open again until then, exclusive; null: it stays as it is. */
	jusquA: Date | null;
}

/** Answered once; the candidat is told in the same transaction. */
export function deciderSignalement(app: App, qui: Gestionnaire, decision: Decision): Promise<void> {
	return app.engine.tx(async () => {
		const { signalement, candidature } = await exigerSignalement(app, qui, decision.id);
		exiger(signalement.etat === 'demande' ? null : 'signalement_traite');
		const le = app.clock.now();
		const { accepte, information } = decision;
		const jusquA = accepte ? decision.jusquA : null;
		await suivi.updateSignalement(app.engine, signalement.id, {
			etat: accepte ? 'accepte' : 'refuse',
			decideLe: le,
			gestionnaireId: qui.id,
			information
		});
		if (jusquA)
			await insertDerogation(app.engine, {
				id: randomUUID(),
				compteId: candidature.compteId,
				campagneId: candidature.campagneId,
				jusquA,
				motif: `Signalement ${signalement.id} : ${information}`.slice(0, 500),
				accordeePar: qui.nom,
				creeLe: le
			});
		await annoncer(app, candidature, signalement, { accepte, information, jusquA });
		app.journal.info('signalement_decide', { gestionnaire: qui.id, signalement: signalement.id, accepte });
	});
}

async function annoncer(
	app: App,
	candidature: Row<'candidature'>,
	{ id, texte }: Row<'signalement'>,
	dit: Omit<Decision, 'id'>
): Promise<void> {
	const compte = await findCompteById(app.engine, candidature.compteId);
	if (!compte) return;
	const { nom, service } = await nomDeLaCandidature(app, candidature);
	const { fuseau } = await lireCampagne(app, candidature.campagneId);
	const lien = `/espace/candidatures/${candidature.id}/signaler`;
	const faits = { candidature: nom, service, lien: app.settings.origin + lien, texte, fuseau };
	await deposerCourriel(app, {
		...lettreSignalement({ ...faits, ...dit }),
		compteId: compte.id,
		destinataire: compte.mail,
		lien,
		candidatureId: candidature.id,
		fait: `signalement:${id}`
	});
}

/** Of one of their académies, with its candidature; for anybody else it does not exist. */
export async function exigerSignalement(app: App, { id: gestionnaireId }: Gestionnaire, id: string) {
	const signalement = await suivi.findSignalement(app.engine, id);
	const candidature =
		signalement && (await findCandidatureControlee(app.engine, gestionnaireId, signalement.candidatureId));
	if (!signalement || !candidature) throw new Refus('introuvable');
	return { signalement, candidature };
}

/** More than a morning’s work; the others come as these are answered. */
const LIMITE = 50;

export interface LigneADecider {
	id: string;
	candidatureId: string;
	candidat: string;
	numeroCandidat: string;
	examen: string;
	le: Date;
	fuseau: string;
	texte: string;
}

/** What the desk has to look at besides pièces: signalements, and changes made after pièces were confirmed. */
export async function listerADecider(app: App, { academies }: Gestionnaire) {
	const signalements = await suivi.listSignalementsADecider(app.engine, academies, LIMITE);
	const modifications = await suivi.listModificationsAVoir(app.engine, academies, LIMITE);
	const dire = async (ligne: suivi.LigneSuivi) => ({
		candidatureId: ligne.candidature.id,
		candidat: nomPrenoms(ligne.compte),
		numeroCandidat: ligne.compte.numeroCandidat,
		examen: await examenDit(app, ligne.campagne),
		fuseau: ligne.campagne.fuseau
	});
	return {
		signalements: await Promise.all(
			signalements.map(async (ligne): Promise<LigneADecider> => {
				const { id, creeLe: le, texte } = ligne.signalement;
				return { id, le, texte, ...(await dire(ligne)) };
			})
		),
		modifications: await Promise.all(
			modifications.map(async (ligne): Promise<LigneADecider> => {
				const { id, le, motif } = ligne.evenement;
				return { id, le, texte: motif ?? '', ...(await dire(ligne)) };
			})
		)
	};
}

async function examenDit(app: App, { examenHash, sessionExamen, academie: code }: Row<'campagne'>): Promise<string> {
	const { libelle } = await lireExamen(app, examenHash);
	return `${libelle}, session ${sessionExamen}, ${academie(code)?.nom ?? code}`;
}

/** « J’ai vérifié » of a change that was made after pièces were confirmed. */
export function marquerVue(app: App, qui: Gestionnaire, candidatureId: string): Promise<void> {
	return app.engine.tx(async () => {
		if (!(await findCandidatureControlee(app.engine, qui.id, candidatureId))) throw new Refus('introuvable');
		const evenements = await suivi.listCandidatureEvenements(app.engine, candidatureId);
		const derniere = evenements.findLast(({ evenement }) => evenement.nature.startsWith('modification'))?.evenement;
		if (derniere?.nature !== 'modification') return;
		// In the same instant it would stand before the change it answers.
		const le = new Date(Math.max(app.clock.now().getTime(), derniere.le.getTime() + 1));
		await suivi.insertCandidatureEvenement(app.engine, {
			id: randomUUID(),
			candidatureId,
			nature: 'modification_vue',
			gestionnaireId: qui.id,
			le
		});
	});
}
