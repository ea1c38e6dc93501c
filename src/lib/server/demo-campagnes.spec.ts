import { describe, expect, it } from 'vitest';
import { contactDe } from '$lib/domain/campagne';
import { ReglagesCampagne } from '$lib/domain/campagne-reglages';
import { parseExamen } from '$lib/domain/examen';
import { phraseFenetre } from '$lib/domain/fenetre';
import { listeAcademies } from '$lib/domain/referentiels';
import bcp from '$lib/domain/examens/bcp.json';
import bp from '$lib/domain/examens/bp.json';
import cap from '$lib/domain/examens/cap.json';
import mc from '$lib/domain/examens/mc.json';
import { campagnesDemo } from './demo-campagnes';

const MAINTENANT = new Date('2026-11-05T08:00:00Z');
const [BCP, BP, CAP, MC] = [bcp, bp, cap, mc].map((fichier) =>
	campagnesDemo(parseExamen(fichier), '0'.repeat(64), MAINTENANT).map(({ reglages, ...campagne }) => ({
		...campagne,
		reglages: ReglagesCampagne.parse(reglages)
	}))
);

describe('the campagnes of the demo', () => {
	it('R-005 offer the four exams, the baccalauréat professionnel in every académie that has a time zone', () => {
		expect(BCP).toHaveLength(listeAcademies.filter((a) => a.fuseau !== null).length);
		expect([BP, CAP, MC].map((campagnes) => campagnes?.map((c) => c.id))).toEqual([
			['BP-2027-06', 'BP-2027-08'],
			['CAP-2027-32', 'CAP-2027-33', 'CAP-2027-28', 'CAP-2027-31'],
			['MC-2027-33', 'MC-2027-01']
		]);
	});

	it('R-009 say the hours of Clermont in Paris time, those of la Guyane in local time', () => {
		const clermont = BP?.find((c) => c.academie === '06');
		const guyane = CAP?.find((c) => c.academie === '33');
		expect(clermont && phraseFenetre(clermont)).toMatch(/^[^,]*14:00 au [^,]*17:00 \(heure de Paris\)\.$/);
		expect(guyane && phraseFenetre(guyane)).toMatch(
			/15:00 au [^,]*17:00 \(heure de Cayenne\), soit .*\(heure de Paris\)/
		);
	});

	it('R-211 R-112 name the desk of the couvreurs of Clermont and the five languages of that académie', () => {
		const clermont = BP?.find((c) => c.academie === '06');
		expect(clermont && contactDe(clermont, '45023213').telephone).toBe('04.73.99.34.94');
		expect(clermont?.reglages.languesObligatoires).toHaveLength(5);
	});

	it('leave out what is no longer organised: an inactive BP, a mention complémentaire before its new name', () => {
		expect(BP?.[0]?.reglages.specialites).not.toContain('45023301');
		expect(BP?.[0]?.reglages.specialites).toContain('45023317');
		expect(MC?.[0]?.reglages.specialites).toHaveLength(52);
	});
});
