import { describe, expect, it } from 'vitest';
import { changementDe, champsDe, decision, formatValeur, lireValeur, type ChampCorrigeable } from './correction';
import { CONTEXTE_S2 } from './contexte.exemple';

const { compte, maintenant } = CONTEXTE_S2;
const lire = (champ: ChampCorrigeable, saisie: string, autrement = {}) =>
	lireValeur(champ, saisie, { ...compte, ...autrement }, maintenant);

describe('a correction of the état civil', () => {
	it.each([
		['nom', '  Łódź ', 'Łódź'],
		['dateNaissance', '6 mai 2004', '2004-05-06'],
		['sexe', 'M', 'M'],
		['paysNaissance', '122', '122'],
		['departementNaissance', '02A', '02A'],
		['communeNaissance', 'L’Haÿ-les-Roses', 'L’Haÿ-les-Roses']
	] as const)('%s: « %s » is kept as « %s »', (champ, saisie, valeur) => {
		expect(lire(champ, saisie)).toEqual({ valeur });
	});

	it.each([
		['nom', '<b>', /lettres/],
		['nom', '', /nom de famille/],
		['dateNaissance', '31/02/2004', /n’existe pas/],
		['dateNaissance', '06/05/2104', /futur/],
		['sexe', 'X', /Madame ou Monsieur/],
		['paysNaissance', '999', /dans la liste/],
		['departementNaissance', '', /département/],
		['departementNaissance', '999', /dans la liste/],
		['communeNaissance', '', /commune/]
	] as const)('%s: « %s » is refused with how to mend it', (champ, saisie, phrase) => {
		expect(lire(champ, saisie)).toEqual(expect.objectContaining({ message: expect.stringMatching(phrase) }));
	});

	it('what the compte says already is no correction, and a nom d’usage may be taken away', () => {
		expect(lire('nom', compte.nom)).toHaveProperty('message');
		expect(lire('nomUsage', '')).toHaveProperty('message');
		expect(lire('nomUsage', '', { nomUsage: 'Martin' })).toEqual({ valeur: '' });
		expect(changementDe('nomUsage', '')).toEqual({ nomUsage: null });
		expect(formatValeur('nomUsage', '')).toBe('aucun');
	});

	it('whoever was born abroad has no département, and who turns out to be loses it', () => {
		expect(champsDe({ paysNaissance: '122' })).not.toContain('departementNaissance');
		expect(changementDe('paysNaissance', '122')).toEqual({ paysNaissance: '122', departementNaissance: null });
		expect(changementDe('paysNaissance', '100')).toEqual({ paysNaissance: '100' });
	});

	it('a refusal is explained; an acceptance need not be', () => {
		const lu = (saisie: object) => decision.safeParse(saisie).success;
		expect(lu({ decision: 'refuser' })).toBe(false);
		expect(lu({ decision: 'refuser', information: 'Illisible.' })).toBe(true);
		expect(lu({ decision: 'accepter' })).toBe(true);
		expect(lu({ decision: 'autre', information: 'x' })).toBe(false);
	});
});
