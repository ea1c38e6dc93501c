/** What happened to a candidature besides its versions and pièces, and the notes that a jury gave it. */
import { asc, eq } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

export async function insertCandidatureEvenement(
	{ write, tables }: Engine,
	evenement: NewRow<'candidatureEvenement'>
): Promise<void> {
	await write.insert(tables.candidatureEvenement).values(evenement);
}

export function listNotes({ read, tables }: Engine, candidatureId: string): Promise<Row<'note'>[]> {
	const { note } = tables;
	return read.select().from(note).where(eq(note.candidatureId, candidatureId)).orderBy(asc(note.epreuve));
}

export async function putNote({ write, tables }: Engine, ligne: Row<'note'>): Promise<void> {
	const { note } = tables;
	await write
		.insert(note)
		.values(ligne)
		.onConflictDoUpdate({ target: [note.candidatureId, note.epreuve], set: ligne });
}
