import { describe, expect, it } from 'vitest';
import { instantLocal, PARIS } from './dates';
import { compteARebours } from './compte-a-rebours';
import { phraseEcheance } from './echeance';

const lisible = (texte: string) => texte.replaceAll('\u00a0', ' ');
const CAYENNE = 'America/Cayenne';
const paris = { le: instantLocal('2026-12-01T17:00', PARIS), fuseau: PARIS };
const dire = (echeance: typeof paris, maintenant: string, ici?: string) =>
	lisible(phraseEcheance(echeance, instantLocal(maintenant, echeance.fuseau), ici));

describe('by when', () => {
	it.each([
		['2026-11-28T23:59', 'dans 3 jours'],
		['2026-11-30T00:00', 'demain'],
		['2026-12-01T16:59', 'aujourd’hui']
	])('R-009 is told with the days left on the calendar there: at %s, %s', (maintenant, reste) => {
		expect(dire(paris, maintenant)).toBe(`avant le 1er décembre 2026 à 17 h 00 (heure de Paris), ${reste}`);
	});

	it.each([
		['2026-11-28T23:59', 'dans 3 jours'],
		['2026-11-30T23:59', 'demain'],
		['2026-12-01T00:00', 'aujourd’hui, dans 17 h 00'],
		['2026-12-01T13:48', 'aujourd’hui, dans 3 h 12'],
		['2026-12-01T16:01', 'aujourd’hui, dans 59 minutes'],
		['2026-12-01T16:59', 'aujourd’hui, dans 1 minute'],
		['2026-12-01T16:59:01', 'aujourd’hui, dans moins d’une minute']
	])('R-009 a screen counts the last day down: at %s, %s', (maintenant, reste) => {
		expect(lisible(compteARebours(paris, instantLocal(maintenant, PARIS)))).toBe(reste);
	});

	it('R-011 is over at its very instant, and then says what it was', () => {
		expect(dire(paris, '2026-12-01T17:00')).toBe(
			'la date limite était le 1er décembre 2026 à 17 h 00 (heure de Paris)'
		);
	});

	it('R-009 « until 23:59 » is told as such, and its day is the last', () => {
		const minuit = { le: instantLocal('2026-12-01T24:00', PARIS), fuseau: PARIS };
		expect(dire(minuit, '2026-12-01T08:00')).toBe('avant le 1er décembre 2026 à 23 h 59 (heure de Paris), aujourd’hui');
	});

	it('R-009 the device’s own time is told when its clock shows another, with the day when that is another too', () => {
		const cayenne = { le: instantLocal('2026-11-21T17:00', CAYENNE), fuseau: CAYENNE };
		expect(dire(cayenne, '2026-11-18T08:00', PARIS)).toBe(
			'avant le 21 novembre 2026 à 17 h 00 (heure de Cayenne, soit 21 h 00 sur cet appareil), dans 3 jours'
		);
		expect(dire(cayenne, '2026-11-18T08:00', 'Pacific/Noumea')).toContain(
			'soit le 22 novembre 2026 à 7 h 00 sur cet appareil'
		);
		// Fort-de-France is an hour behind Cayenne; São Paulo shows the same.
		expect(dire(cayenne, '2026-11-18T08:00', 'America/Sao_Paulo')).not.toContain('sur cet appareil');
	});
});
