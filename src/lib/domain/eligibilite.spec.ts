import { describe, expect, it } from 'vitest';
import { avec } from './contexte.exemple';
import type { Contexte } from './contexte';
import { reglesNonRemplies } from './eligibilite';
import { departementResidence } from './faits';
import { ongletDuChamp } from './parcours';
import { piecesDemandees } from './pieces';
import { etablirRecapitulatif } from './recapitulatif';
import { CONTEXTE_INVENTE, INVENTE } from './regles.exemple';
import { verifier, verifierOnglet } from './verification';

const ids = (contexte: Contexte) => reglesNonRemplies(contexte).map((r) => r.id);
const ne = (dateNaissance: string): Contexte => ({
	...CONTEXTE_INVENTE,
	compte: { ...CONTEXTE_INVENTE.compte, dateNaissance }
});
const habitant = (codePostal: string) =>
	avec(CONTEXTE_INVENTE, { identification: { ...CONTEXTE_INVENTE.saisie.identification, codePostal } });

describe('a rule of eligibility', () => {
	it.each([
		['2009-12-31', []],
		['2010-01-01', ['majeur']]
	])('R-210 the age is that of 31 December of the year of the sessionExamen: born on %s', (naissance, attendu) => {
		expect(ids(ne(naissance))).toEqual(attendu);
	});

	it('R-210 one that blocks stops « Enregistrer » on its onglet, says why and what else is possible', () => {
		expect(verifierOnglet('candidature', ne('2010-01-01'))).toEqual([
			{
				champ: 'eligibilite.majeur',
				message: 'Il faut avoir 18 ans au 31 décembre de l’année de l’examen. Inscrivez-vous par votre établissement.'
			}
		]);
		expect(ongletDuChamp(INVENTE, 'eligibilite.majeur')).toBe('candidature');
	});

	it('R-210 one that warns stops nothing, asks for its pièce, and is said again on the récapitulatif', () => {
		const ailleurs = habitant('63000');
		expect(verifier(ailleurs)).toEqual([]);
		expect(ids(ailleurs)).toEqual(['domicile']);
		expect(piecesDemandees(ailleurs).map((p) => p.id)).toEqual(['identite', 'justificatif_domicile']);
		expect(piecesDemandees(CONTEXTE_INVENTE).map((p) => p.id)).toEqual(['identite']);
		expect(etablirRecapitulatif(ailleurs).avertissements.map((a) => a.message)).toEqual([
			'Vous n’habitez pas dans l’académie.'
		]);
	});

	it('R-210 nothing is said while the answer it needs is missing', () => {
		expect(ids(habitant('63'))).toEqual([]);
	});

	it('R-210 one spécialité a sessionExamen: another candidature that counts blocks this one', () => {
		expect(ids({ ...CONTEXTE_INVENTE, autreCandidature: true })).toEqual(['une_seule']);
	});
});

describe('the département of residence', () => {
	const { identification } = CONTEXTE_INVENTE.saisie;
	it.each([
		['97300', '973'],
		['63000', '063'],
		['20000', '02A'],
		['20137', '02A'],
		['20200', '02B'],
		['01000', '001'],
		['6300', null],
		['', null]
	])('R-210 of the postal code « %s » is %s', (codePostal, departement) => {
		expect(departementResidence({ ...identification, codePostal })).toBe(departement);
	});

	it('R-210 abroad there is none, and nobody there lives in the académie', () => {
		expect(departementResidence({ ...identification, pays: '107', codePostal: '63000' })).toBe('etranger');
		expect(ids(avec(CONTEXTE_INVENTE, { identification: { ...identification, pays: '107' } }))).toEqual(['domicile']);
	});
});
