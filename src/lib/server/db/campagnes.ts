/** The campagnes: one examen, one sessionExamen, one académie each. */
import { asc, eq } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

export function listCampagnes({ read, tables }: Engine): Promise<Row<'campagne'>[]> {
	return read.select().from(tables.campagne).orderBy(asc(tables.campagne.id));
}

export async function findCampagne({ read, tables }: Engine, id: string): Promise<Row<'campagne'> | null> {
	const [campagne] = await read.select().from(tables.campagne).where(eq(tables.campagne.id, id));
	return campagne ?? null;
}

export async function insertCampagne({ write, tables }: Engine, campagne: NewRow<'campagne'>): Promise<void> {
	await write.insert(tables.campagne).values(campagne);
}

export async function updateReglages(
	{ write, tables }: Engine,
	id: string,
	reglages: NewRow<'campagne'>['reglages']
): Promise<void> {
	await write.update(tables.campagne).set({ reglages }).where(eq(tables.campagne.id, id));
}
