/** The words of the error pages: they say what happened, never whose fault it is. */
export function titreDeLErreur(statut: number, horsConnexion: boolean): string {
	if (horsConnexion) return 'Pas de connexion';
	if (statut === 404) return 'Cette page n’existe pas';
	if (statut === 429) return 'Trop de demandes en peu de temps';
	if (statut < 500) return 'Cette demande n’a pas pu aboutir';
	return 'Un problème est survenu';
}

/** What is said under the title; `introuvable` of an address that leads nowhere, `message` of a request that was refused. */
export function phraseDeLErreur(statut: number, message: string | undefined, introuvable: string): string | undefined {
	if (statut === 404) return introuvable;
	if (statut < 500) return message;
	return 'Escale n’a pas pu répondre. Ce qui était enregistré reste enregistré. Réessayez dans quelques minutes.';
}
