import { describe, expect, it } from 'vitest';
import { lireEtablissements } from './etablissements-csv';
import { FichierRefuse } from './fichier';

const CATEGORIES = ['INDIVIDUEL', 'FORMATION_CONTINUE'];
const TITRE = 'id;nom;uai;categories\n';
const lire = (texte: string) => lireEtablissements(texte, CATEGORIES);

function fautesDe(texte: string): string[] {
	try {
		lire(texte);
	} catch (erreur) {
		if (erreur instanceof FichierRefuse) return erreur.fautes;
		throw erreur;
	}
	return [];
}

describe('a table of établissements', () => {
	it('R-083 is read as spreadsheets write it: mark of encoding, quotes, commas, empty lines', () => {
		const attendu = [
			{ id: 'INDIV_973', nom: 'INDIVIDUELS 973', uai: null, categories: ['INDIVIDUEL'] },
			{ id: '9730538X', nom: 'CFA « L’Été », "Cayenne"', uai: '9730538X', categories: CATEGORIES },
			{ id: 'CNED', nom: 'CNED', uai: null, categories: [] }
		];
		const lignes = [
			'INDIV_973;INDIVIDUELS 973;;INDIVIDUEL',
			'9730538X;"CFA « L’Été », ""Cayenne""";9730538X;INDIVIDUEL FORMATION_CONTINUE',
			'',
			'CNED;CNED;;'
		];
		expect(lire(`\uFEFF${TITRE}${lignes.join('\r\n')}\r\n`)).toEqual(attendu);
		expect(lire('id,nom,uai,categories\nCNED,CNED,,')).toEqual(attendu.slice(2));
		expect(lire(TITRE)).toEqual([]);
	});

	it.each([
		['', 'ligne 1 : la première ligne doit être « id;nom;uai;categories »'],
		['nom;id;uai;categories', 'ligne 1 : la première ligne doit être « id;nom;uai;categories »'],
		[`${TITRE}A;B`, 'ligne 2 : il faut 4 colonnes, avec des guillemets fermés'],
		[`${TITRE}A;"B;;`, 'ligne 2 : il faut 4 colonnes, avec des guillemets fermés'],
		[`${TITRE}A;B;;\nA;C;;`, 'ligne 3 : « A » y est déjà'],
		[`${TITRE}A B;B;;`, 'ligne 2 : « A B » n’est pas un identifiant (lettres, chiffres, - et _, 40 au plus)'],
		[`${TITRE}A;;;`, 'ligne 2 : le nom manque, ou contient un caractère impossible'],
		[`${TITRE}A;B;123;`, 'ligne 2 : « 123 » n’est pas un UAI (sept chiffres et une lettre)'],
		[`${TITRE}A;B;;APPRENTI`, 'ligne 2 : « APPRENTI » : cet examen n’a pas cette catégorie']
	])('is refused with the line of the fault: %j', (texte, faute) => {
		expect(fautesDe(texte)).toEqual([faute]);
	});

	it('holds two thousand lines, not more', () => {
		const lignes = Array.from({ length: 2_001 }, (_, i) => `E${i};Lycée ${i};;`);
		expect(fautesDe(TITRE + lignes.join('\n'))).toEqual(['fichier : 2001 établissements : 2000 au maximum']);
	});
});
