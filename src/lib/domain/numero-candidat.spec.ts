import { describe, expect, it } from 'vitest';
import { estNumeroCandidat, numeroCandidat } from './numero-candidat';

describe('the numéro candidat', () => {
	it('R-030 is « 0 », the year and eight digits, as in the guide: 02427247586', () => {
		expect(numeroCandidat(2024, () => 27247586)).toBe('02427247586');
	});

	it.each([
		[0, '02600000000'],
		[7, '02600000007'],
		[99_999_999, '02699999999']
	])('R-030 the draw %i keeps its eleven digits', (tirage, numero) => {
		expect(numeroCandidat(2026, () => tirage)).toBe(numero);
		expect(estNumeroCandidat(numero)).toBe(true);
	});

	it.each([-1, 100_000_000, 0.5, Number.NaN])('a draw of %d is a fault, not a number', (tirage) =>
		expect(() => numeroCandidat(2026, () => tirage)).toThrow(RangeError)
	);

	it.each(['2427247586', '12427247586', '0242724758a', '024272475861', '02427247586\n'])('« %s » is not one', (texte) =>
		expect(estNumeroCandidat(texte)).toBe(false)
	);
});
