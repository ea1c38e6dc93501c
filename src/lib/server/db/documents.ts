/** The documents already rendered: which file each version of a candidature has. */
import { and, desc, eq, like } from 'drizzle-orm';
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
