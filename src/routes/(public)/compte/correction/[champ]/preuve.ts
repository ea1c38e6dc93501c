/** What a correction asks for, with the page's script and without. */
export const QUELLE_PREUVE = 'Votre pièce d’identité ou un acte de naissance, où la bonne information se lit.';
