import { describe, expect, it } from 'vitest';
import { ligneEleve, TITRE_ELEVES } from './eleves.exemple';
import { lireEleves, texteEleves } from './eleves-csv';

const lire = (...lignes: string[]) => lireEleves([TITRE_ELEVES, ...lignes].join('\n'), '2023-11-06');

describe('a « hors BEE » file of pupils', () => {
	it('R-043 is read in its 34 columns: who they are, where they live, what they are registered for', () => {
		expect(lire(ligneEleve())).toEqual([
			{
				ligne: 2,
				eleve: {
					sexe: 'M',
					nom: 'DUBOIS',
					prenoms: 'Pierre, Marie',
					ine: '088553495DY',
					dateNaissance: '2006-05-30',
					paysNaissance: '100',
					departementNaissance: '973',
					communeNaissance: '97302',
					mail: null,
					etablissement: '9730538X',
					classe: '37 B',
					identification: {
						pays: '100',
						voie: '12 rue Lallouette',
						complement1: '',
						complement2: '',
						complement3: '',
						codePostal: '97300',
						localite: 'Cayenne',
						nationalite: '100',
						telephoneMobile: '0694234567',
						telephone: '',
						categorieSocioProfessionnelle: '81'
					},
					categorie: '133',
					specialite: '25303',
					enseignement: '',
					sectionLangue: '',
					langues: { a: '', b: '' }
				}
			}
		]);
	});

	it('R-043 may be in UTF-8 or in ISO-8859-1, with Windows’ ends of line, quotes and a mark of encoding', () => {
		const texte = `\uFEFF${TITRE_ELEVES}\r\n${ligneEleve({ nom_famille: 'LÉGÈRE', adresse_1: '"3 bis ; rue ""A"""' })}\r\n\r\n`;
		const eleve = { nom: 'LÉGÈRE', identification: { voie: '3 bis ; rue "A"' } };
		const enLatin = Uint8Array.from(texte.slice(1), (lettre) => lettre.charCodeAt(0));
		for (const octets of [new TextEncoder().encode(texte), enLatin])
			expect(lireEleves(texteEleves(octets), '2023-11-06')).toMatchObject([{ ligne: 2, eleve }]);
	});

	it('a pupil born abroad has a town and no département', () => {
		const [lue] = lire(ligneEleve({ pays_naissance: '437', depCOM_naissance: '', commune_naissance: 'Paramaribo' }));
		expect(lue).toMatchObject({ eleve: { departementNaissance: null, communeNaissance: 'Paramaribo' } });
	});

	it.each([
		[{ civilite: 'X' }, 'civilite : « X », F ou M attendu'],
		[{ nom_famille: 'DUB0IS' }, 'nom_famille : « DUB0IS », un nom en lettres, de 80 caractères au plus, est attendu'],
		[{ prenoms: '' }, 'prenoms : vide, un nom en lettres, de 80 caractères au plus, est attendu'],
		[{ ine: '12' }, 'ine : « 12 », neuf à onze chiffres et lettres attendus'],
		[{ date_naissance: '31/02/2006' }, 'date_naissance : « 31/02/2006 », une date comme 30/05/2008 est attendue'],
		[{ date_naissance: '30/05/2015' }, 'date_naissance : « 30/05/2015 », l’élève aurait moins de 13 ans'],
		[{ pays_naissance: 'FR' }, 'pays_naissance : « FR », code INSEE d’un pays attendu (100 : France)'],
		[{ depCOM_naissance: '44' }, 'depCOM_naissance : « 44 », trois caractères attendus (044, 973)'],
		[{ commune_naissance: 'Cayenne' }, 'commune_naissance : « Cayenne », code INSEE de la commune attendu'],
		[{ adresse_mail: 'pierre' }, 'adresse_mail : « pierre », ce n’est pas une adresse mail'],
		[{ etablissement: 'LP' }, 'etablissement : « LP », un UAI est attendu (sept chiffres et une lettre)'],
		[{ nationalite: 'FR' }, 'nationalite : « FR », code INSEE d’un pays attendu, ou rien'],
		[{ adresse_1: 'a'.repeat(81) }, `adresse_1 : « ${'a'.repeat(81)} », 80 caractères au plus`]
	])('a line that is wrong says what, and holds back no other: %o', (autrement, faute) => {
		expect(lire(ligneEleve(autrement), ligneEleve())).toMatchObject([{ ligne: 2, fautes: [faute] }, { eleve: {} }]);
	});

	it('a line with other columns is refused alone, a file with other columns as a whole', () => {
		expect(lire('F;DUBOIS')).toEqual([{ ligne: 2, fautes: ['il faut 34 colonnes, avec des guillemets fermés'] }]);
		expect(() => lireEleves('nom;prenom\nDUBOIS;Pierre', '2023-11-06')).toThrow(
			/la première ligne doit être « civilite;/
		);
	});
});
