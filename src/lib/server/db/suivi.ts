/** What happened to candidatures besides their versions and pièces, and what was signalé of them. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

export async function insertCandidatureEvenement(
	{ write, tables }: Engine,
	evenement: NewRow<'candidatureEvenement'>
): Promise<void> {
	await write.insert(tables.candidatureEvenement).values(evenement);
}

/** The oldest first; a null nom is the candidat. */
export function listCandidatureEvenements(
	{ read, tables }: Engine,
	candidatureId: string
): Promise<{ evenement: Row<'candidatureEvenement'>; nom: string | null }[]> {
	const { candidatureEvenement, gestionnaire } = tables;
	return read
		.select({ evenement: candidatureEvenement, nom: gestionnaire.nom })
		.from(candidatureEvenement)
		.leftJoin(gestionnaire, eq(gestionnaire.id, candidatureEvenement.gestionnaireId))
		.where(eq(candidatureEvenement.candidatureId, candidatureId))
		.orderBy(asc(candidatureEvenement.le), asc(candidatureEvenement.id));
}

export async function insertSignalement({ write, tables }: Engine, signalement: NewRow<'signalement'>): Promise<void> {
	await write.insert(tables.signalement).values(signalement);
}

export async function updateSignalement(
	{ write, tables }: Engine,
	id: string,
	set: Pick<Row<'signalement'>, 'etat' | 'decideLe' | 'gestionnaireId' | 'information'>
): Promise<void> {
	await write.update(tables.signalement).set(set).where(eq(tables.signalement.id, id));
}

/** The newest first. */
export function listSignalements({ read, tables }: Engine, candidatureId: string): Promise<Row<'signalement'>[]> {
	const { signalement } = tables;
	return read
		.select()
		.from(signalement)
		.where(eq(signalement.candidatureId, candidatureId))
		.orderBy(desc(signalement.creeLe), asc(signalement.id));
}

export async function findSignalement({ read, tables }: Engine, id: string): Promise<Row<'signalement'> | null> {
	const [trouve] = await read.select().from(tables.signalement).where(eq(tables.signalement.id, id));
	return trouve ?? null;
}

export interface LigneSuivi {
	candidature: Row<'candidature'>;
	campagne: Row<'campagne'>;
	compte: Pick<Row<'compte'>, 'nom' | 'prenoms' | 'numeroCandidat'>;
}

/** Of those académies, the ones nobody answered yet, the oldest first. */
export function listSignalementsADecider(
	{ read, tables }: Engine,
	academies: string[],
	limite: number
): Promise<(LigneSuivi & { signalement: Row<'signalement'> })[]> {
	const { signalement, candidature, campagne, compte } = tables;
	return read
		.select({
			signalement,
			candidature,
			campagne,
			compte: { nom: compte.nom, prenoms: compte.prenoms, numeroCandidat: compte.numeroCandidat }
		})
		.from(signalement)
		.innerJoin(candidature, eq(candidature.id, signalement.candidatureId))
		.innerJoin(campagne, eq(campagne.id, candidature.campagneId))
		.innerJoin(compte, eq(compte.id, candidature.compteId))
		.where(and(eq(signalement.etat, 'demande'), inArray(campagne.academie, academies)))
		.orderBy(asc(signalement.creeLe), asc(signalement.id))
		.limit(limite);
}

/** Candidatures changed after a pièce was confirmed, which nobody of the rectorat has looked at since. */
export function listModificationsAVoir(
	{ read, tables }: Engine,
	academies: string[],
	limite: number
): Promise<(LigneSuivi & { evenement: Row<'candidatureEvenement'> })[]> {
	const { candidatureEvenement: evenement, candidature, campagne, compte } = tables;
	// The last one of each candidature, unless it was seen.
	const derniere = sql`not exists (
		select 1 from ${evenement} as suivant
		where suivant.candidature_id = ${evenement.candidatureId}
		and suivant.nature in ('modification', 'modification_vue')
		and (suivant.le > ${evenement.le} or (suivant.le = ${evenement.le} and suivant.id > ${evenement.id}))
	)`;
	return read
		.select({
			evenement,
			candidature,
			campagne,
			compte: { nom: compte.nom, prenoms: compte.prenoms, numeroCandidat: compte.numeroCandidat }
		})
		.from(evenement)
		.innerJoin(candidature, eq(candidature.id, evenement.candidatureId))
		.innerJoin(campagne, eq(campagne.id, candidature.campagneId))
		.innerJoin(compte, eq(compte.id, candidature.compteId))
		.where(and(eq(evenement.nature, 'modification'), inArray(campagne.academie, academies), derniere))
		.orderBy(asc(evenement.le), asc(evenement.id))
		.limit(limite);
}
