/** The outbox, and the history of what was sent. */
import { and, asc, count, desc, eq, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

/** One mail per fact: a second that tells the same `fait` is not written. */
export async function insertCourriel({ write, tables }: Engine, courriel: NewRow<'courriel'>): Promise<void> {
	await write.insert(tables.courriel).values(courriel).onConflictDoNothing({ target: tables.courriel.fait });
}

export async function findCourriel({ read, tables }: Engine, id: string): Promise<Row<'courriel'> | null> {
	const [trouve] = await read.select().from(tables.courriel).where(eq(tables.courriel.id, id));
	return trouve ?? null;
}

export async function listCourrielIds({ read, tables }: Engine): Promise<string[]> {
	return (await read.select({ id: tables.courriel.id }).from(tables.courriel)).map(({ id }) => id);
}

export async function deleteCourriel({ write, tables }: Engine, id: string): Promise<void> {
	await write.delete(tables.courriel).where(eq(tables.courriel.id, id));
}

/** Takes the oldest mail to be sent that is due and that nobody holds, and holds it until `bailJusquA`. */
export async function claimCourriel(
	{ read, write, tables }: Engine,
	maintenant: Date,
	bailJusquA: Date
): Promise<Row<'courriel'> | null> {
	const { courriel } = tables;
	const [du] = await read
		.select()
		.from(courriel)
		.where(
			and(
				eq(courriel.parCourriel, true),
				isNull(courriel.envoyeLe),
				lte(courriel.prochainEssaiLe, maintenant),
				or(isNull(courriel.bailJusquA), lte(courriel.bailJusquA, maintenant))
			)
		)
		.orderBy(asc(courriel.prochainEssaiLe), asc(courriel.id))
		.limit(1);
	if (!du) return null;
	await write.update(courriel).set({ bailJusquA }).where(eq(courriel.id, du.id));
	return du;
}

/** `corps`: what is kept of it. */
export async function markCourrielSent(
	{ write, tables }: Engine,
	id: string,
	envoyeLe: Date,
	corps: string
): Promise<void> {
	await write.update(tables.courriel).set({ envoyeLe, bailJusquA: null, corps }).where(eq(tables.courriel.id, id));
}

export async function postponeCourriel(
	{ write, tables }: Engine,
	{ id, essais }: Pick<Row<'courriel'>, 'id' | 'essais'>,
	prochainEssaiLe: Date
): Promise<void> {
	await write
		.update(tables.courriel)
		.set({ prochainEssaiLe, bailJusquA: null, essais: essais + 1 })
		.where(eq(tables.courriel.id, id));
}

/** What was written to people, the newest first: to one compte, or to everybody (demo mode alone). */
export function listCourriels(
	{ read, tables }: Engine,
	compteId: string | null,
	limite = 200
): Promise<Row<'courriel'>[]> {
	const { courriel } = tables;
	return read
		.select()
		.from(courriel)
		.where(compteId === null ? undefined : eq(courriel.compteId, compteId))
		.orderBy(desc(courriel.creeLe), desc(courriel.id))
		.limit(limite);
}

/** « Lu »: the first time it is opened; of that compte, or of nobody. False when it is not theirs. */
export async function markCourrielRead(
	{ read, write, tables }: Engine,
	{ compteId, id }: { compteId: string; id: string },
	luLe: Date
): Promise<boolean> {
	const { courriel } = tables;
	const sien = and(eq(courriel.id, id), eq(courriel.compteId, compteId));
	const [trouve] = await read.select({ luLe: courriel.luLe }).from(courriel).where(sien);
	if (trouve && !trouve.luLe) await write.update(courriel).set({ luLe }).where(sien);
	return trouve !== undefined;
}

/** The same of the mail that told that fact. */
export async function markFaitRead(
	{ write, tables }: Engine,
	{ compteId, fait }: { compteId: string; fait: string },
	luLe: Date
): Promise<void> {
	const { courriel } = tables;
	await write
		.update(courriel)
		.set({ luLe })
		.where(and(eq(courriel.fait, fait), eq(courriel.compteId, compteId), isNull(courriel.luLe)));
}

/** How many of that compte it has not opened, by candidature. */
export function countCourrielsNonLus({ read, tables }: Engine, compteId: string) {
	const { courriel } = tables;
	return read
		.select({ candidatureId: courriel.candidatureId, nombre: count() })
		.from(courriel)
		.where(and(eq(courriel.compteId, compteId), isNotNull(courriel.candidatureId), isNull(courriel.luLe)))
		.groupBy(courriel.candidatureId);
}
