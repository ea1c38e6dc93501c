/**
 * Where a candidat was going when they had to sign in, or to open a compte first: the link of a mail leads to its pièce, a link
 * of a school to the right exam, not to the front door.
 *
 * The address travels in ours, so that anybody may write it: only « Modifier mon compte », pages of the space that a link may
 * name, and « M'inscrire » with its choices are taken, none of another site.
 */
const PAGE = /^\/(compte|espace\/(messages|envois|(candidatures|inscription)\/[\w-]{1,80}(\/[\w-]{1,80}){0,2}))$/;
const NOUVELLE = /^\/espace\/nouvelle(\?[\w=&.%+-]{1,200})?$/;

const estSuite = (chemin: string) => PAGE.test(chemin) || NOUVELLE.test(chemin);

/** « Se connecter », for whoever asked for that page. */
export function connexionPour(chemin: string): string {
	return avecSuite('/connexion', estSuite(chemin) ? chemin : null);
}

/** That page of ours, which goes on to there afterwards. */
export function avecSuite(page: string, suite: string | null): string {
	if (suite === null) return page;
	return `${page}${page.includes('?') ? '&' : '?'}suite=${suite.replace(/[?&=%+]/g, encodeURIComponent)}`;
}

/** Null: they were going nowhere in particular. */
export function suiteDemandee(url: URL): string | null {
	return suiteConnue(url.searchParams.get('suite'));
}

/** What was written down earlier, read again with the same eyes. */
export function suiteConnue(suite: string | null | undefined): string | null {
	return suite && estSuite(suite) ? suite : null;
}

export function suiteDe(url: URL): string {
	return suiteDemandee(url) ?? '/espace';
}
