import { describe, expect, it } from 'vitest';
import { instantLocal, PARIS } from './dates';
import { palierDe } from './rappels';

const CAYENNE = 'America/Cayenne';
const paris = { le: instantLocal('2026-12-01T17:00', PARIS), fuseau: PARIS };
const a = (heure: string) => palierDe(paris, instantLocal(heure, PARIS));

describe('which reminder is the one of now', () => {
	it.each([
		['2026-11-24T06:59', null],
		['2026-11-24T07:00', 'J-7'],
		['2026-11-28T12:00', 'J-7'],
		['2026-11-29T06:59', 'J-7'],
		['2026-11-29T07:00', 'J-2'],
		['2026-11-30T23:00', 'J-2'],
		['2026-12-01T07:00', 'J'],
		['2026-12-01T16:59', 'J'],
		['2026-12-01T17:00', null]
	])('R-012 at %s in Paris, for 1 December at 17 h: %s', (heure, palier) => expect(a(heure)).toBe(palier));

	it('R-009 days are those of the académie: it is still the day before in Cayenne when Paris wakes up', () => {
		const cayenne = { le: instantLocal('2026-12-01T17:00', CAYENNE), fuseau: CAYENNE };
		expect(palierDe(cayenne, instantLocal('2026-12-01T07:00', PARIS))).toBe('J-2');
		expect(palierDe(cayenne, instantLocal('2026-12-01T12:00', PARIS))).toBe('J');
	});

	it('« until 23:59 » ends on its own day, not on the next', () => {
		const minuit = { le: instantLocal('2026-12-01T24:00', PARIS), fuseau: PARIS };
		expect(palierDe(minuit, instantLocal('2026-12-01T08:00', PARIS))).toBe('J');
		expect(palierDe(minuit, instantLocal('2026-11-30T08:00', PARIS))).toBe('J-2');
	});

	it('an hour that the clocks skip or say twice loses no reminder', () => {
		const printemps = { le: instantLocal('2027-03-28T17:00', PARIS), fuseau: PARIS };
		expect(palierDe(printemps, instantLocal('2027-03-28T07:30', PARIS))).toBe('J');
		const automne = { le: instantLocal('2026-10-25T17:00', PARIS), fuseau: PARIS };
		expect(palierDe(automne, instantLocal('2026-10-23T07:30', PARIS))).toBe('J-2');
	});
});
