import { describe, expect, it } from 'vitest';
import { LIBELLES_STATUT_PIECE, STATUTS_PIECE } from '$lib/domain/depot';
import { aideStatut, auteur } from './mots';

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

describe('R-206 what a gestionnaire reads beside a statut before they choose it', () => {
	const tous = STATUTS_PIECE.map((statut) => ({ statut, libelle: LIBELLES_STATUT_PIECE[statut] }));
	const ouverte = { mode: 'en_ligne', depotFerme: false } as const;
	const fermee = { mode: 'en_ligne', depotFerme: true } as const;
	const RENDUE = 'La pièce est rendue au candidat, qui en dépose une autre';

	it('is that the pièce goes back to the candidat, while it may be given', () => {
		for (const statut of ['non_conforme', 'attente_nouvelle_pj'] as const)
			expect(aideStatut(statut, ouverte, tous)).toBe(`${RENDUE}.`);
	});

	it('is that after its limit « Non conforme » lets them give no other, and which statut does', () => {
		expect(aideStatut('non_conforme', fermee, tous)).toBe(
			'La date limite de cette pièce est passée\u00a0: le candidat ne pourra pas en déposer une autre, sauf si vous choisissez «\u00a0En attente d’une nouvelle PJ\u00a0».'
		);
		expect(aideStatut('attente_nouvelle_pj', fermee, tous)).toBe(`${RENDUE}, même après la date limite.`);
	});

	it('names that statut in the words of the rectorat, and not where the rectorat does not use it', () => {
		const siens = tous.map((un) => (un.statut === 'attente_nouvelle_pj' ? { ...un, libelle: 'À redéposer' } : un));
		expect(aideStatut('non_conforme', fermee, siens)).toMatch(/choisissez «\u00a0À redéposer\u00a0»\.$/);
		const sans = tous.filter(({ statut }) => statut !== 'attente_nouvelle_pj');
		expect(aideStatut('non_conforme', fermee, sans)).toMatch(/ne pourra pas en déposer une autre\.$/);
	});

	it('is that what does not come on line is sent again, whatever the day', () => {
		for (const piece of [ouverte, fermee])
			expect(aideStatut('non_conforme', { ...piece, mode: 'postal' }, tous)).toMatch(/^Le candidat l’envoie à nouveau/);
	});

	it('is nothing where the candidat has nothing to do', () => {
		for (const statut of ['recue', 'en_attente_controle', 'conforme'] as const)
			expect(aideStatut(statut, fermee, tous)).toBe(null);
	});
});
