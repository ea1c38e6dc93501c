/** Where each pièce of a candidature stands, and what happened to it. */
import { and, desc, eq } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';
import { given, prepared } from './prepared';

const piecesDeLaCandidature = prepared(({ read, tables: { piece } }) =>
	read
		.select()
		.from(piece)
		.where(eq(piece.candidatureId, given(piece.candidatureId, 'candidatureId')))
);

export function listPieces(engine: Engine, candidatureId: string): Promise<Row<'piece'>[]> {
	return piecesDeLaCandidature(engine, { candidatureId });
}

export async function findPiece(engine: Engine, candidatureId: string, pieceId: string): Promise<Row<'piece'> | null> {
	const siennes = await listPieces(engine, candidatureId);
	return siennes.find((piece) => piece.pieceId === pieceId) ?? null;
}

/** When that very file was last confirmed; null when it never was. */
export async function findVerrou(
	{ read, tables }: Engine,
	{ candidatureId, pieceId, depotId }: { candidatureId: string; pieceId: string; depotId: string }
): Promise<Date | null> {
	const { pieceEvenement } = tables;
	const [verrou] = await read
		.select({ le: pieceEvenement.le })
		.from(pieceEvenement)
		.where(
			and(
				eq(pieceEvenement.candidatureId, candidatureId),
				eq(pieceEvenement.pieceId, pieceId),
				eq(pieceEvenement.depotId, depotId),
				eq(pieceEvenement.nature, 'verrou')
			)
		)
		.orderBy(desc(pieceEvenement.le))
		.limit(1);
	return verrou?.le ?? null;
}

export async function putPiece({ write, tables }: Engine, ligne: Row<'piece'>): Promise<void> {
	const { piece } = tables;
	await write
		.insert(piece)
		.values(ligne)
		.onConflictDoUpdate({ target: [piece.candidatureId, piece.pieceId], set: ligne });
}

export async function insertEvenement({ write, tables }: Engine, evenement: NewRow<'pieceEvenement'>): Promise<void> {
	await write.insert(tables.pieceEvenement).values(evenement);
}
