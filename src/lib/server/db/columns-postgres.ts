/**
 * The column kinds of the schema, on PostgreSQL. `columns-sqlite.ts` exports the same names for SQLite, so that
 * the two schema files differ by one import and nothing else.
 */
import { boolean, customType, json as jsonText, timestamp } from 'drizzle-orm/pg-core';

export { index, integer, pgTable as table, primaryKey, text, unique } from 'drizzle-orm/pg-core';

/** An instant to the millisecond, a `Date` in the code. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3, mode: 'date' });

export const bool = (name: string) => boolean(name);

/** `json`, not `jsonb`, which reorders keys and refuses U+0000: what was written comes back to the letter. */
export const json = <T>(name: string) => jsonText(name).$type<T>();

export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
