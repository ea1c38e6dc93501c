/** The campagnes: one examen, one sessionExamen, one académie each. */
import { asc, eq } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';
import { given, prepared } from './prepared';

export function listCampagnes({ read, tables }: Engine): Promise<Row<'campagne'>[]> {
	return read.select().from(tables.campagne).orderBy(asc(tables.campagne.id));
}

const campagneParId = prepared(({ read, tables: { campagne } }) =>
	read
		.select()
		.from(campagne)
		.where(eq(campagne.id, given(campagne.id, 'id')))
);

export async function findCampagne(engine: Engine, id: string): Promise<Row<'campagne'> | null> {
	const [campagne] = await campagneParId(engine, { id });
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
