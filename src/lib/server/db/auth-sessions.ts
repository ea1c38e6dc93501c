/** The authSessions, by the SHA-256 of their token. */
import type { Compte } from '$lib/domain/compte';
import { and, asc, desc, eq, gt, lt, ne } from 'drizzle-orm';
import { compteOf } from './comptes';
import type { Engine, NewRow, Row } from './engine';

export async function findAuthSession(
	{ read, tables }: Engine,
	id: string
): Promise<{ authSession: Row<'authSession'>; compte: Compte } | null> {
	const [row] = await read
		.select()
		.from(tables.authSession)
		.innerJoin(tables.compte, eq(tables.authSession.compteId, tables.compte.id))
		.where(eq(tables.authSession.id, id));
	return row ? { authSession: row.auth_session, compte: compteOf(row.compte) } : null;
}

export async function insertAuthSession({ write, tables }: Engine, authSession: NewRow<'authSession'>): Promise<void> {
	await write.insert(tables.authSession).values(authSession);
}

export async function extendAuthSession(
	{ write, tables }: Engine,
	id: string,
	set: { expireLe: Date; vueLe: Date }
): Promise<void> {
	await write.update(tables.authSession).set(set).where(eq(tables.authSession.id, id));
}

/** Those of one compte that are not over, the youngest first. */
export function listAuthSessions(
	{ read, tables }: Engine,
	compteId: string,
	maintenant: Date
): Promise<Row<'authSession'>[]> {
	const { authSession } = tables;
	return read
		.select()
		.from(authSession)
		.where(and(eq(authSession.compteId, compteId), gt(authSession.expireLe, maintenant)))
		.orderBy(desc(authSession.creeLe), asc(authSession.id));
}

export async function deleteAuthSession({ write, tables }: Engine, id: string): Promise<void> {
	await write.delete(tables.authSession).where(eq(tables.authSession.id, id));
}

/** Those of one compte, but for one. */
export async function deleteAuthSessionsOf({ write, tables }: Engine, compteId: string, sauf?: string): Promise<void> {
	const { authSession } = tables;
	const siennes = eq(authSession.compteId, compteId);
	await write.delete(authSession).where(sauf ? and(siennes, ne(authSession.id, sauf)) : siennes);
}

/** One of that compte's: an id of somebody else's deletes nothing. */
export async function deleteAuthSessionOf({ write, tables }: Engine, compteId: string, id: string): Promise<void> {
	const { authSession } = tables;
	await write.delete(authSession).where(and(eq(authSession.compteId, compteId), eq(authSession.id, id)));
}

export async function deleteExpiredAuthSessions({ write, tables }: Engine, maintenant: Date): Promise<void> {
	await write.delete(tables.authSession).where(lt(tables.authSession.expireLe, maintenant));
}
