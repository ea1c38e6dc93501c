import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	beneficesPossibles,
	dispensesAccordees,
	dispensesDuTitre,
	epreuvesConservables,
	libelleTitre,
	lireNote,
	titresDe,
	trouverTitre
} from './acquis';
import { BCP, CONTEXTE_INDIVIDUEL } from './contexte.exemple';
import type { Specialite } from './examen';
import { trouverSpecialite } from './reglement';
import type { Saisie } from './saisie';

function specialite(cfd: string): Specialite {
	const trouvee = trouverSpecialite(BCP, cfd);
	if (!trouvee) throw new Error(`no spécialité ${cfd}`);
	return trouvee;
}
const aeronautique = specialite('40025303');
const cuisine = specialite('40022106');
const logistique = specialite('40031106');

describe('the titles of Aéronautique option Systèmes', () => {
	it('R-101 are those of the screen of S2, in its order, each with its year', () => {
		expect(titresDe(BCP, aeronautique).map(libelleTitre)).toEqual([
			'BACCALAURÉAT PROFESSIONNEL Autres spécialités (depuis 2019)',
			'BTS DUT DEUG LICENCE Toutes spécialités (depuis 1900)',
			'AUTRES DIPLOMES Technicien des métiers du spectacle (depuis 1900)',
			'AUTRES DIPLOMES Technicien podo-orthésiste (depuis 1900)',
			'AUTRES DIPLOMES Technicien prothésiste-orthésiste (depuis 1900)',
			'BACCALAURÉAT PROFESSIONNEL Autres spécialités BACPRO avec Physique-chimie, Economie-gestion (depuis 2019)',
			'BACCALAURÉAT PROFESSIONNEL Autres spécialités BACPRO avec Sciences Physiques et Chimiques (depuis 2019)',
			"DIPLOME DES METIERS D'ART Toutes spécialités (depuis 1900)",
			'BACCALAURÉAT PROFESSIONNEL Autres spécialités BACPRO avec Economie-gestion (depuis 2019)',
			"BREVET DES METIERS D'ART Toutes spécialités (depuis 1900)",
			'BREVET TECHNIQUE, BREVET TECHNIQUE AGRICOLE Toutes spécialités (depuis 1900)',
			'BACCALAURÉAT GÉNÉRAL OU BACCALAURÉAT TECHNOLOGIQUE Toutes séries (depuis 1900)'
		]);
	});

	it('R-101 a BTS dispenses E4, E5-A, E5-B, E6 and E7, in the order of S2', () => {
		expect(dispensesDuTitre(BCP, aeronautique, 'bts_dut_deug_licence')).toEqual(['E4', 'E5-A', 'E5-B', 'E6', 'E7']);
	});

	it('R-101 another bac pro dispenses also of mathematics and PSE, and of what its title adds', () => {
		const generales = ['E4', 'E5-A', 'E5-B', 'E6', 'E7'];
		expect(dispensesDuTitre(BCP, aeronautique, 'bcp_autre')).toEqual(['E1-A', 'E3-F', ...generales]);
		expect(dispensesDuTitre(BCP, aeronautique, 'bcp_autre_eg')).toEqual(['E1-A', 'E3-E', 'E3-F', ...generales]);
		expect(dispensesDuTitre(BCP, aeronautique, 'bcp_autre_pc_eg')).toEqual([
			'E1-A',
			'E1-B',
			'E3-E',
			'E3-F',
			...generales
		]);
		expect(dispensesDuTitre(BCP, aeronautique, 'bac_general_techno')).toEqual(generales);
	});
});

describe('a title in another spécialité', () => {
	it('R-101 dispenses the same matières, whatever their codes there', () => {
		expect(dispensesDuTitre(BCP, cuisine, 'bts_dut_deug_licence')).toEqual(['E4', 'E51', 'E52', 'E6', 'E7']);
		expect(dispensesDuTitre(BCP, cuisine, 'bcp_autre')).toEqual(['E13', 'E32', 'E4', 'E51', 'E52', 'E6', 'E7']);
	});

	it('R-101 dispenses of the second language only when it had one, or is a bac général', () => {
		expect(dispensesDuTitre(BCP, logistique, 'bts_dut_deug_licence')).not.toContain('E42');
		expect(dispensesDuTitre(BCP, logistique, 'superieur_lvb')).toContain('E42');
		expect(dispensesDuTitre(BCP, logistique, 'bac_general')).toContain('E42');
		expect(dispensesDuTitre(BCP, logistique, 'bac_techno')).not.toContain('E42');
	});

	it('R-101 shows no year where no source gives one', () => {
		const titre = trouverTitre(BCP, cuisine, 'bcp_autre');
		expect(titre && libelleTitre(titre)).toBe('BACCALAURÉAT PROFESSIONNEL Autres spécialités');
	});

	it('R-101 that nobody knows dispenses of nothing', () => {
		expect(dispensesDuTitre(BCP, cuisine, 'bcp_autre_eg')).toEqual([]);
	});
});

describe('what is granted', () => {
	const acquis = CONTEXTE_INDIVIDUEL.saisie.acquis;
	const titulaire = { titre: 'bts_dut_deug_licence', annee: '2022', academie: '02', repassees: ['E4', 'E7'] };

	it('R-101 a title pre-checks the épreuves it dispenses, and unchecking one puts it back to Inscrit', () => {
		expect(dispensesAccordees(BCP, aeronautique, { ...acquis, titulaire })).toEqual(['E5-A', 'E5-B', 'E6']);
	});

	it('R-100 a VAE dispenses the unités declared, and no heading', () => {
		const vae = { epreuves: ['E2', 'E1', 'E9'] };
		expect(dispensesAccordees(BCP, aeronautique, { ...acquis, vae })).toEqual(['E2']);
	});
});

describe('the marks kept from an earlier sessionExamen', () => {
	const avecNotes = (
		notes: Record<string, string>,
		annee = '2024',
		formePassage: 'globale' | 'progressive' = 'globale'
	) => {
		const { saisie } = CONTEXTE_INDIVIDUEL;
		const dejaPresente = { annee, academie: '33', notes };
		const changee: Saisie = {
			...saisie,
			qualification: { ...saisie.qualification, formePassage },
			acquis: { ...saisie.acquis, dejaPresente }
		};
		return beneficesPossibles(BCP, changee, 2027);
	};

	it('R-102 are those of 10/20 and more', () => {
		expect(avecNotes({ E2: '9,99', 'E1-A': '10', 'E3-E': '12,5' })).toEqual([
			{ code: 'E1-A', note: 10 },
			{ code: 'E3-E', note: 12.5 }
		]);
	});

	it('R-102 in forme progressive, those below 10 too', () => {
		expect(avecNotes({ E2: '9,99' }, '2024', 'progressive')).toEqual([{ code: 'E2', note: 9.99 }]);
	});

	it.each([
		['2022', 1],
		['2021', 0],
		['2027', 1],
		['2028', 0],
		['', 0]
	])('R-102 last five years: of %s, %i is kept in 2027', (annee, combien) => {
		expect(avecNotes({ E2: '15' }, annee)).toHaveLength(combien);
	});

	it('R-102 are of unités, never of their heading', () => {
		expect(avecNotes({ E1: '15', E3: '15', ECT: '15' })).toEqual([]);
	});

	it('R-100 after another spécialité, only the general épreuves have a mark to keep', () => {
		expect(epreuvesConservables(cuisine, 'autreSpecialite').map((e) => e.code)).toEqual([
			'E13',
			'E32',
			'E4',
			'E51',
			'E52',
			'E6',
			'E7'
		]);
	});
});

describe('a mark as it is typed', () => {
	it.each([
		['12,5', 12.5],
		['12.5', 12.5],
		['08', 8],
		[' 12 ', 12],
		['20', 20],
		['12/20', 12],
		['0', 0]
	])('R-102 « %s » is read %d', (typed, note) => {
		expect(lireNote(typed)).toBe(note);
	});

	it.each(['', '20,5', '-3', 'ABS', '1e1', '12,', '12,555', '21'])('R-102 « %s » is not a mark', (typed) => {
		expect(lireNote(typed)).toBeNull();
	});

	it('R-102 never leaves 0 to 20, whatever is typed', () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 5 }), (typed) => {
				const note = lireNote(typed);
				expect(note === null || (note >= 0 && note <= 20)).toBe(true);
			})
		);
	});
});
