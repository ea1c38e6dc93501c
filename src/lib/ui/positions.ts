/** The positions of an épreuve as the screens say them: the seed's word and an icon (R-110, R-114; S2 « Épreuves »). */
import type { NomIcone } from './icones';

/** What the table needs of a line of the récapitulatif. */
export interface LigneDeTableau {
	code: string;
	libelle: string;
	/** 0 for an épreuve, 1 for its sous-épreuves, 2 below. */
	niveau: number;
	/** 'inscrit', 'non_inscrit', 'dispense', 'benefice'; any other text is shown as it is. */
	position: string;
	mode: string | null;
	/** « Anglais », « Lettonie » */
	choix: string | null;
	/** « écrit, 2 h »; null when it is not known. */
	precisions?: string | null;
}

const positions: Record<string, { mot: string; icone: NomIcone }> = {
	inscrit: { mot: 'Inscrit', icone: 'ok' },
	non_inscrit: { mot: 'Non Inscrit', icone: 'croix' },
	dispense: { mot: 'Dispense', icone: 'moins' },
	benefice: { mot: 'Bénéfice', icone: 'note' }
};

export function positionDe(position: string): { mot: string; icone: NomIcone } {
	return positions[position] ?? { mot: position, icone: 'moins' };
}
