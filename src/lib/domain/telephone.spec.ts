import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { telephoneLisible, telephoneValide } from './telephone';

describe('a telephone number', () => {
	it.each([
		['0623456789', '06 23 45 67 89'],
		// S2's candidate gives a landline as mobile: it is accepted.
		['0123456789', '01 23 45 67 89'],
		['01.23.45.67.89', '01 23 45 67 89'],
		[' 06 23 45-67-89 ', '06 23 45 67 89'],
		['+33123456789', '+33 1 23 45 67 89'],
		['+33 (0)6 23 45 67 89', '+33 6 23 45 67 89'],
		['0033623456789', '+33 6 23 45 67 89'],
		['+594 694 12 34 56', '+594 6 94 12 34 56'],
		['+590590123456', '+590 5 90 12 34 56'],
		['+596696123456', '+596 6 96 12 34 56'],
		['+262 692 12 34 56', '+262 6 92 12 34 56'],
		['+687 27 12 34', '+687 27 12 34'],
		['+689 87 12 34 56', '+689 87 12 34 56'],
		['+4915112345678', '+4915112345678']
	])('R-074 « %s » is accepted and printed « %s »', (typed, lisible) => {
		expect(telephoneValide(typed)).toBe(true);
		expect(telephoneLisible(typed)).toBe(lisible);
	});

	it.each(['', '06234567', '062345678901', '+3323456789', '+687271234567', 'pas de téléphone', '0023', '+33'])(
		'R-074 « %s » cannot be called and is refused',
		(typed) => {
			expect(telephoneValide(typed)).toBe(false);
		}
	);

	it('R-074 what is printed can be typed again', () => {
		const numero = fc
			.tuple(fc.constantFrom('01', '06', '+336', '+594694', '+689'), fc.nat(99_999_999))
			.map(([p, n]) => p + n);
		fc.assert(
			fc.property(numero, (typed) => {
				fc.pre(telephoneValide(typed));
				const lisible = telephoneLisible(typed);
				expect(telephoneValide(lisible)).toBe(true);
				expect(telephoneLisible(lisible)).toBe(lisible);
			})
		);
	});
});
