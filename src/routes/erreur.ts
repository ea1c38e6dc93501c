/** The titles of the error page: they say what happened, never whose fault it is. */
export function titreDeLErreur(statut: number, horsConnexion: boolean): string {
	if (horsConnexion) return 'Pas de connexion';
	if (statut === 404) return 'Cette page n’existe pas';
	if (statut === 429) return 'Trop de demandes en peu de temps';
	if (statut < 500) return 'Cette demande n’a pas pu aboutir';
	return 'Un problème est survenu';
}
