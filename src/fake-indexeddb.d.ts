/** Its own types leave this entry out: imported for what it does, it makes IndexedDB live in memory. */
declare module 'fake-indexeddb/auto';
