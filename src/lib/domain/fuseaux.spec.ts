import { describe, expect, it } from 'vitest';
import { ICI, montreDe } from './fuseaux';
import { listeAcademies } from './referentiels';

const JOUR = 86_400_000;
const HEURE = 3_600_000;

/** What `Intl` of this machine says, as `montreDe` writes it. */
function selonIntl(d: Date, format: Intl.DateTimeFormat): number {
	const lu: Record<string, number> = {};
	for (const { type, value } of format.formatToParts(d)) lu[type] = Number(value);
	return Date.UTC(lu.year ?? 0, (lu.month ?? 1) - 1, lu.day, lu.hour, lu.minute, lu.second);
}

const format = (timeZone: string) =>
	new Intl.DateTimeFormat('en-US', {
		...{ timeZone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23' },
		...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }
	});

const ZONES = [
	...new Set(listeAcademies.flatMap(({ fuseau }) => fuseau ?? [])),
	...['America/Marigot', 'America/St_Barthelemy', 'UTC', 'Pacific/Marquesas', 'Africa/Abidjan', 'America/New_York']
];

describe('the clocks of a zone', () => {
	it.each(ZONES)('R-006 R-009 %s: every day for forty years, they show what the base of the zones says', (zone) => {
		const intl = format(zone);
		for (let t = Date.UTC(2005, 11, 20, 12); t < Date.UTC(2046, 0, 1); t += JOUR) {
			const d = new Date(t);
			if (montreDe(d, zone) !== selonIntl(d, intl)) expect([d, montreDe(d, zone)]).toEqual([d, selonIntl(d, intl)]);
		}
		expect(montreDe(new Date('2026-11-05T08:00:00.900Z'), zone) % 1000).toBe(0);
	});

	it.each(['Europe/Paris', 'America/Miquelon'])('R-009 %s: to the second around each change of the hour', (zone) => {
		const intl = format(zone);
		let changements = 0;
		for (let t = Date.UTC(2007, 0, 1); t < Date.UTC(2040, 0, 1); t += HEURE) {
			const avant = selonIntl(new Date(t - 1000), intl) - (t - 1000);
			if (selonIntl(new Date(t), intl) - t === avant) continue;
			changements++;
			for (const d of [t - 1000, t].map((instant) => new Date(instant)))
				expect([d, montreDe(d, zone)]).toEqual([d, selonIntl(d, intl)]);
		}
		expect(changements).toBe(66);
	});

	it('of the device itself are read without naming its zone', () => {
		const d = new Date(2026, 6, 14, 9, 5, 7);
		expect(montreDe(d, ICI)).toBe(Date.UTC(2026, 6, 14, 9, 5, 7));
	});

	it('a zone that does not exist is said, not guessed', () => {
		expect(() => montreDe(new Date(), 'Europe/Nulle-Part')).toThrow(RangeError);
	});
});
