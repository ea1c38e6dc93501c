/**
 * « Préparer une session à partir d’une autre »: whoever has épreuves left to pass finds, on the compte of last year, a
 * candidature « À compléter » with the same forme de passage and the notes that may be kept. Run again, it makes nothing twice.
 */
import { randomUUID } from 'node:crypto';
import { numeroSuivant, type Preinscription } from '$lib/domain/candidature';
import { FichierRefuse } from '$lib/domain/fichier';
import { issueProbable } from '$lib/domain/notes';
import { anneeSession, trouverCategorie } from '$lib/domain/offre';
import { presenter } from '$lib/domain/presentation';
import { reconduire } from '$lib/domain/reconduction';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import { deposerCourriel } from './courriels';
import { findLastVersion, insertCandidature, listCandidatures, listCandidaturesDeCampagne } from './db/candidatures';
import { findCompteById } from './db/comptes';
import type { Row } from './db/engine';
import { listNotes } from './db/notes';
import { lireExamen } from './examens';
import { lettrePreparation } from './lettres-publications';
import { exigerCampagne } from './notes-import';
import { lignesDe, presentes } from './notes';

export interface LignePreparee {
	/** « 02648130957 », and its inscription. */
	qui: string;
	issue: 'preparee' | 'connue' | 'sans_suite' | 'a_decider';
	dit: string;
}

export async function preparerSession(app: App, depuis: string, vers: string): Promise<LignePreparee[]> {
	const [avant, apres] = [await exigerCampagne(app, depuis), await exigerCampagne(app, vers)];
	const annee = (campagne: Row<'campagne'>) => anneeSession(campagne.sessionExamen) ?? 0;
	const autre = avant.examenCode === apres.examenCode && avant.sessionExamen !== apres.sessionExamen;
	if (!autre || annee(apres) < annee(avant))
		throw new FichierRefuse('Préparation refusée.', [
			{ path: ['vers'], message: 'il faut une session qui suit, du même examen' }
		]);
	const lignes: LignePreparee[] = [];
	for (const candidature of await listCandidaturesDeCampagne(app.engine, depuis)) {
		if (candidature.etat !== 'inscrit' || candidature.version === 0) continue;
		lignes.push(await app.engine.tx(() => preparer(app, candidature, apres.id)));
	}
	const preparees = lignes.filter(({ issue }) => issue === 'preparee').length;
	app.journal.info('session_preparee', { depuis, vers, preparees });
	return lignes;
}

async function preparer(app: App, ancienne: Row<'candidature'>, vers: string): Promise<LignePreparee> {
	const compte = await findCompteById(app.engine, ancienne.compteId);
	const derniere = await findLastVersion(app.engine, ancienne.id);
	const qui = `${compte?.numeroCandidat ?? '?'}-${ancienne.numeroInscription ?? '000'}`;
	const dire = (issue: LignePreparee['issue'], dit: string): LignePreparee => ({ qui, issue, dit });
	if (!compte || !derniere) return dire('sans_suite', 'rien à préparer');
	const siennes = await listCandidatures(app.engine, compte.id);
	// Whatever became of it: one that was withdrawn was withdrawn on purpose.
	if (siennes.some((c) => c.campagneId === vers)) return dire('connue', 'a déjà une candidature à cette session');

	const campagne = await lireCampagne(app, vers);
	const examen = presenter(await lireExamen(app, campagne.examenHash), campagne);
	const { instantane } = derniere;
	if (trouverCategorie(examen, instantane.saisie.candidature.categorie)?.voie === 'etablissement')
		return dire('sans_suite', 'élève d’un établissement, qui le pré-inscrit lui-même');
	if (!ancienne.notesPublieesLe) return dire('a_decider', 'ses notes ne sont pas publiées');
	const notes = await listNotes(app.engine, ancienne.id);
	const lignes = await lignesDe(app, instantane, notes);
	const issue = issueProbable(lignes, presentes(instantane));
	if (issue === 'obtenu') return dire('sans_suite', 'examen obtenu');
	if (issue === 'inconnue') return dire('a_decider', 'ses notes seules ne disent pas si l’examen est obtenu');

	const { preinscription, conservees, empeche } = reconduire(instantane, lignes, examen, campagne);
	if (empeche) return dire('a_decider', empeche);
	const id = await inserer(app, { compteId: compte.id, campagneId: vers, preinscription }, siennes);
	const lien = `/espace/candidatures/${id}/inscription`;
	await deposerCourriel(app, {
		compteId: compte.id,
		destinataire: compte.mail,
		...lettrePreparation({
			examen: examen.libelle,
			sessionExamen: campagne.sessionExamen,
			fenetre: campagne,
			conservees,
			lien: `${app.settings.origin}${lien}`
		}),
		lien,
		candidatureId: id,
		fait: `preparation:${id}`
	});
	return dire('preparee', conservees.length > 0 ? `préparée, notes proposées : ${conservees.join(', ')}` : 'préparée');
}

async function inserer(
	app: App,
	nouvelle: { compteId: string; campagneId: string; preinscription: Preinscription },
	siennes: Row<'candidature'>[]
): Promise<string> {
	const [id, maintenant] = [randomUUID(), app.clock.now()];
	const numeros = siennes.map((c) => c.numeroInscription ?? '').sort();
	await insertCandidature(app.engine, {
		...nouvelle,
		id,
		brouillonId: randomUUID(),
		etat: 'a_completer',
		numeroInscription: numeroSuivant(numeros.at(-1) || null),
		creeLe: maintenant,
		modifieeLe: maintenant
	});
	return id;
}
