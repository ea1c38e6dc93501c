/** Where each pièce of a candidature stands, and what happened to it. */
import { and, eq } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

export function listPieces({ read, tables }: Engine, candidatureId: string): Promise<Row<'piece'>[]> {
	const { piece } = tables;
	return read.select().from(piece).where(eq(piece.candidatureId, candidatureId));
}

export async function findPiece(
	{ read, tables }: Engine,
	candidatureId: string,
	pieceId: string
): Promise<Row<'piece'> | null> {
	const { piece } = tables;
	const [trouvee] = await read
		.select()
		.from(piece)
		.where(and(eq(piece.candidatureId, candidatureId), eq(piece.pieceId, pieceId)));
	return trouvee ?? null;
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
