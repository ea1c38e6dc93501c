/** Who identity providers say somebody is: found by the pair (issuer, sub), and by nothing else. */
import { and, eq } from 'drizzle-orm';
import type { Engine, NewRow } from './engine';
import { given, prepared } from './prepared';

export async function findCompteIdOf(
	{ read, tables: { identiteFederee } }: Engine,
	emetteur: string,
	sujet: string
): Promise<string | null> {
	const [row] = await read
		.select({ compteId: identiteFederee.compteId })
		.from(identiteFederee)
		.where(and(eq(identiteFederee.emetteur, emetteur), eq(identiteFederee.sujet, sujet)));
	return row?.compteId ?? null;
}

export async function insertIdentite({ write, tables }: Engine, identite: NewRow<'identiteFederee'>): Promise<void> {
	await write.insert(tables.identiteFederee).values(identite);
}

export async function touchIdentite(
	{ write, tables: { identiteFederee } }: Engine,
	emetteur: string,
	sujet: string,
	vueLe: Date
): Promise<void> {
	await write
		.update(identiteFederee)
		.set({ vueLe })
		.where(and(eq(identiteFederee.emetteur, emetteur), eq(identiteFederee.sujet, sujet)));
}

const identiteDuCompte = prepared(({ read, tables: { identiteFederee } }) =>
	read
		.select({ compteId: identiteFederee.compteId })
		.from(identiteFederee)
		.where(eq(identiteFederee.compteId, given(identiteFederee.compteId, 'compteId')))
		.limit(1)
);

/** Their état civil is the identity provider's, and they have no password. */
export async function estFederee(engine: Engine, compteId: string): Promise<boolean> {
	return (await identiteDuCompte(engine, { compteId })).length > 0;
}
