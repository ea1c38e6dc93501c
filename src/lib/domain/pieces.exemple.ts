/** A pièce to give on line, as the specs ask for it. */
import type { PieceDemandee } from './pieces';

export const IDENTITE: PieceDemandee = {
	id: 'identite',
	code: 'DCSTID01',
	groupe: 'Identité',
	libelle: 'Document justifiant l’identité',
	mode: 'en_ligne',
	raison: null,
	avant: null,
	effet: null
};
