/** The candidatures and their versions, always looked up within one compte: somebody else's do not exist. */
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

export async function findCandidature(
	{ read, tables }: Engine,
	compteId: string,
	id: string
): Promise<Row<'candidature'> | null> {
	const { candidature } = tables;
	const [trouvee] = await read
		.select()
		.from(candidature)
		.where(and(eq(candidature.compteId, compteId), eq(candidature.id, id)));
	return trouvee ?? null;
}

export function listCandidatures({ read, tables }: Engine, compteId: string): Promise<Row<'candidature'>[]> {
	const { candidature } = tables;
	return read.select().from(candidature).where(eq(candidature.compteId, compteId)).orderBy(asc(candidature.creeLe));
}

export async function insertCandidature({ write, tables }: Engine, candidature: NewRow<'candidature'>): Promise<void> {
	await write.insert(tables.candidature).values(candidature);
}

export async function updateCandidature(
	{ write, tables }: Engine,
	id: string,
	set: Partial<Omit<NewRow<'candidature'>, 'id' | 'compteId' | 'campagneId' | 'creeLe'>>
): Promise<void> {
	await write.update(tables.candidature).set(set).where(eq(tables.candidature.id, id));
}

export async function insertVersion({ write, tables }: Engine, version: NewRow<'candidatureVersion'>): Promise<void> {
	await write.insert(tables.candidatureVersion).values(version);
}

/** All of them, the oldest first. */
export function listVersions({ read, tables }: Engine, candidatureId: string): Promise<Row<'candidatureVersion'>[]> {
	const { candidatureVersion } = tables;
	return read
		.select()
		.from(candidatureVersion)
		.where(eq(candidatureVersion.candidatureId, candidatureId))
		.orderBy(asc(candidatureVersion.version));
}

export async function findLastVersion(
	{ read, tables }: Engine,
	candidatureId: string
): Promise<Row<'candidatureVersion'> | null> {
	const { candidatureVersion } = tables;
	const [derniere] = await read
		.select()
		.from(candidatureVersion)
		.where(eq(candidatureVersion.candidatureId, candidatureId))
		.orderBy(desc(candidatureVersion.version))
		.limit(1);
	return derniere ?? null;
}
