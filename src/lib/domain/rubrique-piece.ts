/**
 * Under which heading of « Mes justificatifs » a pièce stands, its name, and until when it is given or when it was, in the
 * words of the guides: « A déposer en ligne entre le … et le … 23:59 (heure/Paris) », and three ways to say it of what goes
 * by post.
 *
 * Sources, R-204 (S2 §4.5, S4 §4).
 */
import { fermetureAffichee, formatInstant, heureDuLieu, jourLocal, PARIS } from './dates';
import { fenetreDePiece } from './depot-regles';
import { etatFenetre, type Fenetre } from './fenetre';
import type { PieceDemandee } from './pieces';

export interface Rubrique {
	titre: string;
	/** « entre le … et le … 23:59 (heure/Paris) » */
	quand: string;
}

/** When pièces are given in that campagne. */
export interface Limites {
	fenetre: Fenetre;
	/** The rectorat set a limit for pièces that is not that of the inscriptions. */
	limitePropre: boolean;
}

export function rubriquePiece(demandee: PieceDemandee, limites: Limites, maintenant: Date): Rubrique {
	const fenetre = fenetreDePiece(demandee, limites.fenetre);
	const fin = finDite(fenetre);
	const entre = `entre le ${formatInstant(fenetre.ouverture, fenetre.fuseau, 'guide').slice(0, -6)} et le ${fin}`;
	switch (demandee.mode) {
		case 'autre':
			return { titre: 'Autres modalités', quand: `au plus tard le ${fin}` };
		case 'postal': {
			// Nobody counts when a letter was posted: the guides name a beginning where it is that of the inscriptions.
			const limite = limites.limitePropre ? `au plus tard le ${fin}` : entre;
			return { titre: 'A envoyer par voie postale', quand: demandee.avant === null ? limite : `avant le ${fin}` };
		}
		case 'en_ligne':
			return etatFenetre(fenetre, maintenant) === 'fermee'
				? { titre: 'Dépôt terminé', quand: `depuis le ${fin}, sauf nouvelle PJ demandée` }
				: { titre: 'A déposer en ligne', quand: entre };
	}
}

function finDite({ fermeture, fuseau }: Fenetre): string {
	return aParisAussi(fermetureAffichee(fermeture, fuseau), fuseau, (fin, zone) => formatInstant(fin, zone, 'guide'));
}

/** « Déposé le » and « Validé le »: « 05/11/2026 09:05 (heure/Paris) ». */
export function horodatage(iso: string, fuseau: string): string {
	return aParisAussi(new Date(iso), fuseau, (le, zone) => formatInstant(le, zone, 'court').replace(' à', ''));
}

/** In the candidature’s own time, then in that of Paris where they differ, with its day where it is another there. */
function aParisAussi(le: Date, fuseau: string, formater: (le: Date, zone: string) => string): string {
	const dire = (zone: string) => `${formater(le, zone)} (${heureDuLieu(zone)})`;
	if (fuseau === PARIS) return dire(PARIS);
	const memeJour = jourLocal(le, fuseau) === jourLocal(le, PARIS);
	const jour = formater(le, PARIS).slice(0, -5);
	return `${dire(fuseau)}, ${memeJour ? dire(PARIS).slice(jour.length) : dire(PARIS)}`;
}

/** « DCSTID01 : Document justifiant l’identité » */
export const nomPiece = ({ code, libelle }: Pick<PieceDemandee, 'code' | 'libelle'>): string =>
	code ? `${code}\u00a0: ${libelle}` : libelle;
