/**
 * « Mes notes »: what the jury gave, shown from its publication on, beside what is kept and dispensed; and the relevé
 * that is made of it.
 */
import { beneficesPossibles } from '$lib/domain/acquis';
import type { Instantane } from '$lib/domain/instantane';
import { lignesNotes, moyenneDe, RETIREE, type MesNotes, type Presentes, type ReleveNotes } from '$lib/domain/notes';
import { anneeSession } from '$lib/domain/offre';
import { presenter } from '$lib/domain/presentation';
import { Refus } from '$lib/domain/refus';
import type { App } from './app';
import { lireCampagne } from './campagnes';
import { findCandidature, findLastVersion } from './db/candidatures';
import { findLastDocument } from './db/documents';
import type { Row } from './db/engine';
import { listNotes } from './db/notes';
import { lireExamen } from './examens';

export async function lireMesNotes(app: App, compteId: string, candidatureId: string): Promise<MesNotes> {
	const candidature = await findCandidature(app.engine, compteId, candidatureId);
	if (!candidature) throw new Refus('introuvable');
	const campagne = await lireCampagne(app, candidature.campagneId);
	const { liens } = presenter(await lireExamen(app, campagne.examenHash), campagne);
	const derniere = await findLastVersion(app.engine, candidature.id);
	return {
		releve: derniere && (await lireReleve(app, candidature, derniere.instantane)),
		// What the exam file gives to know the result is given with the numéro.
		liens: liens.filter(({ onglet }) => onglet === 'numero').map(({ libelle, url }) => ({ libelle, url }))
	};
}

/** Null while nothing is published. */
export async function lireReleve(
	app: App,
	{ id, notesPublieesLe }: Pick<Row<'candidature'>, 'id' | 'notesPublieesLe'>,
	instantane: Instantane
): Promise<ReleveNotes | null> {
	if (!notesPublieesLe) return null;
	const notes = await listNotes(app.engine, id);
	const lignes = await lignesDe(app, instantane, notes);
	const derniere = Math.max(notesPublieesLe.getTime(), ...notes.map(({ le }) => le.getTime()));
	const rendu = await findLastDocument(app.engine, id, 'releve');
	return {
		// The version that was rendered of these notes, or the one that will be.
		version: (rendu?.version ?? 0) + (rendu?.produitLe.getTime() === derniere ? 0 : 1),
		misAJourLe: new Date(derniere).toISOString(),
		lignes,
		moyenne: moyenneDe(lignes, presentes(instantane))
	};
}

export async function lignesDe(app: App, { campagne, saisie, recapitulatif }: Instantane, notes: Row<'note'>[]) {
	const examen = await lireExamen(app, campagne.examenHash);
	const donnees = notes.filter(({ valeur }) => valeur !== RETIREE);
	const conservees = beneficesPossibles(examen, saisie, anneeSession(campagne.sessionExamen));
	return lignesNotes(
		recapitulatif.epreuves,
		new Map(donnees.map(({ epreuve, valeur }) => [epreuve, valeur])),
		new Map(conservees.map(({ code, note }) => [code, note]))
	);
}

export function presentes({ saisie, recapitulatif }: Instantane): Presentes {
	return { epreuves: recapitulatif.epreuves, progressive: saisie.qualification.formePassage === 'progressive' };
}
