/** The dérogations: rows are added and read, never changed; a longer one is another row. */
import { and, eq, gt } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';
import { given, prepared } from './prepared';

const derogationsDuCompte = prepared(({ read, tables: { derogation } }) => {
	const compte = eq(derogation.compteId, given(derogation.compteId, 'compteId'));
	return read
		.select()
		.from(derogation)
		.where(and(compte, gt(derogation.jusquA, given(derogation.jusquA, 'maintenant'))));
});

/** Those of that compte still in force. */
export function listDerogations(engine: Engine, compteId: string, maintenant: Date): Promise<Row<'derogation'>[]> {
	return derogationsDuCompte(engine, { compteId, maintenant });
}

export async function insertDerogation({ write, tables }: Engine, derogation: NewRow<'derogation'>): Promise<void> {
	await write.insert(tables.derogation).values(derogation);
}
