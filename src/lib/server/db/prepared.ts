/**
 * The reads that nearly every request makes. To say one in SQL costs Drizzle five to twenty times what SQLite takes to answer
 * it (it walks every column, each time); these are said once, and then given other values.
 */
import { Param, sql, type Column } from 'drizzle-orm';
import type { Engine, Reader } from './engine';

interface Preparable<Row> {
	prepare(name: string): Statement<Row>;
}
interface Statement<Row> {
	execute(values: Values): PromiseLike<Row[]>;
}
type Values = Record<string, string | number | Date>;

/** The value that will be given under that name, kept as that column keeps its own. */
export const given = (column: Column, name: string) => new Param(sql.placeholder(name), column);

/** A read whose text is always the same: inside a transaction it reads from it, as any other. */
export function prepared<Row>(build: (from: Pick<Engine, 'read' | 'tables'>) => Preparable<Row>) {
	const said = new WeakMap<Reader, Statement<Row>>();
	return async (engine: Engine, values: Values): Promise<Row[]> => {
		const read = engine.lasting;
		let statement = said.get(read);
		if (!statement) {
			// Without a name PostgreSQL keeps nothing of it: whatever shares its connections (PgBouncer) may give another one.
			statement = build({ read, tables: engine.tables }).prepare('');
			said.set(read, statement);
		}
		return statement.execute(values);
	};
}
