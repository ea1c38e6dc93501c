import { expect, it } from 'vitest';
import { appDeTest } from '../../../tests/support/app';
import { compteNomme, nouveauCompte } from '../../../tests/support/candidats';
import { nomCommune } from './communes';
import { creerCompte } from './comptes';

it.each([
	['02A', '2A004', 'Ajaccio'],
	['02B', '2B033', 'Bastia'],
	['973', '97302', 'Cayenne'],
	['001', '01004', 'Ambérieu-en-Bugey']
])('R-021 the communes of %s are known by their code, those of Corsica too', async (departement, code, nom) => {
	expect(await nomCommune(departement, code, '')).toBe(nom);
});

it('R-021 somebody born in Ajaccio opens a compte, and the commune is named as it is', async () => {
	const app = await appDeTest();
	const corse = { departementNaissance: '02A', communeNaissance: '2A004', communeLibre: 'Ajaccio' };
	const nouveau = nouveauCompte(corse);
	await creerCompte(app, nouveau, '192.0.2.1');
	expect(await compteNomme(app, nouveau.mail)).toMatchObject({
		departementNaissance: '02A',
		communeNaissance: 'Ajaccio'
	});
});

it.each(['../../etc', '2A', '02C', '', '02A/..'])('a département that is none has no commune: « %s »', async (code) => {
	expect(await nomCommune(code, '2A004', '')).toBeNull();
});
