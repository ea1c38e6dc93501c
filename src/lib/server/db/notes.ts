/** The notes that a jury gave to a candidature. */
import { asc, eq } from 'drizzle-orm';
import type { Engine, Row } from './engine';

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
