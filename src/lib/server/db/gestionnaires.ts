/** The gestionnaires and their sign-ins, by the SHA-256 of their token. The password's hash leaves only to be checked. */
import type { Gestionnaire } from '$lib/domain/gestionnaire';
import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Engine, NewRow, Row } from './engine';

function gestionnaireOf({ id, mail, nom, academies, totpActiveLe }: Row<'gestionnaire'>): Gestionnaire {
	return { id, mail, nom, academies, secondFacteur: totpActiveLe !== null };
}

/** One whose access was not closed. */
export async function findGestionnaireByMail(
	{ read, tables }: Engine,
	mail: string
): Promise<{ gestionnaire: Gestionnaire; motDePasse: string } | null> {
	const { gestionnaire } = tables;
	const [row] = await read
		.select()
		.from(gestionnaire)
		.where(and(eq(gestionnaire.mail, mail), isNull(gestionnaire.fermeLe)));
	return row ? { gestionnaire: gestionnaireOf(row), motDePasse: row.motDePasse } : null;
}

export async function insertGestionnaire({ write, tables }: Engine, row: NewRow<'gestionnaire'>): Promise<void> {
	await write.insert(tables.gestionnaire).values(row);
}

/** The id of the one that was changed; null when nobody has that address. */
export async function updateGestionnaire(
	{ write, tables }: Engine,
	mail: string,
	set: Partial<Pick<Row<'gestionnaire'>, 'motDePasse' | 'fermeLe'> & SecondFacteur>
): Promise<string | null> {
	const [row] = await write
		.update(tables.gestionnaire)
		.set(set)
		.where(eq(tables.gestionnaire.mail, mail))
		.returning({ id: tables.gestionnaire.id });
	return row?.id ?? null;
}

/** What is kept of the second factor. */
export type SecondFacteur = Pick<Row<'gestionnaire'>, 'totpSecret' | 'totpActiveLe' | 'totpPas' | 'codesSecours'>;

/** Of one whose access was not closed. */
export async function findSecondFacteur(
	{ read, tables }: Engine,
	id: string
): Promise<(SecondFacteur & { mail: string }) | null> {
	const { gestionnaire } = tables;
	const { mail, totpSecret, totpActiveLe, totpPas, codesSecours } = gestionnaire;
	const [row] = await read
		.select({ mail, totpSecret, totpActiveLe, totpPas, codesSecours })
		.from(gestionnaire)
		.where(and(eq(gestionnaire.id, id), isNull(gestionnaire.fermeLe)));
	return row ?? null;
}

export async function updateSecondFacteur(
	{ write, tables }: Engine,
	id: string,
	set: Partial<SecondFacteur>
): Promise<void> {
	await write.update(tables.gestionnaire).set(set).where(eq(tables.gestionnaire.id, id));
}

export async function findGestionnaireSession(
	{ read, tables }: Engine,
	id: string
): Promise<{ ouverte: Row<'gestionnaireSession'>; gestionnaire: Gestionnaire } | null> {
	const { gestionnaire, gestionnaireSession } = tables;
	const [row] = await read
		.select()
		.from(gestionnaireSession)
		.innerJoin(gestionnaire, eq(gestionnaireSession.gestionnaireId, gestionnaire.id))
		.where(eq(gestionnaireSession.id, id));
	return row ? { ouverte: row.gestionnaire_session, gestionnaire: gestionnaireOf(row.gestionnaire) } : null;
}

export async function insertGestionnaireSession(
	{ write, tables }: Engine,
	row: NewRow<'gestionnaireSession'>
): Promise<void> {
	await write.insert(tables.gestionnaireSession).values(row);
}

export async function extendGestionnaireSession({ write, tables }: Engine, id: string, expireLe: Date): Promise<void> {
	await write.update(tables.gestionnaireSession).set({ expireLe }).where(eq(tables.gestionnaireSession.id, id));
}

export async function deleteGestionnaireSession({ write, tables }: Engine, id: string): Promise<void> {
	await write.delete(tables.gestionnaireSession).where(eq(tables.gestionnaireSession.id, id));
}

export async function deleteGestionnaireSessionsOf({ write, tables }: Engine, gestionnaireId: string): Promise<void> {
	const { gestionnaireSession } = tables;
	await write.delete(gestionnaireSession).where(eq(gestionnaireSession.gestionnaireId, gestionnaireId));
}

export async function deleteExpiredGestionnaireSessions({ write, tables }: Engine, maintenant: Date): Promise<void> {
	await write.delete(tables.gestionnaireSession).where(lt(tables.gestionnaireSession.expireLe, maintenant));
}
