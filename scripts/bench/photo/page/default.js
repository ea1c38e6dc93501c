/** The settings of a page that nobody touched, as `src/routes/plateau/plateau.svelte.ts` has them: a spec holds both equal. */
export const DEFAULT = { mode: 'document', couleur: false, rotation: 0, coins: null };
