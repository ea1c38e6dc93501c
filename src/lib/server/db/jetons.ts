/** The links sent by mail, and what lets a phone send, by the SHA-256 of what they carry. */
import { and, desc, eq, inArray, isNull, lte, ne } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

export async function findJeton(
	{ read, tables }: Engine,
	empreinte: string,
	usage: string
): Promise<Row<'jeton'> | null> {
	const [jeton] = await read
		.select()
		.from(tables.jeton)
		.where(and(eq(tables.jeton.empreinte, empreinte), eq(tables.jeton.usage, usage)));
	return jeton ?? null;
}

/** The last of that usage that was not used. */
export async function findJetonOf(
	{ read, tables }: Engine,
	compteId: string,
	usage: string
): Promise<Row<'jeton'> | null> {
	const { jeton } = tables;
	const [dernier] = await read
		.select()
		.from(jeton)
		.where(and(eq(jeton.compteId, compteId), eq(jeton.usage, usage), isNull(jeton.consommeLe)))
		.orderBy(desc(jeton.creeLe))
		.limit(1);
	return dernier ?? null;
}

export async function insertJeton({ write, tables }: Engine, jeton: NewRow<'jeton'>): Promise<void> {
	await write.insert(tables.jeton).values(jeton);
}

export async function consumeJeton({ write, tables }: Engine, empreinte: string, consommeLe: Date): Promise<void> {
	await write.update(tables.jeton).set({ consommeLe }).where(eq(tables.jeton.empreinte, empreinte));
}

export async function deleteJeton({ write, tables }: Engine, empreinte: string, usage: string): Promise<void> {
	await write.delete(tables.jeton).where(and(eq(tables.jeton.empreinte, empreinte), eq(tables.jeton.usage, usage)));
}

/** Those of one compte that were not used, but for one. */
export async function deleteJetonsOf(
	{ write, tables }: Engine,
	compteId: string,
	usages: string[],
	sauf?: string
): Promise<void> {
	const { jeton } = tables;
	const siens = and(eq(jeton.compteId, compteId), inArray(jeton.usage, usages), isNull(jeton.consommeLe));
	await write.delete(jeton).where(sauf ? and(siens, ne(jeton.empreinte, sauf)) : siens);
}

export async function deleteJetonsPerimes({ write, tables }: Engine, usage: string, maintenant: Date): Promise<void> {
	await write.delete(tables.jeton).where(and(eq(tables.jeton.usage, usage), lte(tables.jeton.expireLe, maintenant)));
}
