/** The dérogations: rows are added and read, never changed; a longer one is another row. */
import { and, eq, gt } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

/** Those of that compte still in force. */
export function listDerogations(
	{ read, tables }: Engine,
	compteId: string,
	maintenant: Date
): Promise<Row<'derogation'>[]> {
	const { derogation } = tables;
	return read
		.select()
		.from(derogation)
		.where(and(eq(derogation.compteId, compteId), gt(derogation.jusquA, maintenant)));
}

export async function insertDerogation({ write, tables }: Engine, derogation: NewRow<'derogation'>): Promise<void> {
	await write.insert(tables.derogation).values(derogation);
}
