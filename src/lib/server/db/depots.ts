/** The dépôts: the files given for pièces, and those on their way. Looked up within one compte: somebody else's do not exist. */
import { and, asc, count, eq, gt, inArray, isNotNull, isNull, lt, lte, or } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';
import { given, prepared } from './prepared';

const depotDuCompte = prepared(({ read, tables: { depot } }) =>
	read
		.select()
		.from(depot)
		.where(and(eq(depot.compteId, given(depot.compteId, 'compteId')), eq(depot.id, given(depot.id, 'id'))))
);

export async function findDepot(engine: Engine, compteId: string, id: string): Promise<Row<'depot'> | null> {
	const [trouve] = await depotDuCompte(engine, { compteId, id });
	return trouve ?? null;
}

export async function listDepots({ read, tables }: Engine, ids: string[]): Promise<Row<'depot'>[]> {
	const { depot } = tables;
	return ids.length === 0 ? [] : read.select().from(depot).where(inArray(depot.id, ids));
}

export async function insertDepot({ write, tables }: Engine, depot: NewRow<'depot'>): Promise<void> {
	await write.insert(tables.depot).values(depot);
}

export async function updateDepot(
	{ write, tables }: Engine,
	id: string,
	set: Partial<Omit<NewRow<'depot'>, 'id' | 'candidatureId' | 'pieceId' | 'compteId'>>
): Promise<void> {
	await write.update(tables.depot).set(set).where(eq(tables.depot.id, id));
}

const annoncesDuCompte = prepared(({ read, tables: { depot } }) => {
	const { id, candidatureId, annonceLe, retireLe, octets } = depot;
	const compte = eq(depot.compteId, given(depot.compteId, 'compteId'));
	return read
		.select({ id, candidatureId, annonceLe, retireLe, octets })
		.from(depot)
		.where(and(compte, or(isNull(depot.retireLe), gt(annonceLe, given(annonceLe, 'depuis')))));
});

/** What that compte has coming or kept, and whatever else it announced after that instant: for its quotas. */
export function listAnnonces(engine: Engine, compteId: string, depuis: Date) {
	return annoncesDuCompte(engine, { compteId, depuis });
}

/** Takes the file that waits longest for the antivirus and that nobody holds, and holds it until `bailJusquA`. */
export async function claimAnalyse(
	{ read, write, tables }: Engine,
	maintenant: Date,
	bailJusquA: Date
): Promise<Row<'depot'> | null> {
	const { depot } = tables;
	const [du] = await read
		.select()
		.from(depot)
		.where(
			and(
				lte(depot.aAnalyserLe, maintenant),
				isNull(depot.retireLe),
				or(isNull(depot.bailJusquA), lte(depot.bailJusquA, maintenant))
			)
		)
		.orderBy(asc(depot.aAnalyserLe), asc(depot.id))
		.limit(1);
	if (!du) return null;
	await write.update(depot).set({ bailJusquA }).where(eq(depot.id, du.id));
	return du;
}

/** Those in force that no antivirus ever looked at are to be looked at from then on. */
export async function updateAnalyses({ write, tables }: Engine, aAnalyserLe: Date): Promise<void> {
	const { depot } = tables;
	const jamais = and(isNotNull(depot.recuLe), isNull(depot.retireLe), isNull(depot.analyseLe));
	await write
		.update(depot)
		.set({ aAnalyserLe })
		.where(and(jamais, isNull(depot.aAnalyserLe)));
}

/** How many of those that still count have these bytes. */
export async function countDepotsVifs({ read, tables }: Engine, fichier: string): Promise<number> {
	const { depot } = tables;
	const [total] = await read
		.select({ n: count() })
		.from(depot)
		.where(and(eq(depot.fichier, fichier), isNull(depot.retireLe)));
	return total?.n ?? 0;
}

/** Ids of those announced before that instant whose end never came. */
export async function listAbandonnes({ read, tables }: Engine, avant: Date): Promise<string[]> {
	const { depot } = tables;
	const enCours = and(isNull(depot.recuLe), isNull(depot.retireLe));
	const rows = await read
		.select({ id: depot.id })
		.from(depot)
		.where(and(enCours, lt(depot.annonceLe, avant)));
	return rows.map(({ id }) => id);
}

export async function listEnCours({ read, tables }: Engine): Promise<string[]> {
	const { depot } = tables;
	const rows = await read
		.select({ id: depot.id })
		.from(depot)
		.where(and(isNull(depot.recuLe), isNull(depot.retireLe)));
	return rows.map(({ id }) => id);
}

/** Keys in the storage: of the dépôts in force, of the documents, and of the proofs of corrections. */
export async function listFichiersNommes({ read, tables }: Engine): Promise<string[]> {
	const { depot, document, correction } = tables;
	const deposes = await read.select({ cle: depot.fichier }).from(depot).where(isNull(depot.retireLe));
	const documents = await read.select({ cle: document.fichier }).from(document);
	const preuves = await read.select({ cle: correction.preuve }).from(correction);
	return [...deposes, ...documents, ...preuves].flatMap(({ cle }) => cle ?? []);
}
