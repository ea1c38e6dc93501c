/** What Escale remembers, on SQLite. `shape.ts` and the database spec refuse a difference with the other engine. */
export * from './sqlite-candidatures';
export * from './sqlite-pieces';
export * from './sqlite-comptes';
export * from './sqlite-suivi';
