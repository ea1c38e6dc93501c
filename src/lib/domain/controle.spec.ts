import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { BCP } from './contexte.exemple';
import { controle, lireControle, libelleStatut, statutsEmployes } from './controle';
import { STATUTS_PIECE } from './depot';

const JOUR = '2026-12-11';
const forme = { pieceId: 'jdc', depotId: '', statut: 'recue', receptionLe: '', motif: '', information: '' };

/** What the form says is wrong, field by field. */
function fautes(autrement: Partial<typeof forme>): string[] {
	const lu = z.safeParse(controle, { ...forme, ...autrement });
	return lu.success ? [] : lu.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('the form of the contrôle', () => {
	it('R-206 a statut is enough where the pièce stays with the rectorat', () => {
		for (const statut of ['recue', 'en_attente_controle', 'conforme']) expect(fautes({ statut })).toEqual([]);
	});

	it.each(['non_conforme', 'attente_nouvelle_pj'])(
		'R-206 « %s » always says why, in a reason or in words',
		(statut) => {
			expect(fautes({ statut })).toEqual([
				'information: Dites au candidat ce qu’il doit corriger, ou choisissez un motif.'
			]);
			expect(fautes({ statut, information: '   ' })).toHaveLength(1);
			expect(fautes({ statut, motif: 'illisible' })).toEqual([]);
			expect(fautes({ statut, information: 'Le nom est coupé.' })).toEqual([]);
		}
	);

	it('refuses a statut or a reason that it does not know, a day that does not exist, and more than 500 characters', () => {
		expect(fautes({ statut: 'perdue' })).toEqual(['statut: Choisissez un statut.']);
		expect(fautes({ motif: 'Autre' })).toEqual(['motif: Choisissez un motif dans la liste.']);
		expect(fautes({ receptionLe: '31/02/2026' })[0]).toContain('receptionLe: Cette date n’existe pas');
		expect(fautes({ information: 'é'.repeat(500) })).toEqual([]);
		expect(fautes({ information: 'é'.repeat(501) })).toEqual([
			'information: C’est trop long\u00a0: 500 caractères au maximum.'
		]);
		expect(fautes({ motif: 'illisible', information: 'é'.repeat(500) })).toHaveLength(1);
	});

	it('makes one information of the reason and the words, and a day of the date as it was typed', () => {
		const saisie = z.parse(controle, {
			...forme,
			statut: 'non_conforme',
			motif: 'verso',
			information: ' Photographiez  aussi le dos. ',
			receptionLe: '9/12/2026'
		});
		expect(lireControle(saisie, BCP, JOUR)).toEqual({
			statut: 'non_conforme',
			receptionLe: '2026-12-09',
			information: 'Document incomplet\u00a0: il manque le verso. Photographiez aussi le dos.'
		});
	});

	it('R-205 the date of reception is today at the latest', () => {
		const le = (receptionLe: string) => lireControle(z.parse(controle, { ...forme, receptionLe }), BCP, JOUR);
		expect(le('11/12/2026')).toMatchObject({ receptionLe: JOUR });
		expect(le('12/12/2026')).toEqual([{ champ: 'receptionLe', message: 'Cette date est dans le futur.' }]);
	});
});

describe('the statuts of a rectorat', () => {
	const sien = {
		...BCP,
		statutsPieces: [
			{ id: 'aucun' as const, libelle: '-' },
			{ id: 'recue' as const, libelle: 'Arrivée' }
		]
	};

	it('R-206 are those of its presentation, in its words; all of them where it names none', () => {
		expect(statutsEmployes(sien)).toEqual([{ statut: 'recue', libelle: 'Arrivée' }]);
		expect(statutsEmployes({ ...BCP, statutsPieces: [] }).map(({ statut }) => statut)).toEqual([...STATUTS_PIECE]);
		expect(libelleStatut('recue', sien)).toBe('Arrivée');
		expect(libelleStatut('conforme', sien)).toBe('Conforme');
		expect(libelleStatut('d’autrefois', sien)).toBe('d’autrefois');
	});

	it('R-206 one that it does not use is refused', () => {
		const saisie = z.parse(controle, { ...forme, statut: 'conforme' });
		expect(lireControle(saisie, sien, JOUR)).toMatchObject([{ champ: 'statut' }]);
	});
});
