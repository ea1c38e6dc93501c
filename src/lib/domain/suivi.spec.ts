import { describe, expect, it } from 'vitest';
import { campagneTransmise, type Campagne } from './campagne';
import { CONTEXTE_INDIVIDUEL } from './contexte.exemple';
import { collisions, DESINSCRIPTION, estIndividuelle, fauteSignalement, SIGNALEMENT } from './suivi';

const { campagne } = CONTEXTE_INDIVIDUEL;
const du = (debut: string, fin: string): Campagne => ({
	...campagne,
	reglages: { ...campagne.reglages, epreuves: { debut, fin } }
});
const autre = (ailleurs: Campagne, etat: 'inscrit' | 'desinscrit' = 'inscrit') => ({
	etat,
	campagne: campagneTransmise(ailleurs),
	examenLibelle: 'CAP',
	specialite: 'Cuisine'
});

describe('« Se désinscrire »', () => {
	it('R-180 warns in the words of the guide', () => {
		expect(Object.values(DESINSCRIPTION).join('\n').replaceAll('\u00a0', ' ')).toBe(
			[
				'Attention : vous vous apprêtez à vous désinscrire.',
				"En cas d'erreur de désinscription, vous devrez procéder à une réinscription pour être autorisé(e) à vous présenter.",
				'Etes-vous certain(e) de vouloir poursuivre cette action ?'
			].join('\n')
		);
	});

	it('R-180 is for who registered by themself, last year’s session included, and not for a pupil', () => {
		const individuel = { voie: 'individuel', preinscrite: false, origine: 'formulaire' } as const;
		expect(estIndividuelle(individuel)).toBe(true);
		expect(estIndividuelle({ ...individuel, preinscrite: true })).toBe(true);
		expect(estIndividuelle({ ...individuel, preinscrite: true, origine: 'etablissement' })).toBe(false);
		expect(estIndividuelle({ ...individuel, voie: 'etablissement' })).toBe(false);
		expect(estIndividuelle({ ...individuel, voie: null })).toBe(false);
	});
});

describe('two candidatures of one sessionExamen', () => {
	it('may be called on the same day: the days that both have are named', () => {
		const [phrase, ...autres] = collisions(du('2027-05-12', '2027-06-25'), [autre(du('2027-06-01', '2027-07-02'))]);
		expect(autres).toEqual([]);
		expect(phrase?.replaceAll('\u00a0', ' ')).toMatch(/^Entre le 01\/06\/2027 et le 25\/06\/2027, .* « CAP, Cuisine »/);
	});

	it('say nothing when their days are apart, when the session is another, or when one was left', () => {
		const mai = du('2027-05-12', '2027-05-20');
		expect(collisions(mai, [autre(du('2027-06-01', '2027-07-02'))])).toEqual([]);
		expect(collisions(mai, [autre({ ...mai, sessionExamen: '2028' })])).toEqual([]);
		expect(collisions(mai, [autre(mai, 'desinscrit')])).toEqual([]);
	});

	it('are told to ask for the dates while these are not known', () => {
		expect(collisions(campagne, [autre(campagne)])[0]).toContain('demandez les dates au service');
	});
});

describe('« Signaler une erreur »', () => {
	it('wants a sentence that somebody can act on, and not a book', () => {
		expect(fauteSignalement('  faux   ')).toContain('ce qu’il faudrait à la place');
		expect(fauteSignalement('Ma langue est l’anglais.')).toBeNull();
		expect(fauteSignalement('é'.repeat(SIGNALEMENT.max))).toBeNull();
		expect(fauteSignalement('é'.repeat(SIGNALEMENT.max + 1))).toContain('trop long');
	});
});
