/** Drawn by the server alone: no script comes near the pièces. */
export const csr = false;
