/** The corrections that candidats ask for. At the desk: of people who have a candidature in one of the académies, no others. */
import { and, asc, count, desc, eq, gt, inArray, ne } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

export async function insertCorrection({ write, tables }: Engine, row: NewRow<'correction'>): Promise<void> {
	await write.insert(tables.correction).values(row);
}

/** Of one compte, the last one first. */
export function listCorrections({ read, tables }: Engine, compteId: string): Promise<Row<'correction'>[]> {
	const { correction } = tables;
	return read
		.select()
		.from(correction)
		.where(eq(correction.compteId, compteId))
		.orderBy(desc(correction.creeLe), asc(correction.id));
}

export async function countCorrectionsSince({ read, tables }: Engine, compteId: string, depuis: Date): Promise<number> {
	const { correction } = tables;
	const [total] = await read
		.select({ n: count() })
		.from(correction)
		.where(and(eq(correction.compteId, compteId), gt(correction.creeLe, depuis)));
	return total?.n ?? 0;
}

export async function updateCorrection(
	{ write, tables }: Engine,
	id: string,
	set: Pick<Row<'correction'>, 'etat' | 'decideeLe' | 'gestionnaireId' | 'information'>
): Promise<void> {
	await write.update(tables.correction).set(set).where(eq(tables.correction.id, id));
}

export interface CorrectionAuBureau {
	correction: Row<'correction'>;
	compte: Pick<Row<'compte'>, 'nom' | 'prenoms' | 'numeroCandidat'>;
	/** Of who decided. */
	par: string | null;
}

/** What waits, the oldest first; or what was decided, the last one first. */
export function listCorrectionsAuBureau(
	engine: Engine,
	academies: string[],
	decidees: boolean,
	limite: number
): Promise<CorrectionAuBureau[]> {
	const { correction } = engine.tables;
	const { etat, decideeLe, creeLe, id } = correction;
	const ordre = decidees ? [desc(decideeLe), asc(id)] : [asc(creeLe), asc(id)];
	return auBureau(engine)
		.where(and(decidees ? ne(etat, 'demandee') : eq(etat, 'demandee'), siens(engine, academies)))
		.orderBy(...ordre)
		.limit(limite);
}

export async function findCorrectionAuBureau(
	engine: Engine,
	academies: string[],
	id: string
): Promise<CorrectionAuBureau | null> {
	const [trouvee] = await auBureau(engine).where(and(eq(engine.tables.correction.id, id), siens(engine, academies)));
	return trouvee ?? null;
}

function auBureau({ read, tables }: Engine) {
	const { correction, compte, gestionnaire } = tables;
	return read
		.select({
			correction,
			compte: { nom: compte.nom, prenoms: compte.prenoms, numeroCandidat: compte.numeroCandidat },
			par: gestionnaire.nom
		})
		.from(correction)
		.innerJoin(compte, eq(compte.id, correction.compteId))
		.leftJoin(gestionnaire, eq(gestionnaire.id, correction.gestionnaireId));
}

function siens({ read, tables }: Engine, academies: string[]) {
	const { candidature, campagne, correction } = tables;
	const inscrits = read
		.select({ id: candidature.compteId })
		.from(candidature)
		.innerJoin(campagne, eq(campagne.id, candidature.campagneId))
		.where(inArray(campagne.academie, academies));
	return inArray(correction.compteId, inscrits);
}
