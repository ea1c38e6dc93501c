import { describe, expect, it } from 'vitest';
import { avec, CONTEXTE_INDIVIDUEL } from './contexte.exemple';
import { effetDispense, effetNote, effetRepasser, effetsMoyenne, poidsMoyenne } from './effets';
import type { Saisie } from './saisie';

/** Cuisine, whose coefficients are all sourced. */
const cuisine = (acquis: Partial<Saisie['acquis']>, specialite = '40022106') => {
	const { saisie } = CONTEXTE_INDIVIDUEL;
	return avec(CONTEXTE_INDIVIDUEL, {
		qualification: { ...saisie.qualification, specialite },
		acquis: { ...saisie.acquis, ...acquis }
	});
};
const note = (notes: Record<string, string>) => ({ dejaPresente: { annee: '2025', academie: '33', notes } });
const E4 = { code: 'E4', coefficient: 2 };

describe('beside each choice, what it does', () => {
	it('R-101 R-102 a dispense: the épreuve is not sat and does not count', () => {
		expect(effetDispense(E4)).toBe(
			'Vous ne passerez pas E4\u00a0; elle ne comptera pas dans la moyenne. Son coefficient 2 est neutralisé.'
		);
		expect(effetDispense({ ...E4, coefficient: null })).toBe(
			'Vous ne passerez pas E4\u00a0; elle ne comptera pas dans la moyenne.'
		);
		expect(effetRepasser(E4)).toBe('Vous passerez E4\u00a0; sa note comptera, coefficient 2.');
	});

	it('R-102 a kept mark counts with its coefficient; one that cannot be kept says nothing', () => {
		const contexte = cuisine({});
		const epreuve = contexte.examen.specialites.find((s) => s.cfd === '40022106')?.groupes[0]?.epreuves[0]
			?.sousEpreuves[0];
		if (!epreuve) throw new Error('no épreuve');
		expect(effetNote(contexte, epreuve, '12,5')).toBe(
			'Votre 12,5 comptera, coefficient 2. Vous ne repasserez pas E11.'
		);
		expect(effetNote(contexte, epreuve, '9')).toBeNull();
		expect(effetNote(contexte, epreuve, 'douze')).toBeNull();
	});
});

describe('the effect on the average', () => {
	it('R-102 nothing declared changes nothing, and says nothing', () => {
		const poids = poidsMoyenne(cuisine({}));
		expect(poids).toMatchObject({ conserve: 0, dispense: 0, moyenneConservee: null });
		expect(effetsMoyenne(cuisine({}))).toEqual([]);
	});

	it('R-102 dispensed coefficients leave the total, kept ones stay in it with their mark', () => {
		const entier = poidsMoyenne(cuisine({}))?.total ?? 0;
		const titulaire = { titre: 'bcp_autre', annee: '2022', academie: '02', repassees: [] };
		const poids = poidsMoyenne(cuisine({ titulaire, ...note({ E11: '14', E12: '11' }) }));
		expect(poids).not.toBeNull();
		expect((poids?.total ?? 0) + (poids?.dispense ?? 0)).toBe(entier);
		expect(poids).toMatchObject({ conserve: 4, moyenneConservee: 12.5 });
		expect(effetsMoyenne(cuisine(note({ E11: '14', E12: '11' })))).toEqual([
			`Vos notes conservées font 12,5 de moyenne et pèsent 4 sur ${entier} dans le résultat.`
		]);
	});

	it('R-102 is not computed where one coefficient is not sourced', () => {
		expect(poidsMoyenne(cuisine(note({ E2: '14' }), '40025303'))).toBeNull();
	});
});
