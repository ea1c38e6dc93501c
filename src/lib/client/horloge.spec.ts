import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chargerCampagne } from './campagnes';
import { ouvrirLocal } from './local';
import { accorder, heureDouteuse, maintenantServeur } from './horloge';

const LE = Date.parse('2026-11-05T08:00:00Z');
const HEURE = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: LE, toFake: ['Date', 'performance', 'setTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('the clock of the phone', () => {
	it.each([-48, 0, 48])(
		'R-010 REL7 set wrong by %i hours, it shows the server’s time, and runs on with it',
		(heures) => {
			vi.setSystemTime(Date.parse('2026-11-05T08:00:00Z') + heures * 3_600_000);
			accorder('2026-11-05T08:00:00.000Z');
			expect(maintenantServeur()).toEqual(new Date('2026-11-05T08:00:00Z'));
			vi.advanceTimersByTime(90_000);
			expect(maintenantServeur()).toEqual(new Date('2026-11-05T08:01:30Z'));
			expect(heureDouteuse()).toBe(false);
		}
	);

	it.each([
		['set back two days', -48, false],
		['set forward seventeen days', 17 * 24, true],
		// Nothing tells it from a clock set forward: what counts the time of a page may stand still while a device sleeps.
		['asleep for ten hours', 10, true]
	])(
		'R-011 without network and %s, it counts the time that has surely passed, and says whether it may be more',
		(_, saut, doute) => {
			accorder('2026-11-05T08:00:00.000Z');
			vi.advanceTimersByTime(HEURE);
			vi.setSystemTime(Date.now() + saut * HEURE);
			vi.advanceTimersByTime(HEURE);
			expect(maintenantServeur()).toEqual(new Date(LE + 2 * HEURE));
			expect(heureDouteuse()).toBe(doute);
			// The server speaks again: it is known.
			accorder('2026-11-05T20:00:00.000Z');
			expect(maintenantServeur()).toEqual(new Date('2026-11-05T20:00:00Z'));
			expect(heureDouteuse()).toBe(false);
		}
	);

	it('R-011 where a sleep is counted, it goes on through it without a doubt', () => {
		accorder('2026-11-05T08:00:00.000Z');
		vi.advanceTimersByTime(10 * HEURE);
		expect(maintenantServeur()).toEqual(new Date(LE + 10 * HEURE));
		expect(heureDouteuse()).toBe(false);
	});

	it('R-010 is set right by each campagne that arrives, whose instants are instants again', async () => {
		const campagne = { id: 'BCP/2027', ouverture: '2026-10-19T06:00:00.000Z', fermeture: '2026-12-11T20:00:00.000Z' };
		const demandes: string[] = [];
		const lue = await chargerCampagne(ouvrirLocal('horloge'), 'BCP/2027', async (chemin) => {
			demandes.push(String(chemin));
			return Response.json({ campagne, maintenant: '2026-11-06T08:00:00.000Z' });
		});
		expect(demandes).toEqual(['/api/campagnes/BCP%2F2027']);
		expect(lue.fermeture).toEqual(new Date('2026-12-11T20:00:00Z'));
		expect(maintenantServeur()).toEqual(new Date('2026-11-06T08:00:00Z'));
	});
});

describe('a page that opens without network', () => {
	it('R-010 begins with the gap kept from the last visit, and then counts by itself', async () => {
		const garde = new Map([['escale:ecart', String(-48 * HEURE)]]);
		vi.stubGlobal('document', {});
		vi.stubGlobal('localStorage', { getItem: (cle: string) => garde.get(cle) ?? null });
		vi.resetModules();
		try {
			vi.setSystemTime(LE + 48 * HEURE);
			const horloge = await import('./horloge');
			expect(horloge.maintenantServeur()).toEqual(new Date(LE));
			vi.setSystemTime(LE + 24 * 17 * HEURE);
			vi.advanceTimersByTime(60_000);
			expect(horloge.maintenantServeur()).toEqual(new Date(LE + 60_000));
			expect(horloge.heureDouteuse()).toBe(true);
		} finally {
			vi.unstubAllGlobals();
		}
	});
});
