import { describe, expect, it } from 'vitest';
import {
	ageAu,
	fermetureAffichee,
	formatFermeture,
	formatInstant,
	formatJour,
	instantLocal,
	jourLocal,
	joursAvant,
	nomFuseau,
	parseJour
} from './dates';

const PARIS = 'Europe/Paris';
const CAYENNE = 'America/Cayenne';

describe('an instant as the guides write it', () => {
	it('R-150 the version line of a document: « 11/12/2023 à 16:06 »', () => {
		expect(formatInstant(new Date('2023-12-11T15:06:00Z'), PARIS, 'court')).toBe('11/12/2023 à 16:06');
	});

	it('R-150 the closing on the PDF: « mercredi 13 décembre 2023 à 23:59 »', () => {
		expect(formatFermeture(instantLocal('2023-12-13T24:00', PARIS), PARIS, 'long')).toBe(
			'mercredi 13 décembre 2023 à 23:59'
		);
	});

	it('R-007 the period of « Ouverture des services »: « 01 novembre 2021 08:00 »', () => {
		expect(formatInstant(instantLocal('2021-11-01T08:00', PARIS), PARIS, 'periode')).toBe('01 novembre 2021 08:00');
	});

	it('on our screens, « mardi 1er décembre 2026 à 17 h 00 » never breaks inside the date or the hour', () => {
		const fermeture = instantLocal('2026-12-01T17:00', PARIS);
		expect(formatInstant(fermeture, PARIS, 'parle')).toBe('mardi 1er\u00a0décembre 2026 à 17\u00a0h\u00a000');
		expect(formatInstant(fermeture, PARIS, 'jour')).toBe('mardi 1er\u00a0décembre 2026');
		expect(formatInstant(instantLocal('2026-08-05T09:05', PARIS), PARIS, 'parle')).toBe(
			'mercredi 5\u00a0août 2026 à 9\u00a0h\u00a005'
		);
	});
});

describe('a closing, which is an exclusive instant', () => {
	it('R-010 midnight is shown as 23:59 of the day before', () => {
		const minuit = instantLocal('2026-12-01T24:00', CAYENNE);
		expect(minuit).toEqual(instantLocal('2026-12-02T00:00', CAYENNE));
		expect(formatFermeture(minuit, CAYENNE)).toBe('mardi 1er\u00a0décembre 2026 à 23\u00a0h\u00a059');
	});

	it('R-010 17:00 is shown 17:00, and one minute past midnight as itself', () => {
		expect(formatFermeture(instantLocal('2026-12-01T17:00', CAYENNE), CAYENNE, 'court')).toBe('01/12/2026 à 17:00');
		expect(formatFermeture(instantLocal('2026-12-01T00:01', CAYENNE), CAYENNE, 'court')).toBe('01/12/2026 à 00:01');
	});

	it('R-009 the midnight that counts is that of the window, also when told in Paris time', () => {
		const minuit = instantLocal('2026-12-01T24:00', CAYENNE);
		expect(formatInstant(fermetureAffichee(minuit, CAYENNE), PARIS, 'court')).toBe('02/12/2026 à 03:59');
	});
});

describe('the name of a time zone', () => {
	it.each([
		[PARIS, 'heure de Paris'],
		[CAYENNE, 'heure de Cayenne'],
		['Indian/Reunion', 'heure de La Réunion'],
		['Pacific/Noumea', 'heure de Nouméa'],
		['America/Martinique', 'heure de la Martinique'],
		['America/Miquelon', 'heure de Saint-Pierre-et-Miquelon'],
		['Africa/Casablanca', 'heure de Casablanca'],
		['Africa/Abidjan', 'heure d’Abidjan'],
		['America/El_Salvador', 'heure d’El Salvador']
	])('R-009 %s is « %s »', (fuseau, nom) => expect(nomFuseau(fuseau)).toBe(nom));
});

describe('a day as people type it', () => {
	it.each([
		'30/05/1998',
		'30/5/1998',
		'30-05-1998',
		'30 05 1998',
		'30.05.1998',
		' 30 / 05 / 1998 ',
		'30051998',
		'1998-05-30',
		'30 mai 1998',
		'30 MAI 1998'
	])('R-021 « %s » is the 30th of May 1998', (texte) => expect(parseJour(texte)).toBe('1998-05-30'));

	it.each([
		['1er août 2008', '2008-08-01'],
		['1 aout 2008', '2008-08-01'],
		['2 févr. 2008', '2008-02-02'],
		['12 DÉCEMBRE 2007', '2007-12-12'],
		['29/02/2008', '2008-02-29']
	])('R-021 « %s » is %s', (texte, jour) => expect(parseJour(texte)).toBe(jour));

	it.each([
		'31/02/1998',
		'29/02/2007',
		'00/05/1998',
		'30/13/1998',
		'30/05/98',
		'3 jui 1998',
		'3 brumaire 1998',
		'05/1998',
		'',
		'hier',
		'30/05/0098'
	])('R-021 « %s » is not a day of the calendar', (texte) => expect(parseJour(texte)).toBeNull());

	it('a day is written back as on the identity card', () => expect(formatJour('1998-05-30')).toBe('30/05/1998'));
});

describe('ages and days', () => {
	it.each([
		['2008-11-05', 18],
		['2008-11-06', 17],
		['2008-02-29', 18]
	])('on 5 November 2026 somebody born on %s is %i', (naissance, age) =>
		expect(ageAu(naissance, '2026-11-05')).toBe(age)
	);

	it('somebody born on a 29 February turns a year older on 1 March', () => {
		expect(ageAu('2008-02-29', '2026-02-28')).toBe(17);
		expect(ageAu('2008-02-29', '2026-03-01')).toBe(18);
	});

	it('R-009 the same instant is one day in Paris and another in Cayenne or Nouméa', () => {
		const d = new Date('2026-11-05T23:30:00Z');
		expect(jourLocal(d, CAYENNE)).toBe('2026-11-05');
		expect(jourLocal(d, PARIS)).toBe('2026-11-06');
		expect(jourLocal(new Date('2026-11-05T13:00:00Z'), 'Pacific/Noumea')).toBe('2026-11-06');
	});

	it('days left are calendar days there, also across the change of hour', () => {
		const fermeture = instantLocal('2026-10-26T17:00', PARIS);
		expect(joursAvant(instantLocal('2026-10-24T23:59', PARIS), fermeture, PARIS)).toBe(2);
		expect(joursAvant(instantLocal('2026-10-26T00:00', PARIS), fermeture, PARIS)).toBe(0);
		expect(joursAvant(instantLocal('2026-10-27T00:00', PARIS), fermeture, PARIS)).toBe(-1);
	});
});

describe('the instant at which the clocks show a time', () => {
	it.each([
		['2026-12-01T17:00', CAYENNE, '2026-12-01T20:00:00.000Z'],
		['2026-10-24T12:00', PARIS, '2026-10-24T10:00:00.000Z'],
		['2026-10-25T12:00', PARIS, '2026-10-25T11:00:00.000Z'],
		['2026-10-24T24:00', PARIS, '2026-10-24T22:00:00.000Z'],
		['2026-10-25T24:00', PARIS, '2026-10-25T23:00:00.000Z'],
		['2026-12-01T08:00', 'Pacific/Noumea', '2026-11-30T21:00:00.000Z'],
		['2026-12-01T08:00', 'Pacific/Marquesas', '2026-12-01T17:30:00.000Z']
	])('R-009 %s in %s is %s', (local, fuseau, utc) => expect(instantLocal(local, fuseau).toISOString()).toBe(utc));

	it('the hour that comes twice on 25 October 2026 is the first of the two', () => {
		expect(instantLocal('2026-10-25T02:30', PARIS).toISOString()).toBe('2026-10-25T00:30:00.000Z');
	});

	it('the hour that does not exist on 28 March 2027 is read as the next one', () => {
		expect(formatInstant(instantLocal('2027-03-28T02:30', PARIS), PARIS, 'court')).toBe('28/03/2027 à 03:30');
	});

	it('what is not a local time is a mistake of the programmer', () => {
		expect(() => instantLocal('2026-12-01', PARIS)).toThrow(RangeError);
	});
});
