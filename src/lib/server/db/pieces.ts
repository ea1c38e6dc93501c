/** Where each pièce of a candidature stands, and what happened to it. */
import { eq } from 'drizzle-orm';
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
