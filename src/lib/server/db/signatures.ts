/** What was signed on a screen: inserted and read, never updated. */
import type { Engine, NewRow } from './engine';

export async function insertSignature({ write, tables }: Engine, signature: NewRow<'signature'>): Promise<void> {
	await write.insert(tables.signature).values(signature);
}
