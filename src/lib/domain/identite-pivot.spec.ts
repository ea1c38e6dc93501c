import { describe, expect, it } from 'vitest';
import { identitePivot, remarquesIdentite } from './identite-pivot';

const LE = new Date('2026-11-05T08:00:00Z');
const OUSMANE = {
	sub: 'x',
	given_name: 'Ousmane  Łukasz',
	family_name: 'DIABATÉ',
	gender: 'male',
	birthdate: '1998-05-30',
	birthplace: '97302',
	birthcountry: '99100',
	email: 'Ousmane@Exemple.fr'
};
const lue = (autrement: Record<string, unknown> = {}) => identitePivot({ ...OUSMANE, ...autrement }, LE);

describe('the identity that FranceConnect vouches for', () => {
	it('R-032 fills the état civil, its names cleaned as those of the form, its places by their code', () => {
		expect(lue().identite).toEqual({
			sexe: 'M',
			nom: 'DIABATÉ',
			prenoms: 'Ousmane Łukasz',
			dateNaissance: '1998-05-30',
			paysNaissance: '100',
			departementNaissance: '973',
			communeNaissance: '97302',
			mail: 'ousmane@exemple.fr'
		});
	});

	it.each([
		['75056', '075'],
		['2A004', '02A'],
		['97411', '974'],
		['01004', '001']
	])('R-032 a birth in the commune %s is one in the département %s', (birthplace, departement) => {
		expect(lue({ birthplace }).identite).toMatchObject({
			departementNaissance: departement,
			communeNaissance: birthplace
		});
	});

	it('R-032 a birth abroad has its country, and no town: FranceConnect knows none', () => {
		for (const birthplace of ['', null, '99335'])
			expect(lue({ birthcountry: '99335', birthplace }).identite).toMatchObject({
				paysNaissance: '335',
				departementNaissance: null,
				communeNaissance: null
			});
	});

	it.each(['1998-00-00', '1998-05-00'])('R-032 « %s », a day that nobody knows, is taken as it is', (birthdate) => {
		const { identite } = lue({ birthdate });
		expect(identite?.dateNaissance).toBe(birthdate);
		expect(remarquesIdentite({ dateNaissance: birthdate }, 'CAYENNE')).toEqual([
			expect.stringContaining('n’est pas connu de l’état civil')
		]);
	});

	it('R-032 a person whose day and town of birth are known is told nothing more', () => {
		expect(remarquesIdentite({ dateNaissance: '1998-05-30' }, 'CAYENNE')).toEqual([]);
		expect(remarquesIdentite({ dateNaissance: '1998-05-30' }, '')).toHaveLength(1);
	});

	it.each([
		['prenoms', { given_name: undefined }],
		['prenoms', { given_name: ' ' }],
		['prenoms', { given_name: ['Ousmane'] }],
		['nom', { family_name: '<script>' }],
		['nom', { family_name: 'A'.repeat(81) }],
		['sexe', { gender: 'unspecified' }],
		['dateNaissance', { birthdate: '1998-02-31' }],
		['dateNaissance', { birthdate: '1998-00-12' }],
		['dateNaissance', { birthdate: '30/05/1998' }],
		['dateNaissance', { birthdate: '2026-11-06' }],
		['dateNaissance', { birthdate: '2020-01-01' }],
		['paysNaissance', { birthcountry: '100' }],
		['paysNaissance', { birthcountry: '99999' }],
		['mail', { email: undefined }],
		['mail', { email: 'ousmane' }]
	])('R-032 without a usable %s there is no compte, and what is missing is named: %j', (manque, autrement) => {
		expect(lue(autrement)).toEqual({ identite: null, manques: [manque] });
	});
});
