/** The documents already rendered or published: which file each version of a candidature has. */
import { and, asc, desc, eq, isNull, like, notInArray } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

export async function findDocument(
	{ read, tables }: Engine,
	{ candidatureId, type, version }: Pick<Row<'document'>, 'candidatureId' | 'type' | 'version'>
): Promise<Row<'document'> | null> {
	const { document } = tables;
	const [trouve] = await read
		.select()
		.from(document)
		.where(and(eq(document.candidatureId, candidatureId), eq(document.type, type), eq(document.version, version)));
	return trouve ?? null;
}

/** The last convocation that was published; « convocation » begins the type of each (écrits, oraux). */
export async function findConvocation(
	{ read, tables }: Engine,
	candidatureId: string
): Promise<Row<'document'> | null> {
	const { document } = tables;
	const [trouvee] = await read
		.select()
		.from(document)
		.where(and(eq(document.candidatureId, candidatureId), like(document.type, 'convocation%')))
		.orderBy(desc(document.produitLe))
		.limit(1);
	return trouvee ?? null;
}

/** Two requests may render the same version at once: the first row stays, the bytes are the same. */
export async function insertDocument({ write, tables }: Engine, document: NewRow<'document'>): Promise<void> {
	await write.insert(tables.document).values(document).onConflictDoNothing();
}

/** All of them, each type with its versions from the first to the last. */
export function listDocuments({ read, tables }: Engine, candidatureId: string): Promise<Row<'document'>[]> {
	const { document } = tables;
	return read
		.select()
		.from(document)
		.where(eq(document.candidatureId, candidatureId))
		.orderBy(asc(document.type), asc(document.version));
}

export async function findLastDocument(
	{ read, tables }: Engine,
	candidatureId: string,
	type: string
): Promise<Row<'document'> | null> {
	const { document } = tables;
	const [dernier] = await read
		.select()
		.from(document)
		.where(and(eq(document.candidatureId, candidatureId), eq(document.type, type)))
		.orderBy(desc(document.version))
		.limit(1);
	return dernier ?? null;
}

/** « Lu le » is the first time: a second one changes nothing. */
export async function markDocumentRead({ write, tables }: Engine, id: string, luLe: Date): Promise<void> {
	const { document } = tables;
	await write
		.update(document)
		.set({ luLe })
		.where(and(eq(document.id, id), isNull(document.luLe)));
}

/** Of the candidatures of that compte, those of other types than `sauf`, the oldest version first. */
export function listDocumentsDuCompte(
	{ read, tables }: Engine,
	compteId: string,
	sauf: readonly string[]
): Promise<{ document: Row<'document'> }[]> {
	const { document, candidature } = tables;
	return read
		.select({ document })
		.from(document)
		.innerJoin(candidature, eq(candidature.id, document.candidatureId))
		.where(and(eq(candidature.compteId, compteId), notInArray(document.type, [...sauf])))
		.orderBy(asc(document.candidatureId), asc(document.type), asc(document.version));
}
