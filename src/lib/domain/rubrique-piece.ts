/**
 * Under which heading of « Mes justificatifs » a pièce stands, and until when it is given, in the words of the guides:
 * « A déposer en ligne entre le … et le … 23:59 (heure/Paris) », and three ways to say it of what goes by post.
 *
 * Sources: R-200 (S2 §4.5, S4 §4).
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

/** In the window’s own time, then in that of Paris where they differ, with its day where it is another there. */
function finDite({ fermeture, fuseau }: Fenetre): string {
	const fin = fermetureAffichee(fermeture, fuseau);
	const dire = (zone: string) => `${formatInstant(fin, zone, 'guide')} (${heureDuLieu(zone)})`;
	if (fuseau === PARIS) return dire(PARIS);
	const memeJour = jourLocal(fin, fuseau) === jourLocal(fin, PARIS);
	const jour = formatInstant(fin, PARIS, 'guide').slice(0, -5);
	return `${dire(fuseau)}, ${memeJour ? dire(PARIS).slice(jour.length) : dire(PARIS)}`;
}
