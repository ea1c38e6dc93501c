/** The receipts: what each envoi of a compte was answered, so that its second arrival gets the same answer. */
import { and, eq, lt } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

export async function findEnvoi({ read, tables }: Engine, compteId: string, id: string): Promise<Row<'envoi'> | null> {
	const { envoi } = tables;
	const [trouve] = await read
		.select()
		.from(envoi)
		.where(and(eq(envoi.compteId, compteId), eq(envoi.id, id)));
	return trouve ?? null;
}

export async function insertEnvoi({ write, tables }: Engine, envoi: NewRow<'envoi'>): Promise<void> {
	await write.insert(tables.envoi).values(envoi);
}

export async function deleteEnvoisAvant({ write, tables }: Engine, avant: Date): Promise<void> {
	await write.delete(tables.envoi).where(lt(tables.envoi.recuLe, avant));
}
