import { describe, expect, it } from 'vitest';
import type { Signataire } from './depot';
import { DemandeSignatureRecue, manquesSignature } from './signature';

const trait: Signataire['traits'] = [
	[
		[0.1, 0.5, 0],
		[0.6, 0.4, 200]
	]
];
const candidat: Signataire = { qui: 'candidat', nom: null, traits: trait };
const parent: Signataire = { qui: 'representant', nom: 'Sainvil Marc', traits: trait };
const champs = (signataires: Signataire[], mineur = false) => manquesSignature(signataires, mineur).map((e) => e.champ);

describe('who has signed', () => {
	it('an adult signs alone; of a minor the représentant légal signs too, by name and hand (S2 §4.1)', () => {
		expect(champs([candidat])).toEqual([]);
		expect(champs([candidat], true)).toEqual(['nom-representant']);
		expect(champs([candidat, { ...parent, nom: null }], true)).toEqual(['nom-representant']);
		expect(champs([candidat, parent], true)).toEqual([]);
	});

	it('a dot is no signature', () => {
		expect(champs([{ ...candidat, traits: [[[0.5, 0.5, 0]]] }])).toEqual(['signature-candidat']);
		expect(champs([{ ...candidat, traits: [] }])).toEqual(['signature-candidat']);
	});

	it('somebody who cannot draw signs by writing their name', () => {
		expect(champs([{ qui: 'candidat', nom: 'Alya Sainvil', traits: [] }])).toEqual([]);
	});
});

describe('what arrives', () => {
	const demande = { pieceId: 'recapitulatif_signe', version: 1, signataires: [candidat] };
	const accepte = (corps: unknown) => DemandeSignatureRecue.safeParse(corps).success;

	it('is refused when a point lies outside the frame, or when a stroke never ends', () => {
		expect(accepte(demande)).toBe(true);
		expect(accepte({ ...demande, signataires: [{ ...candidat, traits: [[[1.2, 0, 0]]] }] })).toBe(false);
		const sansFin = [Array.from({ length: 3_001 }, () => [0.5, 0.5, 1])];
		expect(accepte({ ...demande, signataires: [{ ...candidat, traits: sansFin }] })).toBe(false);
		expect(accepte({ ...demande, signataires: [] })).toBe(false);
		expect(accepte({ ...demande, autre: 1 })).toBe(false);
	});
});
