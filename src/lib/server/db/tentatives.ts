/** The failed attempts that slow the next one. */
import { eq, lt } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

export async function findTentative({ read, tables }: Engine, cle: string): Promise<Row<'tentative'> | null> {
	const [tentative] = await read.select().from(tables.tentative).where(eq(tables.tentative.cle, cle));
	return tentative ?? null;
}

export async function saveTentative({ write, tables }: Engine, { cle, ...compte }: NewRow<'tentative'>): Promise<void> {
	await write
		.insert(tables.tentative)
		.values({ cle, ...compte })
		.onConflictDoUpdate({ target: tables.tentative.cle, set: compte });
}

export async function deleteTentative({ write, tables }: Engine, cle: string): Promise<void> {
	await write.delete(tables.tentative).where(eq(tables.tentative.cle, cle));
}

export async function deleteTentativesBefore({ write, tables }: Engine, avant: Date): Promise<void> {
	await write.delete(tables.tentative).where(lt(tables.tentative.dernierLe, avant));
}
