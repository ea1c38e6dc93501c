/** A pupil of S2's school as a line of the « hors BEE » file, for specs that vary it by column. */
import { COLONNES_ELEVES } from './eleves-csv';

export const TITRE_ELEVES = COLONNES_ELEVES.join(';');

const PIERRE: Partial<Record<string, string>> = {
	civilite: 'M',
	nom_famille: 'DUBOIS',
	prenoms: 'Pierre, Marie',
	ine: '088553495DY',
	pays_naissance: '100',
	date_naissance: '30/05/2006',
	depCOM_naissance: '973',
	commune_naissance: '97302',
	nationalite: '100',
	pays: '100',
	adresse_1: '12 rue Lallouette',
	code_postal: '97300',
	localite: 'Cayenne',
	telephone_mobile: '0694234567',
	categ_socio_pro: '81',
	etablissement: '9730538X',
	division_classe: '37 B',
	categorie: '133',
	specialite1: '25303'
};

export function ligneEleve(autrement: Partial<Record<(typeof COLONNES_ELEVES)[number], string>> = {}): string {
	const eleve = { ...PIERRE, ...autrement };
	return COLONNES_ELEVES.map((colonne) => eleve[colonne] ?? '').join(';');
}
