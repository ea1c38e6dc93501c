/**
 * Where a candidat was going when they had to sign in: the link of a mail leads to its pièce, not to the front door.
 *
 * The address travels in ours, so that anybody may write it: only « Modifier mon compte » and pages of the space are taken, none of another site.
 */
const PAGE = /^\/(compte|espace\/(messages|envois|(candidatures|inscription)\/[\w-]{1,80}(\/[\w-]{1,80}){0,2}))$/;

/** « Se connecter », for whoever asked for that page. */
export function connexionPour(chemin: string): string {
	return PAGE.test(chemin) ? `/connexion?suite=${chemin}` : '/connexion';
}

export function suiteDe(url: URL): string {
	const suite = url.searchParams.get('suite') ?? '';
	return PAGE.test(suite) ? suite : '/espace';
}
