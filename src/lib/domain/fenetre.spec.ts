import { describe, expect, it } from 'vitest';
import { instantLocal } from './dates';
import { estOuverte, etatFenetre, joursRestants, phraseFenetre, refusFenetre, type Fenetre } from './fenetre';

const fenetre = (ouverture: string, fermeture: string, fuseau: string): Fenetre => ({
	ouverture: instantLocal(ouverture, fuseau),
	fermeture: instantLocal(fermeture, fuseau),
	fuseau
});
const dans = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

const paris = fenetre('2026-10-12T08:00', '2026-10-25T24:00', 'Europe/Paris');
const cayenne = fenetre('2026-10-17T15:00', '2026-11-10T17:00', 'America/Cayenne');
const noumea = fenetre('2026-10-12T08:00', '2026-12-01T24:00', 'Pacific/Noumea');

describe('whether a service is open', () => {
	it.each([
		['Paris, the night the clocks change', paris],
		['Cayenne', cayenne],
		['Nouméa', noumea]
	])('R-011 %s: open until the last millisecond, closed at the closing instant itself', (_, f) => {
		expect(etatFenetre(f, dans(f.fermeture, -1))).toBe('ouverte');
		expect(etatFenetre(f, f.fermeture)).toBe('fermee');
		expect(etatFenetre(f, dans(f.fermeture, 1))).toBe('fermee');
	});

	it.each([
		['Paris', paris],
		['Cayenne', cayenne],
		['Nouméa', noumea]
	])('R-010 %s: opens at the opening instant, not a millisecond before', (_, f) => {
		expect(etatFenetre(f, dans(f.ouverture, -1))).toBe('a_venir');
		expect(etatFenetre(f, f.ouverture)).toBe('ouverte');
		expect(estOuverte(f, dans(f.ouverture, 1))).toBe(true);
	});

	it('R-009 a window that spans 25 October 2026 lasts the hour the clocks give back', () => {
		expect(paris.fermeture.toISOString()).toBe('2026-10-25T23:00:00.000Z');
		expect(estOuverte(paris, new Date('2026-10-25T22:59:59.999Z'))).toBe(true);
	});

	it('R-009 « 17 h heure locale » in Cayenne is still open when Paris reads 20:59', () => {
		expect(estOuverte(cayenne, instantLocal('2026-11-10T20:59', 'Europe/Paris'))).toBe(true);
		expect(estOuverte(cayenne, instantLocal('2026-11-10T21:00', 'Europe/Paris'))).toBe(false);
	});
});

describe('the refusal', () => {
	it('R-011 tells too early from too late, and says nothing while open', () => {
		expect(refusFenetre(paris, dans(paris.ouverture, -1))).toBe('service_pas_encore_ouvert');
		expect(refusFenetre(paris, paris.ouverture)).toBeNull();
		expect(refusFenetre(paris, paris.fermeture)).toBe('service_ferme');
	});
});

describe('the sentence of « Ouverture des services »', () => {
	it('R-007 is that of the guide', () => {
		expect(phraseFenetre(fenetre('2021-11-01T08:00', '2021-11-29T18:00', 'Europe/Paris'))).toBe(
			'Les inscriptions sont ouvertes du 01 novembre 2021 08:00 au 29 novembre 2021 18:00 (heure de Paris).'
		);
	});

	it('R-009 gives the local time and Paris time, before and after the change of hour', () => {
		expect(phraseFenetre(cayenne)).toBe(
			'Les inscriptions sont ouvertes du 17 octobre 2026 15:00 au 10 novembre 2026 17:00 (heure de Cayenne),' +
				' soit du 17 octobre 2026 20:00 au 10 novembre 2026 21:00 (heure de Paris).'
		);
	});

	it('R-009 a window until 23:59 in Nouméa says 23:59 there, and the same minute in Paris', () => {
		expect(phraseFenetre(noumea)).toBe(
			'Les inscriptions sont ouvertes du 12 octobre 2026 08:00 au 01 décembre 2026 23:59 (heure de Nouméa),' +
				' soit du 11 octobre 2026 23:00 au 01 décembre 2026 13:59 (heure de Paris).'
		);
	});
});

describe('the days left', () => {
	it('R-012 the last day counts as 0, until 17 h as until 23:59', () => {
		expect(joursRestants(cayenne, instantLocal('2026-11-10T08:00', 'America/Cayenne'))).toBe(0);
		expect(joursRestants(noumea, instantLocal('2026-12-01T23:59', 'Pacific/Noumea'))).toBe(0);
		expect(joursRestants(noumea, instantLocal('2026-11-30T00:00', 'Pacific/Noumea'))).toBe(1);
	});
});
