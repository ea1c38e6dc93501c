/** The authSessions, by the SHA-256 of their token. */
import type { Compte } from '$lib/domain/compte';
import { and, asc, desc, eq, gt, lt, ne } from 'drizzle-orm';
import { findCompteById } from './comptes';
import type { Engine, NewRow, Row } from './engine';
import { given, prepared } from './prepared';

const parId = prepared(({ read, tables: { authSession } }) =>
	read
		.select()
		.from(authSession)
		.where(eq(authSession.id, given(authSession.id, 'id')))
);

/** Two reads, not one that joins: each request asks for it, and SQLite gives fifty columns at once four times slower. */
export async function findAuthSession(
	engine: Engine,
	id: string
): Promise<{ authSession: Row<'authSession'>; compte: Compte } | null> {
	const [authSession] = await parId(engine, { id });
	const compte = authSession && (await findCompteById(engine, authSession.compteId));
	return compte ? { authSession, compte } : null;
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
