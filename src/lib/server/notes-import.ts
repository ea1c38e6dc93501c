/**
 * The notes of a campagne as the rectorat hands them over: a table read line by line, then published at once for everybody who
 * has some. A line that is wrong is explained and holds back no other; given again, the same file changes nothing.
 */
import { randomUUID } from 'node:crypto';
import { refusAction } from '$lib/domain/etats';
import { FichierRefuse, lireTexte } from '$lib/domain/fichier';
import { lireLignesNotes, type LigneLue } from '$lib/domain/notes-csv';
import { recoitNote, RETIREE } from '$lib/domain/notes';
import { presenter } from '$lib/domain/presentation';
import type { App } from './app';
import { deposerCourriel } from './courriels';
import { findCampagne } from './db/campagnes';
import {
	findCandidatureById,
	findLastVersion,
	listCandidaturesDeCampagne,
	listCandidaturesDuNumero,
	updateCandidature
} from './db/candidatures';
import { findCompteById } from './db/comptes';
import type { Row } from './db/engine';
import { listNotes, putNote } from './db/notes';
import { insertCandidatureEvenement } from './db/suivi';
import { lireExamen } from './examens';
import { lettreNotes } from './lettres-publications';

export interface LigneDite {
	ligne: number;
	issue: 'gardee' | 'changee' | 'connue' | 'refusee';
	dit: string;
}

/** Throws `FichierRefuse` when nothing of the file can be read, or the campagne is none. */
export async function importerNotes(app: App, campagneId: string, octets: Uint8Array): Promise<LigneDite[]> {
	await exigerCampagne(app, campagneId);
	const dites: LigneDite[] = [];
	for (const lue of lireLignesNotes(lireTexte(octets))) {
		const { ligne } = lue;
		if ('faute' in lue) dites.push({ ligne, issue: 'refusee', dit: lue.faute });
		else dites.push({ ligne, ...(await app.engine.tx(() => garder(app, campagneId, lue))) });
	}
	const combien = (issue: LigneDite['issue']) => dites.filter((dite) => dite.issue === issue).length;
	app.journal.info('notes_importees', {
		campagne: campagneId,
		gardees: combien('gardee'),
		changees: combien('changee')
	});
	return dites;
}

type Lue = Extract<LigneLue, { epreuve: string }>;

async function garder(app: App, campagneId: string, lue: Lue): Promise<Omit<LigneDite, 'ligne'>> {
	const { numeroCandidat, numeroInscription, epreuve, valeur } = lue;
	const trouvee = await trouverCandidature(app, campagneId, numeroCandidat, numeroInscription);
	if (typeof trouvee === 'string') return { issue: 'refusee', dit: trouvee };
	const derniere = await findLastVersion(app.engine, trouvee.id);
	if (!derniere || !recoitNote(derniere.instantane.recapitulatif.epreuves, epreuve))
		return { issue: 'refusee', dit: `« ${epreuve} » n’est pas une épreuve que ${numeroCandidat} présente` };
	const deja = (await listNotes(app.engine, trouvee.id)).find((note) => note.epreuve === epreuve);
	const dit = `${numeroCandidat} ${epreuve}`;
	if ((deja?.valeur ?? RETIREE) === valeur) return { issue: 'connue', dit };
	await putNote(app.engine, { candidatureId: trouvee.id, epreuve, valeur, le: app.clock.now() });
	return { issue: deja ? 'changee' : 'gardee', dit };
}

/** The one that a line or the name of a file means, or why there is none. */
export async function trouverCandidature(
	app: App,
	campagneId: string,
	numeroCandidat: string,
	numeroInscription: string | null
): Promise<Row<'candidature'> | string> {
	const siennes = (await listCandidaturesDuNumero(app.engine, campagneId, numeroCandidat)).filter(
		(c) => c.version > 0 && (numeroInscription === null || c.numeroInscription === numeroInscription)
	);
	// One that was withdrawn gives way to the one that took its place.
	const vivantes = siennes.filter(({ etat }) => etat === 'inscrit');
	const [seule, autre] = vivantes.length > 0 ? vivantes : siennes;
	if (!seule) return `${numeroCandidat} n’a pas de candidature enregistrée dans cette campagne`;
	if (autre) return `${numeroCandidat} en a plusieurs : ajoutez le numéro d’inscription`;
	return seule.etat === 'inscrit' ? seule : `${numeroCandidat} n’est plus inscrit(e) dans cette campagne`;
}

/** Of everybody who has notes and whose were not published yet; how many. One transaction each, and one mail each ever. */
export async function publierNotes(app: App, campagneId: string): Promise<number> {
	const campagne = await exigerCampagne(app, campagneId);
	const { libelle } = presenter(await lireExamen(app, campagne.examenHash), campagne);
	let publiees = 0;
	for (const { id } of await listCandidaturesDeCampagne(app.engine, campagneId))
		if (await app.engine.tx(() => publier(app, id, libelle, campagne))) publiees++;
	app.journal.info('notes_publiees', { campagne: campagneId, candidatures: publiees });
	return publiees;
}

async function publier(app: App, id: string, examen: string, campagne: Row<'campagne'>): Promise<boolean> {
	const candidature = await findCandidatureById(app.engine, id);
	if (!candidature || candidature.notesPublieesLe || refusAction(candidature.etat, 'publier_notes')) return false;
	if (!(await listNotes(app.engine, id)).some(({ valeur }) => valeur !== RETIREE)) return false;
	const le = app.clock.now();
	await updateCandidature(app.engine, id, { notesPublieesLe: le });
	await insertCandidatureEvenement(app.engine, { id: randomUUID(), candidatureId: id, nature: 'notes', le });
	const compte = await findCompteById(app.engine, candidature.compteId);
	if (!compte) return true;
	const lien = `/espace/candidatures/${id}/notes`;
	await deposerCourriel(app, {
		compteId: compte.id,
		destinataire: compte.mail,
		...lettreNotes({ examen, sessionExamen: campagne.sessionExamen, lien: `${app.settings.origin}${lien}` }),
		lien,
		candidatureId: id,
		fait: `notes:${id}`
	});
	return true;
}

export async function exigerCampagne(app: App, campagneId: string): Promise<Row<'campagne'>> {
	const campagne = await findCampagne(app.engine, campagneId);
	if (campagne) return campagne;
	throw new FichierRefuse('Campagne refusée.', [
		{ path: ['campagne'], message: `« ${campagneId} » n’est pas une campagne ouverte` }
	]);
}
