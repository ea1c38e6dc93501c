/** What was signed on a screen: inserted and read, never updated. */
import { and, eq, gt } from 'drizzle-orm';
import type { Engine, NewRow } from './engine';

export async function insertSignature({ write, tables }: Engine, signature: NewRow<'signature'>): Promise<void> {
	await write.insert(tables.signature).values(signature);
}

/** When that compte signed, after that instant: for its quota. */
export async function listSignatures({ read, tables }: Engine, compteId: string, depuis: Date): Promise<Date[]> {
	const { signature, depot } = tables;
	const rows = await read
		.select({ le: signature.signeeLe })
		.from(signature)
		.innerJoin(depot, eq(depot.id, signature.depotId))
		.where(and(eq(depot.compteId, compteId), gt(depot.annonceLe, depuis)));
	return rows.map(({ le }) => le);
}
