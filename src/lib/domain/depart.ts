/**
 * The départ: « Déconnexion » was pressed, and the server may not have heard it (no network, a fault of its own). A cookie that the
 * page's script makes says so with the next request, whichever it is; the server then signs out, and takes it back.
 */

/** `__Host-`: no other host of the domain can make one for ours. */
export const BISCUIT_DEPART = '__Host-escale-depart';

/**
 * Of whose visit it is, so that whoever signed in since stays so: the end of a random id, too little to be told who it is.
 */
export const marqueDeDepart = (compteId: string): string => compteId.slice(-8);
