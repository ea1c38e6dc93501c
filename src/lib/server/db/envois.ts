/** The receipts: what each envoi of a compte was answered, so that its second arrival gets the same answer. */
import { and, eq, lt } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';
import { given, prepared } from './prepared';

const envoiDuCompte = prepared(({ read, tables: { envoi } }) =>
	read
		.select()
		.from(envoi)
		.where(and(eq(envoi.compteId, given(envoi.compteId, 'compteId')), eq(envoi.id, given(envoi.id, 'id'))))
);

export async function findEnvoi(engine: Engine, compteId: string, id: string): Promise<Row<'envoi'> | null> {
	const [trouve] = await envoiDuCompte(engine, { compteId, id });
	return trouve ?? null;
}

export async function insertEnvoi({ write, tables }: Engine, envoi: NewRow<'envoi'>): Promise<void> {
	await write.insert(tables.envoi).values(envoi);
}

export async function deleteEnvoisAvant({ write, tables }: Engine, avant: Date): Promise<void> {
	await write.delete(tables.envoi).where(lt(tables.envoi.recuLe, avant));
}
