import { describe, expect, it } from 'vitest';
import { avec, CONTEXTE_INDIVIDUEL, CONTEXTE_S2 } from './contexte.exemple';
import { piecesDemandees } from './pieces';
import type { Contexte } from './contexte';

const libelles = (contexte: Contexte) => piecesDemandees(contexte).map((p) => p.libelle);
const JDC = 'Certificat individuel de participation à la JDC, ou attestation de situation administrative';
const ne = (contexte: Contexte, dateNaissance: string): Contexte => ({
	...contexte,
	compte: { ...contexte.compte, dateNaissance }
});

describe('the pièces asked of a candidature', () => {
	it('R-151 R-201 always hold the identity, by deposit on line', () => {
		expect(piecesDemandees(CONTEXTE_INDIVIDUEL)[0]).toEqual({
			id: 'identite',
			code: 'DCSTID01',
			groupe: 'Identité',
			libelle: "Document justifiant l'identité",
			mode: 'en_ligne',
			raison: null,
			avant: null,
			effet: null,
			rectoVerso: true
		});
	});

	it('R-155 always hold the signed récapitulatif; a minor’s is signed by the représentant légal too', () => {
		expect(libelles(CONTEXTE_INDIVIDUEL)).toContain('Récapitulatif de votre candidature signé');
		const mineur = libelles(ne(CONTEXTE_INDIVIDUEL, '2009-06-01'));
		expect(mineur).toContain('Récapitulatif de votre candidature signé par vous et par votre représentant légal');
		expect(mineur).not.toContain('Récapitulatif de votre candidature signé');
	});

	it.each([
		['the day before turning 16', '2010-11-06', false],
		['on turning 16', '2010-11-05', true],
		['on the eve of turning 25', '2001-11-06', true],
		['on turning 25', '2001-11-05', false]
	])('R-209 the JDC, %s', (_, naissance, demandee) => {
		expect(libelles(ne(CONTEXTE_INDIVIDUEL, naissance)).includes(JDC)).toBe(demandee);
	});

	it('R-209 the JDC is not asked of another nationality', () => {
		const { identification } = CONTEXTE_INDIVIDUEL.saisie;
		const lettonne = avec(CONTEXTE_INDIVIDUEL, { identification: { ...identification, nationalite: '107' } });
		expect(libelles(lettonne)).not.toContain(JDC);
	});

	it('R-103 an acquis needs its proof: the diploma for a dispense, the relevé for a mark kept', () => {
		expect(libelles(CONTEXTE_S2)).toContain('Diplôme donnant droit à dispense');
		expect(libelles(CONTEXTE_S2)).not.toContain('Relevé de notes de la session précédente');
		const { acquis } = CONTEXTE_INDIVIDUEL.saisie;
		const dejaPresente = { annee: '2024', academie: '33', notes: { E2: '12' } };
		const avecNote = avec(CONTEXTE_INDIVIDUEL, { acquis: { ...acquis, dejaPresente } });
		expect(libelles(avecNote)).toContain('Relevé de notes de la session précédente');
		const sansNote = avec(CONTEXTE_INDIVIDUEL, {
			acquis: { ...acquis, dejaPresente: { ...dejaPresente, notes: { E2: '' } } }
		});
		expect(libelles(sansNote)).not.toContain('Relevé de notes de la session précédente');
	});

	it('R-084 an aménagement asks for the doctor’s certificate, and says why', () => {
		const { candidature } = CONTEXTE_INDIVIDUEL.saisie;
		const demande = avec(CONTEXTE_INDIVIDUEL, { candidature: { ...candidature, handicap: true } });
		expect(piecesDemandees(demande)).toContainEqual({
			id: 'amenagement_demande',
			code: null,
			groupe: 'Aménagement d’épreuves',
			libelle: "Certificat d'un médecin agréé indiquant les mesures d'aménagement demandées",
			mode: 'autre',
			raison: 'Vous demandez un aménagement d’épreuves',
			avant: null,
			effet: null
		});
		expect(libelles(CONTEXTE_INDIVIDUEL).join()).not.toContain('médecin');
	});

	it('R-200 the proof of experience of an INDIVIDUEL goes by post, and is not asked of a pupil', () => {
		const conditions = (contexte: Contexte) => piecesDemandees(contexte).filter((p) => p.groupe === 'Conditions');
		expect(conditions(CONTEXTE_INDIVIDUEL).map((p) => p.mode)).toEqual(['postal']);
		expect(conditions(CONTEXTE_S2)).toEqual([]);
	});
});
