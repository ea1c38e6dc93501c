/**
 * The contrôle: what a gestionnaire says of a pièce, as the form of the desk sends it.
 *
 * The words are the rectorat's own where its presentation has some; a refusal always tells the candidat why.
 */
import * as z from 'zod/mini';
import { auPlus, facultatif, format, obligatoire, parmi } from './champs';
import { parseJour } from './dates';
import { LIBELLES_STATUT_PIECE, STATUTS_PIECE, type StatutPiece } from './depot';
import type { Examen } from './examen';
import type { ErreurChamp } from './refus';
import { motStatut } from './situation-piece';

/** « Information du gestionnaire », in characters. */
export const INFORMATION_MAX = 500;

/** The reasons that come most often, ready to be said. */
export const MOTIFS = {
	illisible: 'Pièce illisible',
	verso: 'Document incomplet\u00a0: il manque le verso',
	autre: 'Ce n’est pas le document demandé',
	perime: 'Document périmé'
};

/** These give the pièce back to the candidat, who must know what to mend. */
export const ROUVRENT: readonly StatutPiece[] = ['non_conforme', 'attente_nouvelle_pj'];

const identifiant = /^[\w-]{1,80}$/;

export const controle = z
	.object({
		pieceId: obligatoire('Rechargez la page.', format(identifiant, 'Rechargez la page.')),
		/** The file that was looked at; empty when there was none. */
		depotId: facultatif(format(identifiant, 'Rechargez la page.')),
		statut: obligatoire('Choisissez un statut.', parmi(STATUTS_PIECE, 'Choisissez un statut.')),
		receptionLe: facultatif((date) => (parseJour(date) ? null : 'Cette date n’existe pas. Exemple\u00a0: 11/12/2026')),
		motif: facultatif(parmi(Object.keys(MOTIFS), 'Choisissez un motif dans la liste.')),
		information: facultatif(auPlus(INFORMATION_MAX))
	})
	.check(
		z.superRefine((saisie, ctx) => {
			const dire = (message: string) => ctx.addIssue({ code: 'custom', message, path: ['information'] });
			const information = informationDe(saisie);
			if (information === null && ROUVRENT.some((statut) => statut === saisie.statut))
				dire('Dites au candidat ce qu’il doit corriger, ou choisissez un motif.');
			const trop = auPlus(INFORMATION_MAX)(information ?? '');
			// The field alone has its own sentence already.
			if (trop && saisie.motif !== '' && auPlus(INFORMATION_MAX)(saisie.information) === null) dire(trop);
		})
	);
export type SaisieControle = z.infer<typeof controle>;

export interface Controle {
	statut: StatutPiece;
	/** yyyy-mm-dd */
	receptionLe: string | null;
	information: string | null;
}

/** From a form that `controle` accepted; or what is wrong with it there, that day, in the words of that exam. */
export function lireControle(saisie: SaisieControle, examen: Examen, aujourdhui: string): Controle | ErreurChamp[] {
	const erreurs: ErreurChamp[] = [];
	const employe = statutsEmployes(examen).find(({ statut }) => statut === saisie.statut);
	if (!employe) erreurs.push({ champ: 'statut', message: 'Votre rectorat n’emploie pas ce statut.' });
	const receptionLe = parseJour(saisie.receptionLe);
	if (receptionLe && receptionLe > aujourdhui)
		erreurs.push({ champ: 'receptionLe', message: 'Cette date est dans le futur.' });
	return employe && erreurs.length === 0
		? { statut: employe.statut, receptionLe, information: informationDe(saisie) }
		: erreurs;
}

/** Those of the presentation, in its order; all of them where it names none. */
export function statutsEmployes({ statutsPieces }: Examen): { statut: StatutPiece; libelle: string }[] {
	const nommes = statutsPieces.flatMap(({ id, libelle }) => (id === 'aucun' ? [] : [{ statut: id, libelle }]));
	return nommes.length > 0
		? nommes
		: STATUTS_PIECE.map((statut) => ({ statut, libelle: LIBELLES_STATUT_PIECE[statut] }));
}

/** In the words of that rectorat; one that the program no longer knows is said as it was written down. */
export function libelleStatut(statut: string, examen: Examen): string {
	const connu = STATUTS_PIECE.find((s) => s === statut);
	return connu ? motStatut(connu, examen.statutsPieces) : statut;
}

function informationDe({ motif, information }: Pick<SaisieControle, 'motif' | 'information'>): string | null {
	const [, raison = ''] = Object.entries(MOTIFS).find(([id]) => id === motif) ?? [];
	return [raison, information].filter((texte) => texte !== '').join('. ') || null;
}
