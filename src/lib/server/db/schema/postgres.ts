/** What Escale remembers, on PostgreSQL. `shape.ts` and the database spec refuse a difference with the other engine. */
export * from './postgres-candidatures';
export * from './postgres-pieces';
export * from './postgres-comptes';
export * from './postgres-suivi';
