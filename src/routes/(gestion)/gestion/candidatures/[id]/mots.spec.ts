import { describe, expect, it } from 'vitest';
import { auteur } from './mots';

describe('who did what, in the history that a gestionnaire reads', () => {
	it('is the name of the gestionnaire where one did it', () => {
		expect(auteur('ecart', 'Camille Rose-Belle')).toBe('Camille Rose-Belle');
	});

	it('R-180 is the candidat for their own acts', () => {
		for (const nature of [
			'depot',
			'retrait',
			'verrou',
			'desinscription',
			'absence',
			'validation',
			'modification'
		] as const)
			expect([nature, auteur(nature, null)]).toEqual([nature, 'le candidat']);
	});

	it('R-186 is never the candidat for what they did not do', () => {
		expect(auteur('notes', null)).toBe('le rectorat');
		expect(auteur('statut', null)).toBe('le rectorat');
		expect(auteur('infection', null)).toBe('l’antivirus');
	});
});
