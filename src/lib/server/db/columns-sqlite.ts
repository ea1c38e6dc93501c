/**
 * The column kinds of the schema, on SQLite. `columns-postgres.ts` exports the same names for PostgreSQL, so that
 * the two schema files differ by one import and nothing else.
 */
import { blob, integer, text } from 'drizzle-orm/sqlite-core';

export { index, integer, primaryKey, sqliteTable as table, text, unique } from 'drizzle-orm/sqlite-core';

/** An instant to the millisecond, a `Date` in the code. */
export const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });

export const bool = (name: string) => integer(name, { mode: 'boolean' });

/** Kept as text, key order included: what was written comes back to the letter. Never queried inside. */
export const json = <T>(name: string) => text(name, { mode: 'json' }).$type<T>();

export const bytes = (name: string) => blob(name, { mode: 'buffer' });
