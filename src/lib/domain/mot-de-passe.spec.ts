import { describe, expect, it } from 'vitest';
import { phrasePolitique, POLITIQUE, refusMotDePasse, type Politique } from './mot-de-passe';

const moi = ['NGMB-DUPONT', 'Jeanne', 'jeanne.dupont@mail.fr'];

describe('the policy of the guides', () => {
	it('R-024 is printed in their words', () => {
		expect(phrasePolitique(POLITIQUE)).toBe(
			'8 à 20 caractères dont majuscule, minuscule et caractère spécial (exemple : . / ! * etc...)'
		);
	});

	it.each(['acp8V?sCcb', 'Pluie/Vélo.Cactus', 'Ab*defgh', 'Éclipse-Tambour', 'Zz🙂plmokn'])(
		'R-024 takes « %s »',
		(mdp) => expect(refusMotDePasse(mdp, POLITIQUE, moi)).toBeNull()
	);

	it('R-024 says what is missing', () => {
		expect(refusMotDePasse('plume*carton', POLITIQUE)).toBe('Il manque une majuscule dans ce mot de passe.');
		expect(refusMotDePasse('12345678', POLITIQUE)).toBe(
			'Il manque une majuscule, une minuscule et un caractère spécial dans ce mot de passe.'
		);
		expect(refusMotDePasse('Plume carton', POLITIQUE)).toBe('Il manque un caractère spécial dans ce mot de passe.');
	});

	it('R-024 counts characters as people see them, at 7, 8, 20 and 21', () => {
		expect(refusMotDePasse('Zq*🙂🙂🙂🙂', POLITIQUE)).toMatch(/trop court/);
		expect(refusMotDePasse('Zq*🙂🙂🙂🙂🙂', POLITIQUE)).toBeNull();
		expect(refusMotDePasse('Plume/carton.velo/xy', POLITIQUE)).toBeNull();
		expect(refusMotDePasse('Plume/carton.velo/xyz', POLITIQUE)).toMatch(/trop long.*20/);
	});

	it('R-024 never takes the first 20 characters of a longer one for the password', () => {
		expect(refusMotDePasse('Plume/carton.velo/xy' + 'z'.repeat(500), POLITIQUE)).not.toBeNull();
	});

	it('R-024 the policy is a setting: 12 to 30 without classes', () => {
		const aujourdhui: Politique = { min: 12, max: 30, classes: [], source: 'page de connexion, septembre 2026' };
		expect(refusMotDePasse('plume carton vélo', aujourdhui)).toBeNull();
		expect(refusMotDePasse('Plume*carto', aujourdhui)).toMatch(/au moins 12/);
		expect(phrasePolitique(aujourdhui)).toBe('12 à 30 caractères');
	});
});

describe('a password that everybody would try first', () => {
	it.each([
		'Azerty1!',
		'Azerty123!',
		'Soleil123!',
		'Soleil2026*',
		'S0l31l!!',
		'M0td3p@sse!',
		'P@ssw0rd',
		'Passw0rd!',
		'Doudou75!',
		'*Marseille13',
		'Bonjour1!',
		'Escale2026!',
		'Bacpro2027!',
		'Azertyuiop*1',
		'Aaaaaaa!',
		'Ababab1!',
		'SoleilSoleil1!',
		'Loulou.2008',
		'Jet’aime1'
	])('R-024 « %s » is refused although it meets the classes', (mdp) =>
		expect(refusMotDePasse(mdp, POLITIQUE)).toMatch(/trop courant/)
	);

	it.each(['Dupont2008!', 'Jeanne.Dupont1', 'Ngmb-Dupont1', '!J3anne2008', 'Dupontxyz1!'])(
		'R-024 « %s » is refused to Jeanne Ngmb-Dupont, whose name it is',
		(mdp) => expect(refusMotDePasse(mdp, POLITIQUE, moi)).toMatch(/votre nom/)
	);

	it('R-024 somebody else may use these letters', () => {
		expect(refusMotDePasse('Dupontxyz1!', POLITIQUE, ['Lamy', 'Paul'])).toBeNull();
	});
});
