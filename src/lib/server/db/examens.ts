/** The exam files, by hash. Their rules never change: another edition is another row. */
import { desc, eq } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

export async function findExamen({ read, tables }: Engine, hash: string): Promise<Row<'examen'> | null> {
	const [examen] = await read.select().from(tables.examen).where(eq(tables.examen.hash, hash));
	return examen ?? null;
}

/** The edition of that exam that was imported last. */
export async function findLastExamen({ read, tables }: Engine, code: string): Promise<Row<'examen'> | null> {
	const editions = read.select().from(tables.examen).where(eq(tables.examen.code, code));
	const [derniere] = await editions.orderBy(desc(tables.examen.importeLe)).limit(1);
	return derniere ?? null;
}

export async function insertExamen({ write, tables }: Engine, examen: NewRow<'examen'>): Promise<void> {
	await write.insert(tables.examen).values(examen).onConflictDoNothing();
}

/** Of a row whose rules say the same: where they come from may be corrected. */
export async function updateSources(
	{ write, tables }: Engine,
	hash: string,
	contenu: NewRow<'examen'>['contenu']
): Promise<void> {
	await write.update(tables.examen).set({ contenu }).where(eq(tables.examen.hash, hash));
}
