/** What only an export of somebody's data reads whole. */
import { asc, eq } from 'drizzle-orm';
import type { Engine, Row } from './engine';

export function listDepotsDuCompte({ read, tables }: Engine, compteId: string): Promise<Row<'depot'>[]> {
	const { depot } = tables;
	return read.select().from(depot).where(eq(depot.compteId, compteId)).orderBy(asc(depot.annonceLe));
}

/** Of all pièces of a candidature; who at the rectorat did it is not the candidat's to know. */
export function listEvenements({ read, tables }: Engine, candidatureId: string) {
	const { pieceEvenement } = tables;
	const { pieceId, nature, statut, information, le } = pieceEvenement;
	return read
		.select({ pieceId, nature, statut, information, le })
		.from(pieceEvenement)
		.where(eq(pieceEvenement.candidatureId, candidatureId))
		.orderBy(asc(le));
}

/** What happened to it besides; the same. */
export function listHistoire({ read, tables }: Engine, candidatureId: string) {
	const { candidatureEvenement } = tables;
	const { nature, motif, le } = candidatureEvenement;
	return read
		.select({ nature, motif, le })
		.from(candidatureEvenement)
		.where(eq(candidatureEvenement.candidatureId, candidatureId))
		.orderBy(asc(le));
}
