/**
 * Texts of fifty thousand signs, built to make a careless regular expression try every way. Nothing is timed, which
 * would tell more of the machine: a text is refused for its length before an expression that could go back is asked.
 */
import { describe, expect, it } from 'vitest';
import { connexion, creationCompte } from '../src/lib/domain/compte';
import { saisieVide } from '../src/lib/domain/saisie';
import { Saisie } from '../src/lib/domain/saisie-recue';
import { LONGS } from './corps/generateurs';

/** Those of which something is left once they are cleaned. */
const longs = LONGS.filter((long) => long.replaceAll('\u0000', '').trim() !== '');

/** What is said at that field; whatever else is missing is said elsewhere. */
const dit = (schema: typeof creationCompte | typeof connexion, champ: string, valeur: string) =>
	schema.safeParse({ [champ]: valeur }).error?.issues.find(({ path }) => path[0] === champ)?.message;

describe('a text of fifty thousand signs', () => {
	const CAPS = [
		'nom',
		'nomUsage',
		'prenoms',
		'paysNaissance',
		'departementNaissance',
		'communeLibre',
		'mail',
		'motDePasse'
	];
	it.each(CAPS)('R-021 SEC16 in « %s » of a new compte is refused for its length', (champ) => {
		for (const long of longs) expect(dit(creationCompte, champ, long)).toMatch(/^C’est trop long/);
	});

	it.each(['identifiant', 'motDePasse'])('R-040 SEC16 in « %s » at sign-in is refused for its length', (champ) => {
		for (const long of longs) expect(dit(connexion, champ, long)).toMatch(/^C’est trop long/);
	});

	it.each([
		'nomConfirmation',
		'dateNaissance',
		'dateNaissanceConfirmation',
		'communeNaissance',
		'sexe',
		'mailConfirmation'
	])('R-021 SEC16 in « %s », which is compared or read from end to end at once, is only wrong', (champ) => {
		const avec = { nom: 'Le', dateNaissance: '30/05/2002', mail: 'ngoc@exemple.fr' };
		for (const long of longs) {
			const { error } = creationCompte.safeParse({ ...avec, [champ]: long });
			expect(error?.issues.map(({ path }) => path[0])).toContain(champ);
		}
	});

	it('SEC16 in any text of a saisie is refused for its length', () => {
		for (const [onglet, champs] of Object.entries(saisieVide()))
			for (const [champ, valeur] of Object.entries(champs)) {
				if (typeof valeur !== 'string') continue;
				for (const long of longs) {
					const lue = Saisie.safeParse({ ...saisieVide(), [onglet]: { ...champs, [champ]: long } });
					expect(lue.error?.issues.map(({ path }) => path.join('.'))).toEqual([`${onglet}.${champ}`]);
				}
			}
	});
});
