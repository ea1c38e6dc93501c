/** What a candidat does with a candidature once it is enregistrée: se désinscrire, « Je ne viendrai pas ». */
import { randomUUID } from 'node:crypto';
import type { Compte } from '$lib/domain/compte';
import { prolonger } from '$lib/domain/fenetre';
import { exiger } from '$lib/domain/refus';
import {
	estIndividuelle,
	refusAbsence,
	refusDesinscription,
	type DemandeAbsence,
	type RecuAbsence,
	type RecuDesinscription
} from '$lib/domain/suivi';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import { deposerCourriel } from './courriels';
import { findLastVersion, updateCandidature } from './db/candidatures';
import { findCompteById, findOrigine } from './db/comptes';
import { findConvocation } from './db/documents';
import type { Row } from './db/engine';
import { insertCandidatureEvenement } from './db/suivi';
import { finDerogation } from './derogations';
import { uneSeuleFois, type EnvoiRecu } from './envois';
import { exigerPermise } from './etats';
import { lireExamen } from './examens';
import { lettreDesinscription } from './lettres-suivi';
import { nomDeLaCandidature } from './versions';

export interface ActeDuCandidat extends EnvoiRecu {
	candidatureId: string;
}

/** Final: a new candidature is needed to come back, and the compte stays frozen. */
export function desinscrire(app: App, envoi: ActeDuCandidat): Promise<RecuDesinscription> {
	const { compteId, envoiId, candidatureId } = envoi;
	return uneSeuleFois(app, envoi, async (maintenant) => {
		const candidature = await exigerPermise(app, compteId, candidatureId, 'desinscrire');
		const campagne = await lireCampagne(app, candidature.campagneId);
		const compte = await findCompteById(app.engine, compteId);
		const individuelle = await estIndividuelleIci(app, candidature);
		const derogation = await finDerogation(app, compteId, campagne.id);
		const fenetre = prolonger(campagne, { ...campagne.reglages, derogation });
		exiger(refusDesinscription({ etat: candidature.etat, individuelle }, fenetre, maintenant));
		await updateCandidature(app.engine, candidatureId, { etat: 'desinscrit', modifieeLe: maintenant });
		await insertCandidatureEvenement(app.engine, {
			id: randomUUID(),
			candidatureId,
			nature: 'desinscription',
			le: maintenant
		});
		if (compte) await annoncer(app, compte, candidature, maintenant, campagne.fuseau);
		return { envoiId, candidatureId, desinscriteLe: maintenant.toISOString() };
	});
}

async function annoncer(app: App, compte: Compte, candidature: Row<'candidature'>, le: Date, fuseau: string) {
	const { nom, service } = await nomDeLaCandidature(app, candidature);
	const { numeroInscription, id } = candidature;
	const convoque = (await findConvocation(app.engine, id)) !== null;
	const lien = '/espace';
	const adresse = app.settings.origin + lien;
	await deposerCourriel(app, {
		...lettreDesinscription({ candidature: nom, service, numeroInscription, le, fuseau, convoque, lien: adresse }),
		compteId: compte.id,
		destinataire: compte.mail,
		lien,
		candidatureId: id,
		fait: `desinscription:${id}`
	});
}

/** By the catégorie of the last version, else of what was filled beforehand. */
export async function estIndividuelleIci(
	app: App,
	{ id, compteId, campagneId, preinscription }: Row<'candidature'>
): Promise<boolean> {
	const { examenHash } = await lireCampagne(app, campagneId);
	const { categories } = await lireExamen(app, examenHash);
	const categorie = (await findLastVersion(app.engine, id))?.instantane.saisie.candidature.categorie;
	const voie = categories.find((c) => c.id === categorie)?.voie ?? null;
	const origine = await findOrigine(app.engine, compteId);
	return estIndividuelle({ voie, preinscrite: preinscription !== null, origine });
}

/** It undoes nothing: the person is still registered, and the rectorat knows whom not to wait for. */
export function declarerAbsence(app: App, envoi: ActeDuCandidat & { demande: DemandeAbsence }): Promise<RecuAbsence> {
	const { compteId, envoiId, candidatureId, demande } = envoi;
	return uneSeuleFois(app, envoi, async (maintenant) => {
		const candidature = await exigerPermise(app, compteId, candidatureId, 'declarer_absence');
		const campagne = await lireCampagne(app, candidature.campagneId);
		const { etat, notesPublieesLe } = candidature;
		exiger(refusAbsence({ etat, notesPubliees: notesPublieesLe !== null }, campagne, maintenant));
		const dite = candidature.absenteLe !== null;
		// Said twice, it is the first time that counts.
		const absenteLe = demande.absent ? (candidature.absenteLe ?? maintenant) : null;
		if (dite !== demande.absent) {
			await updateCandidature(app.engine, candidatureId, { absenteLe, modifieeLe: maintenant });
			await insertCandidatureEvenement(app.engine, {
				id: randomUUID(),
				candidatureId,
				nature: demande.absent ? 'absence' : 'absence_retiree',
				le: maintenant
			});
		}
		return { envoiId, candidatureId, absenteLe: absenteLe?.toISOString() ?? null };
	});
}
