/** The candidatures and their versions, always looked up within one compte: somebody else's do not exist. */
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';
import { given, prepared } from './prepared';

export async function findCandidature(
	engine: Engine,
	compteId: string,
	id: string
): Promise<Row<'candidature'> | null> {
	const siennes = await listCandidatures(engine, compteId);
	return siennes.find((candidature) => candidature.id === id) ?? null;
}

/** Whoever's it is: for what the rectorat does, never for what a candidat asks. */
export async function findCandidatureById({ read, tables }: Engine, id: string): Promise<Row<'candidature'> | null> {
	const [trouvee] = await read.select().from(tables.candidature).where(eq(tables.candidature.id, id));
	return trouvee ?? null;
}

/** Those of one person to one campagne, as files of the rectorat name them: by the numéro candidat. */
export async function listCandidaturesDuNumero(
	{ read, tables }: Engine,
	campagneId: string,
	numeroCandidat: string
): Promise<Row<'candidature'>[]> {
	const { candidature, compte } = tables;
	const rows = await read
		.select({ candidature })
		.from(candidature)
		.innerJoin(compte, eq(compte.id, candidature.compteId))
		.where(and(eq(candidature.campagneId, campagneId), eq(compte.numeroCandidat, numeroCandidat)))
		.orderBy(asc(candidature.creeLe));
	return rows.map((row) => row.candidature);
}

export function listCandidaturesDeCampagne(
	{ read, tables }: Engine,
	campagneId: string
): Promise<Row<'candidature'>[]> {
	const { candidature } = tables;
	return read
		.select()
		.from(candidature)
		.where(eq(candidature.campagneId, campagneId))
		.orderBy(asc(candidature.creeLe), asc(candidature.id));
}

const candidaturesDuCompte = prepared(({ read, tables: { candidature } }) =>
	read
		.select()
		.from(candidature)
		.where(eq(candidature.compteId, given(candidature.compteId, 'compteId')))
		.orderBy(asc(candidature.creeLe))
);

export function listCandidatures(engine: Engine, compteId: string): Promise<Row<'candidature'>[]> {
	return candidaturesDuCompte(engine, { compteId });
}

export async function insertCandidature({ write, tables }: Engine, candidature: NewRow<'candidature'>): Promise<void> {
	await write.insert(tables.candidature).values(candidature);
}

export async function updateCandidature(
	{ write, tables }: Engine,
	id: string,
	set: Partial<Omit<NewRow<'candidature'>, 'id' | 'compteId' | 'brouillonId' | 'campagneId' | 'creeLe'>>
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

const versionParNumero = prepared(({ read, tables: { candidatureVersion } }) =>
	read
		.select()
		.from(candidatureVersion)
		.where(
			and(
				eq(candidatureVersion.candidatureId, given(candidatureVersion.candidatureId, 'candidatureId')),
				eq(candidatureVersion.version, given(candidatureVersion.version, 'version'))
			)
		)
);

export async function findVersion(
	engine: Engine,
	candidatureId: string,
	version: number
): Promise<Row<'candidatureVersion'> | null> {
	const [trouvee] = await versionParNumero(engine, { candidatureId, version });
	return trouvee ?? null;
}

const derniereVersion = prepared(({ read, tables: { candidatureVersion } }) =>
	read
		.select()
		.from(candidatureVersion)
		.where(eq(candidatureVersion.candidatureId, given(candidatureVersion.candidatureId, 'candidatureId')))
		.orderBy(desc(candidatureVersion.version))
		.limit(1)
);

export async function findLastVersion(
	engine: Engine,
	candidatureId: string
): Promise<Row<'candidatureVersion'> | null> {
	const [derniere] = await derniereVersion(engine, { candidatureId });
	return derniere ?? null;
}
