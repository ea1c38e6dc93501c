/** Where one is led once the rectorat has the demande, and then only. */
export const FAITE = '/compte/correction?faite';

export const SANS_PREUVE =
	'Ajoutez une photo ou un PDF qui montre la bonne information, par exemple votre pièce d’identité.';

/** What a correction asks for, with the page's script and without. */
export const QUELLE_PREUVE = 'Votre pièce d’identité ou un acte de naissance, où la bonne information se lit.';
