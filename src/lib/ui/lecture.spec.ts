import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Chemin from './Chemin.svelte';
import Etapes from './Etapes.svelte';
import ListeDonnees from './ListeDonnees.svelte';
import TableauEpreuves from './TableauEpreuves.svelte';
import type { LigneDeTableau } from './positions';

/** What a person reads, without the markup. */
const texte = (html: string) =>
	html
		.replace(/<[^>]*>/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();

describe('the list of data', () => {
	it('R-122 shows « - » for an empty value', () => {
		const { body } = render(ListeDonnees, {
			props: {
				lignes: [
					{ libelle: 'Nom d’usage', valeur: '' },
					{ libelle: 'Prénoms', valeur: 'Alya' }
				]
			}
		});
		expect(texte(body)).toBe('Nom d’usage - Prénoms Alya');
	});
});

describe('the table of épreuves', () => {
	const ligne: LigneDeTableau = {
		code: 'E4',
		libelle: 'Langue vivante',
		niveau: 0,
		position: 'dispense',
		mode: null,
		choix: null
	};
	const lire = (autre: Partial<LigneDeTableau>) =>
		texte(render(TableauEpreuves, { props: { legende: 'Obligatoires', lignes: [{ ...ligne, ...autre }] } }).body);

	it('R-120 gives the code, the label and the position in the words of the guide', () => {
		expect(lire({})).toBe('Obligatoires Épreuve Position E4 - Langue vivante Dispense');
		expect(lire({ position: 'inscrit' })).toMatch(/ Inscrit$/);
		expect(lire({ position: 'non_inscrit' })).toMatch(/ Non Inscrit$/);
		expect(lire({ position: 'benefice' })).toMatch(/ Bénéfice$/);
	});
	it('R-110 writes the mode under the épreuve, and nothing where none is known', () => {
		expect(lire({ position: 'inscrit', mode: 'Ponctuel' })).toMatch(/Langue vivante Ponctuel Inscrit$/);
	});
	it('R-113 adds the language or the country that was chosen', () => {
		expect(lire({ code: 'EF2', libelle: 'Epreuve de mobilité', choix: 'Lettonie' })).toContain(
			'EF2 - Epreuve de mobilité : Lettonie'
		);
	});
	it('sets a sous-épreuve back from its épreuve', () => {
		const { body } = render(TableauEpreuves, { props: { legende: 'x', lignes: [{ ...ligne, niveau: 1 }] } });
		expect(body).toContain('class="n1"');
	});
});

describe('the steps', () => {
	const etapes = ['Modalités d’inscription', 'Identification', 'Acquis', 'Épreuves'].map((libelle) => ({ libelle }));

	it('R-061 say where one is, the next one, and let the done ones be opened again', () => {
		const { body } = render(Etapes, {
			props: { titre: 'Acquis', numero: 3, total: 4, suivante: 'Épreuves', etapes, aller: () => {} }
		});
		expect(texte(body)).toContain('Étape 3 sur 4 Acquis');
		expect(texte(body)).toContain('Étape suivante : Épreuves');
		expect([...body.matchAll(/<button[^>]*>([^<]*)</g)].map(([, nom]) => nom)).toEqual([
			'Modalités d’inscription',
			'Identification'
		]);
		expect(body.match(/class="fait"><\/span>/g)).toHaveLength(3);
	});
	it('on the short path keep their words for those who hear the page', () => {
		const { body } = render(Chemin, { props: { arrets: etapes, courant: 1, court: true } });
		expect(texte(body)).toBe('Fait : Modalités d’inscription Identification Acquis Épreuves');
		expect(body.match(/aria-current="step"/g)).toHaveLength(1);
	});
});
