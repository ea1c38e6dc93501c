import { describe, expect, it } from 'vitest';
import { ETATS } from './candidature';
import {
	ACTIONS,
	actionsPermises,
	bilanEtat,
	etatAffiche,
	phraseEtat,
	refusAction,
	refusEnregistrer,
	type Action,
	type EtatAffiche
} from './etats';

/** Written out a second time, as the ministry would: a line of the table that changes by accident is seen here. */
const ATTENDU: Record<EtatAffiche, string> = {
	a_completer: 'enregistrer signaler publier_document ecarter annuler',
	inscrit:
		'modifier desinscrire deposer confirmer signer signaler valider declarer_absence controler publier_document publier_notes ecarter annuler',
	definitive:
		'modifier desinscrire deposer confirmer signer signaler valider declarer_absence controler publier_document publier_notes ecarter',
	desinscrit: '',
	ecartee: 'signaler publier_document rouvrir',
	annulee: 'signaler publier_document rouvrir'
};

const TOUS: EtatAffiche[] = [...ETATS, 'definitive'];
const TOUTES = Object.keys(ACTIONS) as Action[];

describe.each(TOUS)('a candidature « %s »', (etat) => {
	it.each(TOUTES)(`R-170 R-180 R-224 says yes or no to « %s » as the table says`, (action) => {
		const permise = ATTENDU[etat].split(' ').includes(action);
		expect(refusAction(etat, action)).toBe(permise ? null : 'etat_interdit');
		expect(actionsPermises(etat).includes(action)).toBe(permise);
	});

	it('refuses with what remains possible to whoever asks, and names nothing that is not', () => {
		for (const qui of ['candidat', 'gestionnaire'] as const) {
			const phrase = phraseEtat(etat, qui);
			for (const action of TOUTES)
				expect([action, phrase.includes(ACTIONS[action].mots)]).toEqual([
					action,
					ACTIONS[action].qui === qui && refusAction(etat, action) === null
				]);
			expect(phrase).not.toMatch(/[^\u00a0][:;?!»]/);
		}
	});
});

describe('« définitive »', () => {
	const conforme = { total: 2, aDonner: 0, aConfirmer: 0, aReprendre: 0, conformes: 2 };

	it('R-156 is derived from the pièces of an « inscrit », and ends with one that no longer counts', () => {
		const inscrit = { etat: 'inscrit', version: 1, avancement: conforme } as const;
		expect(etatAffiche(inscrit)).toBe('definitive');
		expect(etatAffiche({ ...inscrit, avancement: { ...conforme, conformes: 1, aReprendre: 1 } })).toBe('inscrit');
		expect(etatAffiche({ ...inscrit, avancement: null })).toBe('inscrit');
		expect(etatAffiche({ ...inscrit, validation: { validee: false } })).toBe('inscrit');
		expect(etatAffiche({ ...inscrit, etat: 'annulee' })).toBe('annulee');
	});
});

describe('« Enregistrer »', () => {
	it('is « compléter » the first time, « modifier » later, and nothing in the other états', () => {
		expect(TOUS.filter((etat) => refusEnregistrer(etat) === null)).toEqual(['a_completer', 'inscrit', 'definitive']);
	});

	it('a page that opens on a candidature that is over reproaches nothing', () => {
		expect(bilanEtat('annulee')).toBe('Cette candidature a été annulée. Vous pouvez\u00a0: signaler une erreur.');
	});

	it('R-180 who is désinscrit reads how to come back', () => {
		expect(phraseEtat('desinscrit', 'candidat')).toContain('faites une nouvelle candidature');
		expect(bilanEtat('desinscrit')).toBe(
			'Cette candidature est désinscrite. Pour vous présenter, faites une nouvelle candidature depuis votre compte, ou contactez le service.'
		);
	});
});
