/** What goes when somebody's time here is over. A candidature is taken apart on purpose: nothing of it goes by accident. */
import { and, eq, gte, inArray, isNotNull, lt, notInArray } from 'drizzle-orm';
import type { Engine } from './engine';

/** With all that hangs on it: authSessions, jetons, envois, brouillons, messages, corrections. A candidature holds it back. */
export async function deleteCompte({ write, tables }: Engine, id: string): Promise<void> {
	await write.delete(tables.compte).where(eq(tables.compte.id, id));
}

/** Ids of those activated before that instant, without a candidature, and whose brouillons nobody touched since. */
export async function listComptesSansInscription(
	{ read, tables }: Engine,
	avant: Date,
	limite: number
): Promise<string[]> {
	const { compte, candidature, brouillon } = tables;
	const inscrits = read.select({ id: candidature.compteId }).from(candidature);
	const vivants = read.select({ id: brouillon.compteId }).from(brouillon).where(gte(brouillon.modifieLe, avant));
	const rows = await read
		.select({ id: compte.id })
		.from(compte)
		.where(
			and(
				isNotNull(compte.activeLe),
				lt(compte.activeLe, avant),
				notInArray(compte.id, inscrits),
				notInArray(compte.id, vivants)
			)
		)
		.limit(limite);
	return rows.map(({ id }) => id);
}

/** Of those campagnes, some. */
export async function listCandidaturesDe(
	{ read, tables }: Engine,
	campagneIds: string[],
	limite: number
): Promise<{ id: string }[]> {
	if (campagneIds.length === 0) return [];
	const { candidature } = tables;
	return read
		.select({ id: candidature.id })
		.from(candidature)
		.where(inArray(candidature.campagneId, campagneIds))
		.limit(limite);
}

/** The candidature, its versions, documents, dépôts, what was said of its pièces, and the brouillon that it was. */
export async function deleteCandidature({ read, write, tables }: Engine, id: string): Promise<void> {
	const { candidature, brouillon, brouillonOnglet } = tables;
	const [trouvee] = await read.select().from(candidature).where(eq(candidature.id, id));
	if (!trouvee) return;
	for (const table of [
		tables.signature,
		tables.pieceEvenement,
		tables.piece,
		tables.depot,
		tables.document,
		tables.candidatureEvenement,
		tables.signalement,
		tables.note,
		tables.candidatureVersion
	])
		await write.delete(table).where(eq(table.candidatureId, id));
	const { compteId, campagneId } = trouvee;
	const siens = read
		.select({ id: brouillon.id })
		.from(brouillon)
		.where(and(eq(brouillon.compteId, compteId), eq(brouillon.campagneId, campagneId)));
	await write
		.delete(brouillonOnglet)
		.where(and(eq(brouillonOnglet.compteId, compteId), inArray(brouillonOnglet.brouillonId, siens)));
	await write.delete(brouillon).where(and(eq(brouillon.compteId, compteId), eq(brouillon.campagneId, campagneId)));
	await write
		.delete(tables.derogation)
		.where(and(eq(tables.derogation.compteId, compteId), eq(tables.derogation.campagneId, campagneId)));
	await write.delete(candidature).where(eq(candidature.id, id));
}
