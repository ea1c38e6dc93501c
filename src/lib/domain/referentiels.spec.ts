import { describe, expect, it } from 'vitest';
import { contactAcademie } from './academies-contacts';
import { nomFuseau } from './dates';
import { departement, departementInsee, libelleDepartement, listeDepartements } from './departements';
import {
	academie,
	academieDuDepartement,
	categorieSocioProfessionnelle,
	FRANCE,
	listeAcademies,
	listeCategoriesSocioProfessionnelles,
	listePays,
	pays
} from './referentiels';
import CENTRES from './referentiels/centres-etranger.json';
import LANGUES from './referentiels/langues.json';

const codes = (liste: readonly { code: string }[]) => liste.map(({ code }) => code);

describe('the countries', () => {
	it('R-021 « FRANCE (DONT OUTRE-MER) » comes first, the others in alphabetical order', () => {
		expect(listePays[0]).toEqual({ code: FRANCE, libelle: 'FRANCE (DONT OUTRE-MER)' });
		const autres = listePays.slice(1).map((p) => p.libelle);
		expect(autres).toEqual([...autres].sort((a, b) => a.localeCompare(b, 'fr')));
	});

	it('R-021 each has its own three digits', () => {
		expect(new Set(codes(listePays)).size).toBe(listePays.length);
		expect(codes(listePays).filter((code) => !/^[1-5]\d\d$/.test(code))).toEqual([]);
	});

	it('R-021 overseas départements are France, not countries', () => {
		expect(listePays.map((p) => p.libelle)).not.toContain('GUYANE');
		expect(departement('973')?.libelle).toBe('GUYANE');
	});

	it('R-113 the guide’s example goes to Lettonie; somebody born in Jersey finds it', () => {
		expect(pays('107')?.libelle).toBe('LETTONIE');
		expect(listePays.find((p) => p.aussi?.includes('JERSEY'))?.libelle).toBe('ROYAUME-UNI');
		expect(pays('157')?.libelle).toBe('KOSOVO');
		expect(pays('999')).toBeNull();
	});
});

describe('the départements', () => {
	it('R-021 are written « 035 - ILLE ET VILAINE », « 011 - AUDE »', () => {
		expect(libelleDepartement('035')).toBe('035 - ILLE ET VILAINE');
		expect(libelleDepartement('011')).toBe('011 - AUDE');
		expect(libelleDepartement('35')).toBeNull();
	});

	it('R-021 comprise Corse, the DOM and the COM, each with three characters', () => {
		expect(codes(listeDepartements)).toEqual(expect.arrayContaining(['02A', '02B', '971', '976', '975', '987', '988']));
		expect(codes(listeDepartements).filter((code) => !/^[09][0-9][0-9AB]$/.test(code))).toEqual([]);
	});

	it('lead to the files of communes, which INSEE names otherwise', () => {
		expect(['035', '02A', '001', '973'].map(departementInsee)).toEqual(['35', '2A', '01', '973']);
	});
});

describe('the académies', () => {
	it('R-005 la Guyane has its name, its time zone and the address printed in the guide', () => {
		expect(academie('33')).toMatchObject({
			libelle: 'ACADÉMIE DE LA GUYANE',
			fuseau: 'America/Cayenne'
		});
		expect(contactAcademie('33')).toMatchObject({
			adresse: 'PLACE LEOPOLD HEDER BP 6011, 97306 CAYENNE CEDEX',
			mail: 'dec.exapro@ac-guyane.fr'
		});
	});

	it('R-007 every département belongs to one académie, Clipperton to none', () => {
		const orphelins = codes(listeDepartements).filter((code) => !academieDuDepartement(code));
		expect(orphelins).toEqual([]);
		const places = listeAcademies.flatMap((a) => a.departements);
		expect(new Set(places).size).toBe(places.length);
		expect(places.filter((code) => !departement(code))).toEqual([]);
	});

	it.each(listeAcademies.flatMap(({ nom, fuseau }) => (fuseau ? [[nom, fuseau]] : [])))(
		'R-009 %s has a time zone that computers know: %s',
		(_, fuseau) =>
			expect(nomFuseau(new Intl.DateTimeFormat('fr', { timeZone: fuseau }).resolvedOptions().timeZone)).toMatch(
				/^heure d/
			)
	);

	it('R-005 only the centres abroad have no zone of their own', () => {
		expect(listeAcademies.filter((a) => !a.fuseau).map((a) => a.code)).toEqual(['00']);
	});

	it('R-211 Clermont-Ferrand gives a desk by family of spécialités', () => {
		expect(contactAcademie('06')?.familles?.[0]).toMatchObject({ telephone: '04.73.99.35.06' });
	});

	it('R-005 the centres abroad depend on académies of the list', () => {
		expect(CENTRES.centres.filter((centre) => !academie(centre.academie))).toEqual([]);
	});
});

describe('the other lists', () => {
	it('R-075 the catégories socio-professionnelles are 41', () => {
		expect(listeCategoriesSocioProfessionnelles).toHaveLength(41);
		expect(categorieSocioProfessionnelle('47')?.libelle).toBe('Techniciens');
		expect(categorieSocioProfessionnelle('00')).toBeNull();
	});

	it('R-112 Clermont-Ferrand offers five languages', () => {
		expect(LANGUES.listes.find((liste) => liste.id === 'obligatoire_bp_clermont_2024')?.langues).toEqual([
			'Allemand',
			'Anglais',
			'Espagnol',
			'Portugais',
			'Italien'
		]);
	});
});
