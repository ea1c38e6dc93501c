/** The brouillons and their onglets, always looked up within one compte. */
import { and, count, eq, gt, isNull, lt, or } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

/** Those that live, and those that ended since that instant. */
export function listBrouillons({ read, tables }: Engine, compteId: string, finisDepuis: Date) {
	const { brouillon } = tables;
	return read
		.select()
		.from(brouillon)
		.where(and(eq(brouillon.compteId, compteId), or(isNull(brouillon.finiLe), gt(brouillon.finiLe, finisDepuis))));
}

export function listOnglets({ read, tables }: Engine, compteId: string): Promise<Row<'brouillonOnglet'>[]> {
	const { brouillonOnglet } = tables;
	return read.select().from(brouillonOnglet).where(eq(brouillonOnglet.compteId, compteId));
}

export async function findBrouillon({ read, tables }: Engine, compteId: string, id: string) {
	const { brouillon } = tables;
	const [trouve] = await read
		.select()
		.from(brouillon)
		.where(and(eq(brouillon.compteId, compteId), eq(brouillon.id, id)));
	return trouve ?? null;
}

export async function countBrouillons({ read, tables }: Engine, compteId: string): Promise<number> {
	const { brouillon } = tables;
	const [total] = await read
		.select({ n: count() })
		.from(brouillon)
		.where(and(eq(brouillon.compteId, compteId), isNull(brouillon.finiLe)));
	return total?.n ?? 0;
}

export async function insertBrouillon({ write, tables }: Engine, brouillon: NewRow<'brouillon'>): Promise<void> {
	await write.insert(tables.brouillon).values(brouillon);
}

export async function updateBrouillon(
	{ write, tables }: Engine,
	compteId: string,
	id: string,
	set: Partial<Pick<NewRow<'brouillon'>, 'modifieLe' | 'finiLe' | 'devenuId'>>
): Promise<void> {
	const { brouillon } = tables;
	await write
		.update(brouillon)
		.set(set)
		.where(and(eq(brouillon.compteId, compteId), eq(brouillon.id, id)));
}

export async function listOngletsDe({ read, tables }: Engine, compteId: string, brouillonId: string) {
	const { brouillonOnglet } = tables;
	return read
		.select()
		.from(brouillonOnglet)
		.where(and(eq(brouillonOnglet.compteId, compteId), eq(brouillonOnglet.brouillonId, brouillonId)));
}

export async function putOnglet({ write, tables }: Engine, onglet: NewRow<'brouillonOnglet'>): Promise<void> {
	const { version, valeur, modifieLe } = onglet;
	const { brouillonOnglet } = tables;
	await write
		.insert(brouillonOnglet)
		.values(onglet)
		.onConflictDoUpdate({
			target: [brouillonOnglet.compteId, brouillonOnglet.brouillonId, brouillonOnglet.onglet],
			set: { version, valeur, modifieLe }
		});
}

export async function deleteOnglets({ write, tables }: Engine, compteId: string, brouillonId: string): Promise<void> {
	const { brouillonOnglet } = tables;
	await write
		.delete(brouillonOnglet)
		.where(and(eq(brouillonOnglet.compteId, compteId), eq(brouillonOnglet.brouillonId, brouillonId)));
}

/** The traces of what ended before that instant. */
export async function deleteBrouillonsFinis({ write, tables }: Engine, avant: Date): Promise<void> {
	await write.delete(tables.brouillon).where(lt(tables.brouillon.finiLe, avant));
}
