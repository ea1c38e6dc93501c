/** Whom a reminder may concern, and those that went. */
import { and, eq, gt, inArray, isNull } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

/** What may want one: a candidature, or a brouillon that is none yet. */
export interface Sujet {
	nature: 'brouillon' | 'candidature';
	compteId: string;
	id: string;
}

/** The brouillons that became nothing yet, and the candidatures that still count, of those campagnes. */
export async function listSujets({ read, tables }: Engine, campagneIds: string[]): Promise<Sujet[]> {
	if (campagneIds.length === 0) return [];
	const { brouillon, candidature } = tables;
	const brouillons = await read
		.select({ compteId: brouillon.compteId, id: brouillon.id })
		.from(brouillon)
		.where(and(inArray(brouillon.campagneId, campagneIds), isNull(brouillon.candidatureId), isNull(brouillon.finiLe)));
	const candidatures = await read
		.select({ compteId: candidature.compteId, id: candidature.id })
		.from(candidature)
		.where(and(inArray(candidature.campagneId, campagneIds), inArray(candidature.etat, ['a_completer', 'inscrit'])));
	return [
		...brouillons.map((b) => ({ nature: 'brouillon' as const, ...b })),
		...candidatures.map((c) => ({ nature: 'candidature' as const, ...c }))
	];
}

/** Campagnes in which somebody has more time than the others. */
export async function listCampagnesADerogation({ read, tables }: Engine, maintenant: Date): Promise<string[]> {
	const { derogation } = tables;
	const rows = await read
		.selectDistinct({ id: derogation.campagneId })
		.from(derogation)
		.where(gt(derogation.jusquA, maintenant));
	return rows.map(({ id }) => id);
}

type Cle = Omit<Row<'rappel'>, 'le'>;

export async function existsRappel({ read, tables }: Engine, cle: Cle): Promise<boolean> {
	const { rappel } = tables;
	const meme = and(
		eq(rappel.compteId, cle.compteId),
		eq(rappel.sujet, cle.sujet),
		eq(rappel.echeance, cle.echeance),
		eq(rappel.palier, cle.palier)
	);
	return (await read.$count(rappel, meme)) > 0;
}

export async function insertRappel({ write, tables }: Engine, rappel: NewRow<'rappel'>): Promise<void> {
	await write.insert(tables.rappel).values(rappel);
}
