import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chargerCampagne } from './campagnes';
import { ouvrirLocal } from './local';
import { accorder, maintenantServeur } from './horloge';

beforeEach(() => void vi.useFakeTimers({ now: new Date('2026-11-05T08:00:00Z'), toFake: ['Date'] }));
afterEach(() => void vi.useRealTimers());

describe('the clock of the phone', () => {
	it.each([-48, 0, 48])(
		'R-010 REL7 set wrong by %i hours, it shows the server’s time, and runs on with it',
		(heures) => {
			vi.setSystemTime(Date.parse('2026-11-05T08:00:00Z') + heures * 3_600_000);
			accorder('2026-11-05T08:00:00.000Z');
			expect(maintenantServeur()).toEqual(new Date('2026-11-05T08:00:00Z'));
			vi.setSystemTime(Date.now() + 90_000);
			expect(maintenantServeur()).toEqual(new Date('2026-11-05T08:01:30Z'));
		}
	);

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
